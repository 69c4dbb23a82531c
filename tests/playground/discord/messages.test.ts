import { ChannelType, GatewayIntentBits } from 'discord.js';
import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';
import { openWorld } from './open-world.ts';

test('the library sends a message with a file and reads it back', async () => {
  const { standIn, world } = await openWorld();
  const client = await connectClient(standIn, { intents: GatewayIntentBits.Guilds });
  const channel = await client.channels.fetch(world.channels.general, { allowUnknownGuild: true });
  if (channel?.type !== ChannelType.GuildText) throw new Error('no text channel');
  const files = [{ attachment: Buffer.from('hello'), name: 'a.txt', description: 'a file' }];
  const sent = await channel.send({ content: 'look', files });
  const attachment = sent.attachments.first();
  expect(attachment).toMatchObject({ name: 'a.txt', size: 5, description: 'a file' });
  expect(await (await fetch(attachment?.url ?? '')).text()).toBe('hello');
  expect(standIn.requests().at(-1)).toMatchObject({
    method: 'POST',
    path: `/channels/${world.channels.general}/messages`,
    body: { content: 'look', attachments: [{ id: '0' }] },
    status: 200,
  });
  await sent.edit('changed');
  await sent.delete();
  expect(standIn.messages(world.channels.general)).toEqual([]);
});

test('an upload that a component shows is not listed as attachment', async () => {
  const { call, fan } = await openWorld();
  const form = new FormData();
  const components = [{ type: 13, file: { url: 'attachment://a.ics' } }];
  form.set('payload_json', JSON.stringify({ flags: MessageFlags.IsComponentsV2, components }));
  form.set('files[0]', new Blob(['BEGIN']), 'a.ics');
  const { body, status } = await call('POST', `/channels/${fan.channelId}/messages`, form);
  expect(status).toBe(200);
  expect(body).toMatchObject({ attachments: [], components: [{ id: 1, name: 'a.ics', size: 5, spoiler: false }] });
});

test('components are numbered in reading order around the ids that were given', async () => {
  const { call, fan } = await openWorld();
  const components = [
    { type: 17, components: [{ type: 10, content: 'a' }, { type: 10, id: 3, content: 'b' }, { type: 14 }] },
    { type: 10, id: 0, content: 'c' },
  ];
  const { body } = await call('POST', `/channels/${fan.channelId}/messages`, {
    flags: MessageFlags.IsComponentsV2,
    components,
  });
  expect(body).toMatchObject({
    components: [
      {
        id: 1,
        accent_color: null,
        spoiler: false,
        components: [{ id: 2 }, { id: 3 }, { id: 4, divider: true, spacing: 1 }],
      },
      { id: 5 },
    ],
  });
});

test('a nonce that is enforced gives back the first message, anywhere, for some minutes', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { call, fan, world, standIn } = await openWorld({ now: () => new Date(now), nonceWindowMs: 60_000 });
  const send = async (channelId: string, enforce: boolean) => {
    const body = { content: 'once', nonce: 'n1', enforce_nonce: enforce };
    return (await call('POST', `/channels/${channelId}/messages`, body)).body as { id: string; code?: number };
  };
  const first = await send(fan.channelId, true);
  expect(first).toMatchObject({ nonce: 'n1' });
  expect((await send(fan.channelId, true)).id).toBe(first.id);
  expect((await send(world.channels.news, true)).id).toBe(first.id);
  expect((await send(fan.channelId, false)).id).not.toBe(first.id);
  expect(standIn.messages(fan.channelId)).toHaveLength(2);
  now += 60_001;
  const later = await send(fan.channelId, true);
  expect(later.id).not.toBe(first.id);
  standIn.deleteMessage(fan.channelId, later.id);
  expect((await send(fan.channelId, true)).code).toBe(10008);
});

