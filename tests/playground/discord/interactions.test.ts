import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import type { StandInOptions } from '../../../src/playground/discord/stand-in-options.ts';
import { connectClient } from './connect-client.ts';
import { openWorld } from './open-world.ts';
import { identifyRawBot } from './raw-bot.ts';

const echo = new SlashCommandBuilder()
  .setName('echo')
  .setDescription('Says it again')
  .addStringOption((option) => option.setName('text').setDescription('What').setAutocomplete(true).setMaxLength(20))
  .addChannelOption((option) => option.setName('where').setDescription('A place'))
  .addUserOption((option) => option.setName('whom').setDescription('A person'));

test('a slash command is answered with a message that names its user', async () => {
  const { standIn, fan, client } = await withBot(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply(`You said ${interaction.options.getString('text')}`);
  });
  const outcome = await standIn.invoke(fan, 'echo', [{ name: 'text', type: 3, value: 'hello' }]);
  expect(outcome).toMatchObject({
    kind: 'message',
    message: {
      content: 'You said hello',
      type: 20,
      author: { id: client.user.id },
      interaction_metadata: {
        type: 2,
        user: { id: fan.userId },
        authorizing_integration_owners: { '0': expect.any(String) },
      },
    },
  });
  expect(standIn.messages(fan.channelId)).toHaveLength(1);
});

test('an ephemeral reply is there for its user only, and not for the bot token', async () => {
  const { standIn, fan, world, call } = await withBot(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral });
  });
  const outcome = await standIn.invoke(fan, 'echo');
  expect(outcome).toMatchObject({ kind: 'message', message: { flags: MessageFlags.Ephemeral } });
  expect(standIn.messages(fan.channelId, fan.userId)).toHaveLength(1);
  expect(standIn.messages(fan.channelId, world.users.secondFan)).toEqual([]);
  expect((await call('GET', `/channels/${fan.channelId}/messages`)).body).toEqual([]);
  const [message] = standIn.messages(fan.channelId, fan.userId);
  expect((await call('GET', `/channels/${fan.channelId}/messages/${message?.id}`)).body).toMatchObject({ code: 10008 });
});

test('autocomplete gives the choices', async () => {
  const { standIn, fan } = await withBot(async (interaction) => {
    if (interaction.isAutocomplete()) {
      await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: 'x' }]);
    }
  });
  const outcome = await standIn.autocomplete(fan, 'echo', [{ name: 'text', type: 3, value: 'he', focused: true }]);
  expect(outcome).toEqual({ kind: 'choices', choices: [{ name: 'he!', value: 'x' }] });
});

test('a button updates its message, for whoever presses', async () => {
  const { standIn, fan, world } = await withBot(async (interaction) => {
    const button = new ButtonBuilder().setCustomId('v1:again').setLabel('Again').setStyle(ButtonStyle.Primary);
    const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'first', components });
    if (interaction.isButton()) await interaction.update({ content: `pressed by ${interaction.user.id}` });
  });
  const first = await standIn.invoke(fan, 'echo');
  if (first.kind !== 'message') throw new Error(first.kind);
  expect(first.message.components).toMatchObject([{ type: 1, id: 1, components: [{ type: 2, id: 2 }] }]);
  const second = { ...fan, userId: world.users.secondFan };
  const outcome = await standIn.press(second, first.message.id, 'v1:again');
  expect(outcome).toMatchObject({ kind: 'updated', message: { content: `pressed by ${second.userId}` } });
  expect(standIn.messages(fan.channelId)).toHaveLength(1);
  expect(await standIn.press(second, first.message.id, 'v1:other')).toMatchObject({ kind: 'refused' });
});

test('a deferred reply is edited, followed up and deleted', async () => {
  const { standIn, fan } = await withBot(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply({
      components: [new TextDisplayBuilder().setContent('done')],
      flags: MessageFlags.IsComponentsV2,
    });
    await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    await interaction.deleteReply();
    await interaction.followUp('the end');
  });
  const changes: string[] = [];
  standIn.subscribe((event) => {
    if (event.type === 'message-create') changes.push(`create ${event.visibleTo === null ? 'for all' : 'for one'}`);
    if (event.type === 'message-update') changes.push(`update to ${event.message.flags}`);
    if (event.type === 'message-delete') changes.push('delete');
  });
  const outcome = await standIn.invoke(fan, 'echo');
  expect(outcome).toEqual({ kind: 'deferred', messageId: expect.any(String) });
  await expect
    .poll(() => changes)
    .toEqual([
      'create for all',
      `update to ${MessageFlags.IsComponentsV2}`,
      'create for one',
      'delete',
      'create for all',
    ]);
});

