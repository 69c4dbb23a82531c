import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ComponentType,
  type DiscordAPIError,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { CommandOption } from '../../../src/playground/discord/stand-in.ts';
import { openClient } from './open-client.ts';

const button = (customId: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder({ customId, label: customId, style: ButtonStyle.Primary }),
  );

/** Until the library waits for more than what the test itself listens to: people are slower than its own answer. */
const listening = (client: Client) =>
  expect.poll(() => client.listenerCount(Events.InteractionCreate)).toBeGreaterThan(1);

/** A world in which `/try` is registered and answered so, and used by the fan. */
async function withCommand(answer: (interaction: Interaction) => Promise<unknown>, options: object[] = []) {
  const faults: unknown[] = [];
  const opened = await openClient({
    onInteraction: (interaction) => answer(interaction).catch((error: unknown) => faults.push(error)),
  });
  const given = { name: 'try', description: 'd', options } as Parameters<
    typeof opened.client.application.commands.create
  >[0];
  await opened.client.application.commands.create(given);
  return { ...opened, faults, use: (chosen: CommandOption[] = []) => opened.standIn.invoke(opened.fan, 'try', chosen) };
}

describe('with interactions, the library', () => {
  test('replies, and fetches its reply', async () => {
    let fetched = '';
    const { use } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('here');
      fetched = (await interaction.fetchReply()).content;
    });
    expect(await use()).toMatchObject({ kind: 'message', message: { content: 'here' } });
    await expect.poll(() => fetched).toBe('here');
  });

  test('gets the message with the callback when it asks for it', async () => {
    let id: string | undefined;
    const { use } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      id = (await interaction.reply({ content: 'x', withResponse: true })).resource?.message?.id;
    });
    const outcome = await use();
    await expect.poll(() => id).toBe(outcome.kind === 'message' ? outcome.message.id : '');
  });

  test('replies for one pair of eyes only', async () => {
    const { use, standIn, fan, world } = await withCommand(async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral });
    });
    await use();
    expect(standIn.messages(fan.channelId, fan.userId)).toHaveLength(1);
    expect(standIn.messages(fan.channelId, world.users.admin)).toHaveLength(0);
  });

  test('defers, then edits what it deferred', async () => {
    const { use, standIn, fan } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply('done');
    });
    expect((await use()).kind).toBe('deferred');
    await expect.poll(() => standIn.messages(fan.channelId)[0]?.content).toBe('done');
  });

  test('follows up twice', async () => {
    const { use, standIn, fan } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('1');
      await interaction.followUp('2');
      await interaction.followUp('3');
    });
    await use();
    await expect.poll(() => standIn.messages(fan.channelId).map(({ content }) => content)).toEqual(['1', '2', '3']);
  });

  test('deletes its reply', async () => {
    const { use, standIn, fan } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('gone soon');
      await interaction.deleteReply();
    });
    await use();
    await expect.poll(() => standIn.messages(fan.channelId)).toEqual([]);
  });

  test('may answer once', async () => {
    const { use, faults, client } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('one');
      const body = { type: 4, data: { content: 'two' } };
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await client.rest.post(path, { body, auth: false });
    });
    await use();
    await expect.poll(() => (faults[0] as DiscordAPIError | undefined)?.code).toBe(40060);
  });

  test('waits for a press on its reply', async () => {
    let pressedBy = '';
    const { client, use, standIn, fan } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const reply = await interaction.reply({ content: 'press', components: [button('go')], withResponse: true });
      const press = await reply.resource?.message?.awaitMessageComponent({
        componentType: ComponentType.Button,
        time: 3000,
      });
      pressedBy = press?.user.id ?? '';
      await press?.update({ content: 'pressed', components: [] });
    });
    const outcome = await use();
    const id = outcome.kind === 'message' ? outcome.message.id : '';
    await listening(client);
    expect(await standIn.press(fan, id, 'go')).toMatchObject({ kind: 'updated', message: { content: 'pressed' } });
    expect(pressedBy).toBe(fan.userId);
  });

  test('collects presses of several people', async () => {
    const seen: string[] = [];
    const { client, use, standIn, fan, world } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const reply = await interaction.reply({ content: 'press', components: [button('go')], withResponse: true });
      const collector = reply.resource?.message?.createMessageComponentCollector({ max: 2, time: 3000 });
      collector?.on('collect', async (press) => {
        seen.push(press.user.username);
        await press.deferUpdate();
      });
    });
    const outcome = await use();
    const id = outcome.kind === 'message' ? outcome.message.id : '';
    await listening(client);
    await standIn.press(fan, id, 'go');
    await standIn.press({ ...fan, userId: world.users.secondFan }, id, 'go');
    expect(seen).toEqual(['alex', 'sam']);
  });

  test('answers a press with a message of its own', async () => {
    const { use, standIn, fan } = await withCommand(async (interaction) => {
      if (interaction.isButton()) await interaction.reply('and another');
      else if (interaction.isChatInputCommand()) await interaction.reply({ content: 'x', components: [button('go')] });
    });
    const outcome = await use();
    const id = outcome.kind === 'message' ? outcome.message.id : '';
    expect(await standIn.press(fan, id, 'go')).toMatchObject({ kind: 'message', message: { content: 'and another' } });
  });

  test('reads what was chosen in a select', async () => {
    const { use, standIn, fan } = await withCommand(async (interaction) => {
      if (interaction.isStringSelectMenu()) return interaction.update({ content: interaction.values.join('+') });
      if (!interaction.isChatInputCommand()) return undefined;
      const options = ['a', 'b', 'c'].map((value) => ({ label: value, value }));
      const select = new StringSelectMenuBuilder({ customId: 's', minValues: 1, maxValues: 2, options });
      const row = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select);
      return interaction.reply({ content: 'choose', components: [row] });
    });
    const outcome = await use();
    const id = outcome.kind === 'message' ? outcome.message.id : '';
    expect(await standIn.select(fan, id, 's', ['a', 'c'])).toMatchObject({ message: { content: 'a+c' } });
  });

  test('opens a modal and waits for what is written in it', async () => {
    const { client, use, standIn, fan } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const input = new TextInputBuilder({ customId: 'words', style: TextInputStyle.Paragraph });
      const modal = new ModalBuilder({ customId: 'm', title: 'T' }).addLabelComponents(
        new LabelBuilder().setLabel('Words').setTextInputComponent(input),
      );
      await interaction.showModal(modal);
      const submitted = await interaction.awaitModalSubmit({ time: 3000 });
      await submitted.reply(submitted.fields.getTextInputValue('words'));
    });
    expect((await use()).kind).toBe('modal');
    await listening(client);
    expect(await standIn.submit(fan, 'm', { words: 'well said' })).toMatchObject({ message: { content: 'well said' } });
  });

  test('completes what is typed', async () => {
    const options = [{ type: ApplicationCommandOptionType.String, name: 'o', description: 'd', autocomplete: true }];
    const { standIn, fan } = await withCommand(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond([{ name: `${typed}!`, value: typed }]);
    }, options);
    const focused = { name: 'o', type: 3, value: 'abc', focused: true };
    expect(await standIn.autocomplete(fan, 'try', [focused])).toMatchObject({ choices: [{ name: 'abc!' }] });
  });

  test('reads options of every kind', async () => {
    const kinds = ApplicationCommandOptionType;
    const options = [
      [kinds.String, 'text'],
      [kinds.Integer, 'whole'],
      [kinds.Number, 'real'],
      [kinds.Boolean, 'flag'],
      [kinds.User, 'user'],
      [kinds.Channel, 'channel'],
      [kinds.Role, 'role'],
      [kinds.Mentionable, 'any'],
      [kinds.Attachment, 'file'],
    ].map(([type, name]) => ({ type, name, description: 'd' }));
    const { use, standIn, world } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options: given } = interaction;
      const read = [
        given.getString('text'),
        given.getInteger('whole'),
        given.getNumber('real'),
        given.getBoolean('flag'),
        given.getUser('user')?.username,
        given.getChannel('channel')?.name,
        given.getRole('role')?.name,
        given.getMentionable('any') !== null,
        given.getAttachment('file')?.size,
      ];
      await interaction.reply(JSON.stringify(read));
    }, options);
    const file = standIn.upload({ name: 'a.txt', type: 'text/plain', bytes: Buffer.from('1234') });
    const values = [
      't',
      3,
      1.5,
      true,
      world.users.fan,
      world.channels.news,
      world.roles.newsletter,
      world.users.admin,
      file.id,
    ];
    const given = options.map(({ type, name }, index) => ({
      type: Number(type),
      name: String(name),
      value: values[index] ?? '',
    }));
    expect(await use(given)).toMatchObject({
      message: { content: JSON.stringify(['t', 3, 1.5, true, 'alex', 'news', 'Newsletter', true, 4]) },
    });
  });

  test('knows the subcommand that was used', async () => {
    const options = [
      { type: 2, name: 'group', description: 'd', options: [{ type: 1, name: 'sub', description: 'd' }] },
    ];
    const { use } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(`${interaction.options.getSubcommandGroup()} ${interaction.options.getSubcommand()}`);
    }, options);
    const chosen = [{ name: 'group', type: 2, options: [{ name: 'sub', type: 1, options: [] }] }];
    expect(await use(chosen)).toMatchObject({ message: { content: 'group sub' } });
  });

  test('knows what it may do where it was asked', async () => {
    let own: bigint | undefined;
    const { use, standIn, fan } = await withCommand(async (interaction) => {
      own = interaction.appPermissions.bitfield;
      if (interaction.isRepliable()) await interaction.reply('x');
    });
    await use();
    expect(own).toBe(standIn.permissions(standIn.botUserId, fan.channelId));
  });

  test('is used on a message and on a person', async () => {
    const { client, standIn, fan, world } = await withCommand(async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
      if (interaction.isUserContextMenuCommand()) await interaction.reply(interaction.targetUser.username);
    });
    await client.application.commands.create({ name: 'Message', type: ApplicationCommandType.Message });
    await client.application.commands.create({ name: 'Person', type: ApplicationCommandType.User });
    const said = standIn.say(fan, 'my words');
    expect(await standIn.useMessageCommand(fan, 'Message', said.id)).toMatchObject({
      message: { content: 'my words' },
    });
    expect(await standIn.useUserCommand(fan, 'Person', world.users.admin)).toMatchObject({
      message: { content: 'robin' },
    });
  });

  test('answers in the direct messages', async () => {
    const { standIn, fan } = await withCommand(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(interaction.inGuild() ? 'guild' : 'direct');
    });
    const channelId = standIn.dmChannel(fan.userId).id;
    expect(await standIn.invoke({ ...fan, channelId }, 'try')).toMatchObject({ message: { content: 'direct' } });
  });

  test('shows a picture that it sends along', async () => {
    const { use, standIn } = await withCommand(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const gallery = { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://p.png' } }] } as const;
      const files = [{ attachment: Buffer.from('png'), name: 'p.png' }];
      await interaction.reply({ components: [gallery], files, flags: MessageFlags.IsComponentsV2 });
    });
    const outcome = await use();
    expect(outcome.kind).toBe('message');
    expect(JSON.stringify(outcome)).toContain(`${new URL(standIn.apiUrl).origin}/attachments/`);
  });

  test('comes too late after three seconds', async () => {
    const { use, faults, standIn } = await withCommand(async () => {});
    const opened = await openClient({
      options: { interactionTimeoutMs: 50 },
      onInteraction: async (interaction) => {
        await new Promise((resolve) => setTimeout(resolve, 120));
        if (interaction.isRepliable()) await interaction.reply('late').catch((error: unknown) => faults.push(error));
      },
    });
    await opened.client.application.commands.create({ name: 'try', description: 'd' });
    expect(await opened.standIn.invoke(opened.fan, 'try')).toEqual({ kind: 'timeout' });
    await expect.poll(() => (faults[0] as DiscordAPIError | undefined)?.code).toBe(10062);
    expect(use).toBeTypeOf('function');
    expect(standIn.sessions()).toBe(1);
  });

  test('may not ask for a modal with a modal', async () => {
    const { use, faults, standIn, fan } = await withCommand(async (interaction) => {
      const input = new TextInputBuilder({ customId: 'w', style: TextInputStyle.Short, required: false });
      const label = new LabelBuilder().setLabel('W').setTextInputComponent(input);
      const data = new ModalBuilder({ customId: 'm', title: 'T' }).addLabelComponents(label).toJSON();
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await interaction.client.rest.post(path, { body: { type: 9, data }, auth: false });
    });
    await use();
    await Promise.race([standIn.submit(fan, 'm', { w: 'x' }), new Promise((resolve) => setTimeout(resolve, 300))]);
    await expect.poll(() => (faults[0] as DiscordAPIError | undefined)?.status).toBe(400);
  });
});
