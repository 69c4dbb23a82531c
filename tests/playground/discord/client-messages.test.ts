import {
  AttachmentBuilder,
  ChannelType,
  ContainerBuilder,
  type DiscordAPIError,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Message,
  MessageFlags,
  MessageReferenceType,
  PermissionFlagsBits,
  PollLayoutType,
  Routes,
  TextDisplayBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openClient } from './open-client.ts';

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: DiscordAPIError) => error.code,
  );
const messageIntents = GatewayIntentBits.GuildMessages | GatewayIntentBits.GuildMessageReactions;

describe('with messages, the library', () => {
  test('sends text and gets the message back', async () => {
    const { general, client } = await openClient();
    const sent = await general.send('hello');
    expect(sent).toMatchObject({ content: 'hello', author: client.user, channelId: general.id });
    expect(sent.createdTimestamp).toBeGreaterThan(Date.now() - 5000);
  });

  test('sends an embed with fields, footer and colour', async () => {
    const { general } = await openClient();
    const embed = new EmbedBuilder({ title: 'T', color: 0x2e8b57, fields: [{ name: 'n', value: 'v', inline: true }] });
    const sent = await general.send({ embeds: [embed.setFooter({ text: 'f' })] });
    expect(sent.embeds[0]).toMatchObject({ title: 'T', color: 0x2e8b57, footer: { text: 'f' } });
    expect(sent.embeds[0]?.fields).toEqual([{ name: 'n', value: 'v', inline: true }]);
  });

  test('sends a container and reads its components', async () => {
    const { general } = await openClient();
    const container = new ContainerBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent('words'));
    const sent = await general.send({ components: [container], flags: MessageFlags.IsComponentsV2 });
    expect(sent.flags.has(MessageFlags.IsComponentsV2)).toBe(true);
    expect(sent.components[0]?.toJSON()).toMatchObject({ type: 17, components: [{ type: 10, content: 'words' }] });
  });

  test('sends several files with descriptions', async () => {
    const { general } = await openClient();
    const files = ['a', 'b'].map((name) =>
      new AttachmentBuilder(Buffer.from(name.repeat(3)), { name: `${name}.txt` }).setDescription(`about ${name}`),
    );
    const sent = await general.send({ files });
    expect(sent.attachments.map(({ name, size, description }) => [name, size, description])).toEqual([
      ['a.txt', 3, 'about a'],
      ['b.txt', 3, 'about b'],
    ]);
  });

  test('keeps the files that an edit names and drops the others', async () => {
    const { general } = await openClient();
    const files = ['a.txt', 'b.txt'].map((name) => new AttachmentBuilder(Buffer.from(name), { name }));
    const sent = await general.send({ files });
    const kept = sent.attachments.first();
    const edited = await sent.edit({ attachments: kept === undefined ? [] : [kept] });
    expect(edited.attachments.map(({ name }) => name)).toEqual(['a.txt']);
  });

  test('replies, and finds what was replied to', async () => {
    const { general } = await openClient();
    const first = await general.send('first');
    const reply = await first.reply('second');
    expect(reply.reference).toMatchObject({ messageId: first.id, channelId: general.id });
    expect((await reply.fetchReference()).content).toBe('first');
  });

  test('forwards a message with a copy of what it says', async () => {
    const { general, world, client } = await openClient();
    const news = await client.channels.fetch(world.channels.news);
    if (news?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
    const first = await general.send('pass it on');
    const forwarded = await first.forward(news);
    await first.edit('changed since');
    const found = await news.messages.fetch({ message: forwarded.id, force: true });
    expect(found.reference?.type).toBe(MessageReferenceType.Forward);
    expect(found.flags.has(MessageFlags.HasSnapshot)).toBe(true);
    expect(found.messageSnapshots.first()?.content).toBe('pass it on');
  });

  test('edits, and sees when that was', async () => {
    const { general } = await openClient();
    const sent = await general.send('one');
    const edited = await sent.edit('two');
    expect(edited.content).toBe('two');
    expect(edited.editedTimestamp).toBeGreaterThanOrEqual(sent.createdTimestamp);
  });

  test('deletes, and the message is unknown from then on', async () => {
    const { general } = await openClient();
    const sent = await general.send('gone');
    await sent.delete();
    expect(await code(general.messages.fetch({ message: sent.id, force: true }))).toBe(10008);
  });

  test('deletes many at once', async () => {
    const { general, standIn } = await openClient({ rights: PermissionFlagsBits.ManageMessages });
    const sent: Message[] = [];
    for (const text of ['a', 'b', 'c']) sent.push(await general.send(text));
    const deleted = await general.bulkDelete(sent.slice(0, 2));
    expect(deleted.size).toBe(2);
    expect(standIn.messages(general.id).map(({ content }) => content)).toEqual(['c']);
  });

  test('hears of many deleted at once in one event', async () => {
    const { general, client } = await openClient({
      intents: messageIntents,
      rights: PermissionFlagsBits.ManageMessages,
    });
    const sent = [await general.send('a'), await general.send('b')];
    const heard = new Promise<number>((resolve) =>
      client.once(Events.MessageBulkDelete, (messages) => resolve(messages.size)),
    );
    await general.bulkDelete(sent);
    expect(await heard).toBe(2);
  });

  test('may not delete many without the right, nor what is too old', async () => {
    const { general, call, standIn, world } = await openClient();
    const sent = [await general.send('a'), await general.send('b')];
    expect(await code(general.bulkDelete(sent))).toBe(50013);
    standIn.setRolePermissions(world.guildId, standIn.botRoleId(world.guildId), PermissionFlagsBits.ManageMessages);
    const old = ['100000000000000000', '100000000000000001'];
    const answer = await call('POST', `/channels/${general.id}/messages/bulk-delete`, { messages: old });
    expect(answer).toMatchObject({ status: 400, body: { code: 50034 } });
  });

  test('reads back by page and around a message', async () => {
    const { general } = await openClient();
    const ids: string[] = [];
    for (const text of ['1', '2', '3', '4', '5']) ids.push((await general.send(text)).id);
    const newest = await general.messages.fetch({ limit: 2, cache: false });
    expect(newest.map(({ content }) => content)).toEqual(['5', '4']);
    const older = await general.messages.fetch({ before: ids[2] ?? '', limit: 5, cache: false });
    expect(older.map(({ content }) => content)).toEqual(['2', '1']);
    const around = await general.messages.fetch({ around: ids[2] ?? '', limit: 3, cache: false });
    expect(around.map(({ content }) => content)).toEqual(['4', '3', '2']);
  });

  test('reacts, sees the count, and takes the reaction back', async () => {
    const { general, standIn } = await openClient();
    const sent = await general.send('like it?');
    const reaction = await sent.react('👍');
    const found = await general.messages.fetch({ message: sent.id, force: true });
    expect(found.reactions.cache.get('👍')).toMatchObject({ count: 1, me: true });
    expect((await reaction.users.fetch()).size).toBe(1);
    await reaction.users.remove();
    expect(standIn.messages(general.id)[0]?.reactions).toBeUndefined();
  });

  test('hears of a reaction', async () => {
    const { general, client } = await openClient({ intents: messageIntents });
    const sent = await general.send('x');
    const heard = new Promise<string | null>((resolve) =>
      client.once(Events.MessageReactionAdd, ({ emoji }) => resolve(emoji.name)),
    );
    await sent.react('🎬');
    expect(await heard).toBe('🎬');
  });

  test('removes all reactions with the right to', async () => {
    const { general, standIn } = await openClient({ rights: PermissionFlagsBits.ManageMessages });
    const sent = await general.send('x');
    await sent.react('👍');
    await sent.react('👎');
    await sent.reactions.removeAll();
    expect(standIn.messages(general.id)[0]?.reactions).toBeUndefined();
  });

  test('may not react with what is no emoji', async () => {
    const { general } = await openClient();
    const sent = await general.send('x');
    expect(await code(sent.react('not-an-emoji'))).toBe(10014);
  });

  test('pins, lists pins, and unpins', async () => {
    const { general, standIn } = await openClient({ rights: PermissionFlagsBits.PinMessages });
    const sent = await general.send('keep');
    await sent.pin();
    expect((await general.messages.fetchPins()).items.map(({ message }) => message.id)).toEqual([sent.id]);
    expect(standIn.messages(general.id).at(-1)).toMatchObject({ type: 6 });
    await sent.unpin();
    expect((await general.messages.fetchPins()).items).toHaveLength(0);
  });

  test('may not pin without the right', async () => {
    const { general } = await openClient();
    const sent = await general.send('x');
    expect(await code(sent.pin())).toBe(50013);
  });

  test('publishes an announcement once', async () => {
    const { client, world, standIn } = await openClient();
    const news = await client.channels.fetch(world.channels.news);
    if (news?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
    const sent = await news.send('news');
    await sent.crosspost();
    expect(standIn.messages(news.id)[0]?.flags).toBe(MessageFlags.Crossposted);
    expect(await code(sent.crosspost())).toBe(40033);
  });

  test('publishes ten an hour in a channel, then has to wait', async () => {
    const { client, world, call } = await openClient();
    const news = await client.channels.fetch(world.channels.news);
    if (news?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
    for (let count = 0; count < 10; count += 1) await (await news.send(`${count}`)).crosspost();
    const last = await news.send('eleven');
    const answer = await call('POST', `/channels/${news.id}/messages/${last.id}/crosspost`);
    expect(answer.status).toBe(429);
    expect((answer.body as { retry_after: number }).retry_after).toBeGreaterThan(3000);
  });

  test('follows an announcement channel, and published messages arrive there', async () => {
    const { client, world, general, standIn } = await openClient({ rights: PermissionFlagsBits.ManageWebhooks });
    const news = await client.channels.fetch(world.channels.news);
    if (news?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
    await news.addFollower(general.id);
    await (await news.send('for all')).crosspost();
    const copy = standIn.messages(general.id).at(-1);
    expect(copy).toMatchObject({ content: 'for all', flags: MessageFlags.IsCrosspost });
    expect(copy?.message_reference).toMatchObject({ channel_id: news.id });
  });

  test('makes a webhook, posts through it under another name, and deletes it', async () => {
    const { general, standIn } = await openClient({ rights: PermissionFlagsBits.ManageWebhooks });
    const webhook = await general.createWebhook({ name: 'Courier' });
    const sent = await webhook.send({ content: 'by courier', username: 'Somebody' });
    expect((await webhook.editMessage(sent.id, 'corrected')).content).toBe('corrected');
    expect((await webhook.fetchMessage(sent.id)).content).toBe('corrected');
    expect(sent).toMatchObject({ content: 'by courier', webhookId: webhook.id });
    expect(standIn.messages(general.id).at(-1)?.author.username).toBe('Somebody');
    expect((await general.fetchWebhooks()).size).toBe(1);
    await webhook.delete();
    expect(await code(webhook.send('too late'))).toBe(10015);
  });

  test('may not name a webhook after the house, nor make sixteen', async () => {
    const { general } = await openClient({ rights: PermissionFlagsBits.ManageWebhooks });
    expect(await code(general.createWebhook({ name: 'My Discord' }))).toBe(50035);
    for (let count = 0; count < 15; count += 1) await general.createWebhook({ name: `w${count}` });
    expect(await code(general.createWebhook({ name: 'one more' }))).toBe(30007);
  });

  test('sends a poll', async () => {
    const { general } = await openClient({ rights: PermissionFlagsBits.SendPolls });
    const poll = {
      question: { text: 'Which?' },
      answers: [{ text: 'a' }, { text: 'b' }],
      duration: 1,
      allowMultiselect: false,
      layoutType: PollLayoutType.Default,
    };
    const sent = await general.send({ poll });
    expect(sent.poll?.answers.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('edits a published announcement three times an hour', async () => {
    const { client, world } = await openClient();
    const news = await client.channels.fetch(world.channels.news);
    if (news?.type !== ChannelType.GuildAnnouncement) throw new Error('No announcement channel');
    const sent = await news.send('news');
    await sent.crosspost();
    for (const text of ['1', '2', '3']) await sent.edit(text);
    const refused = await fetch(`${client.rest.options.api}/v10${Routes.channelMessage(news.id, sent.id)}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${client.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: '4' }),
    });
    expect(await refused.json()).toMatchObject({ code: 20022 });
  });

  test('pings nobody that it was not allowed to, and those whom it was', async () => {
    const { general, fan } = await openClient();
    const quiet = await general.send({ content: `<@${fan.userId}>`, allowedMentions: { parse: [] } });
    expect(quiet.mentions.users.size).toBe(0);
    const loud = await general.send({ content: `<@${fan.userId}>`, allowedMentions: { users: [fan.userId] } });
    expect(loud.mentions.users.has(fan.userId)).toBe(true);
  });

  test('sends the same nonce twice and gets one message', async () => {
    const { general, standIn } = await openClient();
    const body = { content: 'once', nonce: 'same', enforceNonce: true };
    const [first, second] = [await general.send(body), await general.send(body)];
    expect(second.id).toBe(first.id);
    expect(standIn.messages(general.id)).toHaveLength(1);
  });

  test('hears a message of a person, and waits for one that it is looking for', async () => {
    const { general, standIn, fan } = await openClient({
      intents: messageIntents | GatewayIntentBits.MessageContent,
      options: { privilegedIntents: GatewayIntentBits.MessageContent },
    });
    const awaited = general.awaitMessages({ filter: ({ content }) => content === 'yes', max: 1, time: 3000 });
    standIn.say(fan, 'no');
    standIn.say(fan, 'yes');
    expect((await awaited).map(({ content }) => content)).toEqual(['yes']);
  });

  test('hears an edit and a deletion', async () => {
    const { general, client } = await openClient({ intents: messageIntents });
    const sent = await general.send('a');
    const edited = new Promise<string | null>((resolve) =>
      client.once(Events.MessageUpdate, (_before, after) => resolve(after.id)),
    );
    const deleted = new Promise<string>((resolve) => client.once(Events.MessageDelete, ({ id }) => resolve(id)));
    await sent.edit('b');
    expect(await edited).toBe(sent.id);
    await sent.delete();
    expect(await deleted).toBe(sent.id);
  });

  test('learns where a body is wrong', async () => {
    const { general } = await openClient();
    const refused = await general.send('x'.repeat(2001)).catch((error: DiscordAPIError) => error);
    expect(refused).toMatchObject({ code: 50035, status: 400 });
    expect(String((refused as Error).message)).toContain('content[BASE_TYPE_MAX_LENGTH]');
  });

  test('writes a person directly', async () => {
    const { client, fan, standIn } = await openClient();
    const user = await client.users.fetch(fan.userId);
    await user.send('hello you');
    expect(standIn.messages(standIn.dmChannel(fan.userId).id)).toMatchObject([{ content: 'hello you' }]);
  });
});