test('a select carries its values and what they name', async () => {
  const { standIn, fan, world } = await withBot(async (interaction) => {
    const select = new ChannelSelectMenuBuilder().setCustomId('v1:where');
    const words = new StringSelectMenuBuilder().setCustomId('v1:word').addOptions({ label: 'A', value: 'a' });
    const components = [
      new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(select),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(words),
    ];
    if (interaction.isChatInputCommand()) await interaction.reply({ components, content: '?' });
    if (interaction.isChannelSelectMenu()) {
      const [channel] = interaction.channels.values();
      const rights = channel !== undefined && 'appPermissions' in channel ? channel.appPermissions : null;
      await interaction.reply(`${channel?.id} ${rights?.has('SendMessages')}`);
    }
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join());
  });
  const first = await standIn.invoke(fan, 'echo');
  if (first.kind !== 'message') throw new Error(first.kind);
  const chosen = await standIn.select(fan, first.message.id, 'v1:where', [world.channels.news]);
  expect(chosen).toMatchObject({ kind: 'message', message: { content: `${world.channels.news} true` } });
  expect(await standIn.select(fan, first.message.id, 'v1:word', ['a'])).toMatchObject({ message: { content: 'a' } });
  expect(await standIn.select(fan, first.message.id, 'v1:word', ['b'])).toMatchObject({ kind: 'refused' });
  expect(await standIn.select(fan, first.message.id, 'v1:word', ['a', 'a'])).toMatchObject({ kind: 'refused' });
});

test('a modal opens, is filled in and answered', async () => {
  const { standIn, fan } = await withBot(async (interaction) => {
    const input = new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short).setMaxLength(10);
    const modal = new ModalBuilder().setCustomId('v1:form').setTitle('Form');
    modal.addLabelComponents(new LabelBuilder().setLabel('Why?').setTextInputComponent(input));
    if (interaction.isChatInputCommand()) await interaction.showModal(modal);
    if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue('why'));
  });
  expect(await standIn.submit(fan, 'v1:form', { why: 'x' })).toMatchObject({ kind: 'refused' });
  expect(await standIn.invoke(fan, 'echo')).toMatchObject({ kind: 'modal', modal: { title: 'Form' } });
  expect(await standIn.submit(fan, 'v1:form', { why: 'far too many letters' })).toMatchObject({ kind: 'refused' });
  expect(await standIn.submit(fan, 'v1:form', {})).toMatchObject({ kind: 'refused' });
  expect(await standIn.submit(fan, 'v1:form', { why: 'because' })).toMatchObject({ message: { content: 'because' } });
});

test('an interaction without an answer times out, and a late answer is an unknown interaction', async () => {
  const { standIn, fan, call } = await openWorld({ interactionTimeoutMs: 20 });
  await register(call, standIn.applicationId);
  const bot = await identifyRawBot(standIn);
  expect(await standIn.invoke(fan, 'echo')).toEqual({ kind: 'timeout' });
  const { d } = await bot.take(({ t }) => t === 'INTERACTION_CREATE');
  const late = await call('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'late' } });
  expect(late).toMatchObject({ status: 404, body: { code: 10062 } });
  const after = await call('POST', `/webhooks/${standIn.applicationId}/${d.token}`, { content: 'late' });
  expect(after).toMatchObject({ status: 404, body: { code: 10015 } });
});

test('a second answer, a wrong type, an unknown token and a dead one are refused by name', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { standIn, fan, call } = await openWorld({ now: () => new Date(now) });
  await register(call, standIn.applicationId);
  const bot = await identifyRawBot(standIn);
  const outcome = standIn.invoke(fan, 'echo');
  const { d } = await bot.take(({ t }) => t === 'INTERACTION_CREATE');
  const callback = `/interactions/${d.id}/${d.token}/callback`;
  const webhook = `/webhooks/${standIn.applicationId}/${d.token}`;
  expect((await call('POST', webhook, { content: 'early' })).body).toMatchObject({ code: 10015 });
  expect((await call('POST', callback, { type: 7, data: { content: 'x' } })).body).toMatchObject({
    code: 50035,
    errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } },
  });
  const answered = await call('POST', `${callback}?with_response=true`, {
    type: 4,
    data: { content: 'x', tts: false, nonce: '1' },
  });
  expect(answered).toMatchObject({ status: 200, body: { interaction: { id: d.id, type: 2 }, resource: { type: 4 } } });
  expect(await outcome).toMatchObject({ kind: 'message' });
  expect(await call('POST', callback, { type: 4, data: { content: 'y' } })).toMatchObject({
    status: 400,
    body: { code: 40060 },
  });
  expect((await call('POST', `/interactions/${d.id}/wrong/callback`, { type: 4 })).body).toMatchObject({ code: 10062 });
  expect((await call('GET', `/webhooks/${standIn.applicationId}/wrong/messages/@original`)).body).toMatchObject({
    code: 10015,
  });
  expect((await call('GET', `${webhook}/messages/@original`)).status).toBe(200);
  now += 15 * 60_000 + 1;
  expect(await call('GET', `${webhook}/messages/@original`)).toMatchObject({ status: 401, body: { code: 50027 } });
});