test('messages are listed newest first, by page, and within the limit', async () => {
  const { call, fan, standIn } = await openWorld();
  const ids = Array.from({ length: 5 }, (_, index) => standIn.say(fan, `${index}`).id);
  const list = async (query: string) => {
    const { body } = await call('GET', `/channels/${fan.channelId}/messages${query}`);
    return Array.isArray(body) ? body.map(({ content }) => content).join('') : body;
  };
  expect(await list('')).toBe('43210');
  expect(await list('?limit=2')).toBe('43');
  expect(await list(`?limit=2&before=${ids[3]}`)).toBe('21');
  expect(await list(`?limit=2&after=${ids[1]}`)).toBe('32');
  expect(await list(`?limit=3&around=${ids[2]}`)).toBe('321');
  expect(await list('?limit=101')).toMatchObject({ code: 50035 });
});

test('an edit changes what it names, and only the author may change content', async () => {
  const { call, fan, standIn } = await openWorld();
  const path = `/channels/${fan.channelId}/messages`;
  const { body } = await call('POST', path, { content: 'a', embeds: [{ title: 't' }] });
  const { id } = body as { id: string };
  const edited = await call('PATCH', `${path}/${id}`, { content: 'b' });
  expect(edited.body).toMatchObject({
    id,
    content: 'b',
    embeds: [{ title: 't' }],
    edited_timestamp: expect.any(String),
  });
  expect((await call('PATCH', `${path}/${id}`, { content: '', embeds: [] })).body).toMatchObject({ code: 50006 });
  const components = [{ type: 10, content: 'x' }];
  const flags = MessageFlags.IsComponentsV2;
  expect((await call('PATCH', `${path}/${id}`, { flags, components })).body).toMatchObject({ code: 50035 });
  const turned = await call('PATCH', `${path}/${id}`, { flags, components, content: null, embeds: null });
  expect(turned.body).toMatchObject({ content: '', embeds: [], flags });
  expect((await call('PATCH', `${path}/${id}`, { content: 'back' })).body).toMatchObject({ code: 50035 });
  const other = standIn.say(fan, 'mine');
  expect((await call('PATCH', `${path}/${other.id}`, { content: 'ours' })).body).toMatchObject({ code: 50005 });
  expect((await call('DELETE', `${path}/${other.id}`)).body).toMatchObject({ code: 50013 });
  expect((await call('PATCH', `${path}/123456789012345678`, { content: 'b' })).body).toMatchObject({ code: 10008 });
});

test('mentions need the text, the allowance and the right', async () => {
  const { call, fan, world } = await openWorld();
  const content = `<@${fan.userId}> <@&${world.roles.newsletter}> <@&${world.roles.moderators}> @everyone`;
  const send = async (allowed?: object) => {
    const body = { content, ...(allowed && { allowed_mentions: allowed }) };
    const answer = (await call('POST', `/channels/${fan.channelId}/messages`, body)).body as {
      mentions: { id: string }[];
      mention_roles: string[];
      mention_everyone: boolean;
    };
    return [answer.mentions.map(({ id }) => id), answer.mention_roles, answer.mention_everyone];
  };
  expect(await send()).toEqual([[fan.userId], [world.roles.newsletter], false]);
  expect(await send({ parse: [] })).toEqual([[], [], false]);
  expect(await send({ parse: [], roles: [world.roles.newsletter] })).toEqual([[], [world.roles.newsletter], false]);
  expect(await send({ roles: [world.roles.moderators] })).toEqual([[], [], false]);
});

test('a reply names its message; without it, or without history, it is refused', async () => {
  const { call, fan, standIn, world } = await openWorld();
  const { id } = standIn.say(fan, 'question');
  const path = `/channels/${fan.channelId}/messages`;
  const reply = (message_id: string, more: object = {}) =>
    call('POST', path, { content: 'answer', message_reference: { message_id, ...more } });
  expect((await reply(id)).body).toMatchObject({ type: 19, message_reference: { message_id: id } });
  expect((await reply('123456789012345678')).body).toMatchObject({
    code: 50035,
    errors: { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE' }] } },
  });
  expect((await reply('123456789012345678', { fail_if_not_exists: false })).status).toBe(200);
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: 1n << 16n }] });
  expect((await reply(id)).body).toMatchObject({ code: 160002 });
});

test('an announcement is published once', async () => {
  const { call, fan, world } = await openWorld();
  const path = `/channels/${world.channels.news}/messages`;
  const { id } = (await call('POST', path, { content: 'news' })).body as { id: string };
  expect((await call('POST', `${path}/${id}/crosspost`)).body).toMatchObject({ flags: MessageFlags.Crossposted });
  expect(await call('POST', `${path}/${id}/crosspost`)).toMatchObject({ status: 400, body: { code: 40033 } });
  const elsewhere = `/channels/${fan.channelId}/messages`;
  const plain = (await call('POST', elsewhere, { content: 'x' })).body as { id: string };
  expect((await call('POST', `${elsewhere}/${plain.id}/crosspost`)).body).toMatchObject({ code: 50024 });
});

test('a forum takes posts, not messages, and the post shares its id with its first message', async () => {
  const { call, standIn, world } = await openWorld();
  const forum = `/channels/${world.channels.forum}`;
  expect(await call('POST', `${forum}/messages`, { content: 'x' })).toMatchObject({
    status: 400,
    body: { code: 40058 },
  });
  const post = await call('POST', `${forum}/threads`, { name: 'Topic', message: { content: 'first' } });
  const { id } = post.body as { id: string };
  expect(post).toMatchObject({ status: 201, body: { type: 11, parent_id: world.channels.forum, message: { id } } });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'second' })).status).toBe(200);
  expect((await call('POST', `${forum}/threads`, { name: 'Empty', message: {} })).body).toMatchObject({ code: 50006 });
  expect((await call('POST', `${forum}/threads`, { name: '', message: { content: 'x' } })).body).toMatchObject({
    code: 50035,
  });
  standIn.setChannel(world.channels.forum, { flags: 1 << 4 });
  const untagged = await call('POST', `${forum}/threads`, { name: 'Topic', message: { content: 'x' } });
  expect(untagged.body).toMatchObject({ code: 40067 });
});

test('a thread from a message has its id; locked it takes nothing, archived it wakes', async () => {
  const { call, fan, standIn } = await openWorld();
  const { id } = standIn.say(fan, 'start');
  const start = `/channels/${fan.channelId}/messages/${id}/threads`;
  expect(await call('POST', start, { name: 'Thread' })).toMatchObject({ status: 201, body: { id, type: 11 } });
  expect((await call('POST', start, { name: 'Thread' })).body).toMatchObject({ code: 160004 });
  const sent = await call('POST', `/channels/${id}/messages`, { content: 'x' });
  standIn.setThread(id, { archived: true });
  const first = (sent.body as { id: string }).id;
  expect((await call('PATCH', `/channels/${id}/messages/${first}`, { content: 'y' })).body).toMatchObject({
    code: 50083,
  });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).status).toBe(200);
  expect((await call('GET', `/channels/${id}`)).body).toMatchObject({ thread_metadata: { archived: false } });
  standIn.setThread(id, { locked: true });
  expect(await call('POST', `/channels/${id}/messages`, { content: 'x' })).toMatchObject({
    status: 403,
    body: { code: 160005 },
  });
});

test('a direct message goes to the channel of the two', async () => {
  const { call, fan, standIn } = await openWorld();
  const opened = await call('POST', '/users/@me/channels', { recipient_id: fan.userId });
  const { id } = opened.body as { id: string };
  expect(opened.body).toMatchObject({ type: 1, recipients: [{ id: fan.userId }] });
  expect(standIn.dmChannel(fan.userId).id).toBe(id);
  expect((await call('POST', `/channels/${id}/messages`, { content: 'hello' })).status).toBe(200);
});

test('whom the bot meets in no guild it cannot write to, unless they have installed it', async () => {
  const { call, fan, standIn, world } = await openWorld();
  const { id } = standIn.dmChannel(fan.userId);
  const send = () => call('POST', `/channels/${id}/messages`, { content: 'hello' });
  expect((await send()).status).toBe(200);
  standIn.removeBot(world.guildId);
  expect(await send()).toMatchObject({ status: 403, body: { code: 50278 } });
  standIn.installForUser(fan.userId);
  expect((await send()).status).toBe(200);
});