test('an interaction carries every field that the library reads', async () => {
  const { standIn, fan, world, call } = await openWorld({ interactionTimeoutMs: 20 });
  await register(call, standIn.applicationId);
  const bot = await identifyRawBot(standIn);
  await standIn.invoke({ ...fan, channelId: world.channels.spoilers, locale: 'de' }, 'echo', [
    { name: 'where', type: 7, value: world.channels.news },
    { name: 'whom', type: 6, value: world.users.secondFan },
  ]);
  const { d } = await bot.take(({ t }) => t === 'INTERACTION_CREATE');
  const rights = expect.stringMatching(/^\d+$/);
  expect(d).toMatchObject({
    version: 1,
    type: 2,
    application_id: standIn.applicationId,
    guild_id: world.guildId,
    guild: { id: world.guildId, locale: 'en-US' },
    channel: { id: world.channels.spoilers, type: 0, flags: 1 << 21, permissions: rights },
    channel_id: world.channels.spoilers,
    locale: 'de',
    guild_locale: 'en-US',
    context: 0,
    entitlements: [],
    authorizing_integration_owners: { '0': world.guildId },
    attachment_size_limit: 10_485_760,
    app_permissions: rights,
    member: { user: { id: fan.userId }, permissions: rights },
    data: {
      name: 'echo',
      resolved: {
        channels: { [world.channels.news]: { type: 5, permissions: rights, app_permissions: rights } },
        users: { [world.users.secondFan]: { username: 'sam' } },
        members: { [world.users.secondFan]: { permissions: rights } },
      },
    },
  });
  expect(d.user).toBeUndefined();
  await standIn.invoke({ ...fan, channelId: standIn.dmChannel(fan.userId).id }, 'echo');
  const direct = await bot.take(({ t }) => t === 'INTERACTION_CREATE');
  expect(direct.d).toMatchObject({
    context: 1,
    user: { id: fan.userId },
    authorizing_integration_owners: { '0': '0' },
  });
  expect(direct.d.member).toBeUndefined();
});

test('what a client would not send is refused before the bot hears of it', async () => {
  const { standIn, fan, admin, world, call } = await openWorld({ interactionTimeoutMs: 20 });
  const commands = [
    echo.toJSON(),
    { name: 'manage', description: 'x', default_member_permissions: '32', contexts: [0] },
    { name: 'anywhere', description: 'x', integration_types: [1] },
    {
      name: 'strict',
      description: 'x',
      options: [{ type: 4, name: 'n', description: 'x', required: true, max_value: 5 }],
    },
  ];
  expect((await call('PUT', `/applications/${standIn.applicationId}/commands`, commands)).status).toBe(200);
  const refused = { kind: 'refused', reason: expect.any(String) };
  const direct = { ...admin, channelId: standIn.dmChannel(admin.userId).id };
  expect(await standIn.invoke(fan, 'nothing')).toEqual(refused);
  expect(await standIn.invoke(fan, 'manage')).toEqual(refused);
  expect(await standIn.invoke(admin, 'manage')).toEqual({ kind: 'timeout' });
  expect(await standIn.invoke(direct, 'manage')).toEqual(refused);
  expect(await standIn.invoke(fan, 'anywhere')).toEqual(refused);
  standIn.installForUser(fan.userId);
  expect(await standIn.invoke(fan, 'anywhere')).toEqual({ kind: 'timeout' });
  expect(await standIn.invoke(fan, 'strict')).toEqual(refused);
  expect(await standIn.invoke(fan, 'strict', [{ name: 'n', type: 4, value: 6 }])).toEqual(refused);
  expect(await standIn.invoke(fan, 'strict', [{ name: 'n', type: 4, value: 5 }])).toEqual({ kind: 'timeout' });
  expect(await standIn.invoke(fan, 'echo', [{ name: 'text', type: 3, value: 'x'.repeat(21) }])).toEqual(refused);
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: 1n << 31n }] });
  expect(await standIn.invoke(fan, 'echo')).toEqual(refused);
});

test('a message command carries its message', async () => {
  const { standIn, fan, client } = await withBot(async (interaction) => {
    if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.content);
  });
  await client.application.commands.set([{ name: 'Quote it', type: 3 }]);
  const said = standIn.say(fan, 'quotable');
  const outcome = await standIn.useMessageCommand(fan, 'Quote it', said.id);
  expect(outcome).toMatchObject({ kind: 'message', message: { content: 'quotable', type: 23 } });
});

async function withBot(onInteraction: (interaction: Interaction) => Promise<unknown>, options: StandInOptions = {}) {
  const opened = await openWorld(options);
  const client = await connectClient(opened.standIn, { onInteraction });
  await client.application.commands.set([echo]);
  await opened.standIn.whenReady(1_000);
  return { ...opened, client };
}

async function register(
  call: (method: string, path: string, body?: unknown) => Promise<unknown>,
  applicationId: string,
): Promise<void> {
  await call('PUT', `/applications/${applicationId}/commands`, [echo.toJSON()]);
}
