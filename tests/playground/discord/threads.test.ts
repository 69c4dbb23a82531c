import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { type OpenWorld, openWorld } from './open-world.ts';

const thread = { name: 't', type: ChannelType.PublicThread };

async function openThread({ call, fan }: OpenWorld, form: object = {}): Promise<string> {
  const made = await call('POST', `/channels/${fan.channelId}/threads`, { ...thread, ...form });
  expect(made.status).toBe(201);
  return (made.body as { id: string }).id;
}

test('active threads are listed by guild, archived ones by channel, newest first and by page', async () => {
  const opened = await openWorld();
  const { call, fan, standIn, world } = opened;
  const [first, second, third] = [await openThread(opened), await openThread(opened), await openThread(opened)];
  const active = async () => {
    const { body } = await call('GET', `/guilds/${world.guildId}/threads/active`);
    return (body as { threads: { id: string }[] }).threads.map(({ id }) => id);
  };
  expect(await active()).toEqual([first, second, third]);
  for (const id of [first, second]) {
    await call('PATCH', `/channels/${id}`, { archived: true });
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect(await active()).toEqual([third]);
  const page = await call('GET', `/channels/${fan.channelId}/threads/archived/public?limit=2`);
  expect(page.body).toMatchObject({ threads: [{ id: second }, { id: first }], has_more: false });
  const changedAt = (page.body as { threads: { thread_metadata: { archive_timestamp: string } }[] }).threads[0];
  const before = encodeURIComponent(changedAt?.thread_metadata.archive_timestamp ?? '');
  const older = await call('GET', `/channels/${fan.channelId}/threads/archived/public?before=${before}`);
  expect(older.body).toMatchObject({ threads: [{ id: first }] });
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: 1n << 10n }] });
  expect(await active()).toEqual([]);
});

test('archived private threads are for moderators', async () => {
  const { call, fan } = await openWorld();
  const answer = await call('GET', `/channels/${fan.channelId}/threads/archived/private`);
  expect(answer).toMatchObject({ status: 403, body: { code: 50013 } });
});

test('an archived thread cannot be renamed, wakes with a message and says so', async () => {
  const opened = await openWorld();
  const { call, standIn } = opened;
  const id = await openThread(opened);
  await call('PATCH', `/channels/${id}`, { archived: true });
  expect((await call('PATCH', `/channels/${id}`, { name: 'new' })).body).toMatchObject({ code: 50083 });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).status).toBe(200);
  expect((await call('GET', `/channels/${id}`)).body).toMatchObject({ thread_metadata: { archived: false } });
  expect(standIn.messages(id)).toHaveLength(1);
});

test('a locked thread takes nothing, and only moderators open it again', async () => {
  const opened = await openWorld();
  const { call, standIn, world } = opened;
  const id = await openThread(opened);
  standIn.setThread(id, { archived: true, locked: true });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).body).toMatchObject({ code: 160005 });
  expect((await call('PATCH', `/channels/${id}`, { archived: false })).body).toMatchObject({ code: 50013 });
  const role = standIn.botRoleId(world.guildId);
  standIn.setRolePermissions(world.guildId, role, PermissionFlagsBits.ManageThreads);
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).status).toBe(200);
});

test('a guild has so many active threads and no more', async () => {
  const opened = await openWorld({ maxActiveThreads: 1 });
  const id = await openThread(opened);
  const { call, fan } = opened;
  expect((await call('POST', `/channels/${fan.channelId}/threads`, thread)).body).toMatchObject({ code: 160006 });
  await call('PATCH', `/channels/${id}`, { archived: true });
  await openThread(opened);
});

test.each([
  ['a name above 100', { name: 'x'.repeat(101) }, 'name'],
  ['no name', { name: '' }, 'name'],
  ['a time to archive that is none', { auto_archive_duration: 61 }, 'auto_archive_duration'],
  ['a type that is none', { type: 15 }, 'type'],
])('a thread with %s is refused', async (_, form, field) => {
  const { call, fan } = await openWorld();
  const answer = await call('POST', `/channels/${fan.channelId}/threads`, { ...thread, ...form });
  expect(answer).toMatchObject({ status: 400, body: { code: 50035, errors: { [field]: { _errors: [{}] } } } });
});

test('a thread without a type is private, which takes a right of its own', async () => {
  const { call, fan } = await openWorld();
  const answer = await call('POST', `/channels/${fan.channelId}/threads`, { name: 't' });
  expect(answer).toMatchObject({ status: 403, body: { code: 50013 } });
});

test('a forum that requires a tag takes posts with one of its own tags', async () => {
  const { call, standIn, world } = await openWorld();
  const forum = standIn.addChannel({
    guildId: world.guildId,
    name: 'tagged',
    type: ChannelType.GuildForum,
    flags: 1 << 4,
    tags: ['news'],
  });
  const post = (applied_tags?: string[]) =>
    call('POST', `/channels/${forum.id}/threads`, { name: 'p', message: { content: 'x' }, applied_tags });
  expect((await call('POST', `/channels/${forum.id}/messages`, { content: 'x' })).body).toMatchObject({ code: 40058 });
  expect((await post()).body).toMatchObject({ code: 40067 });
  expect((await post(['1'])).body).toMatchObject({ code: 10087 });
  expect((await post(Array.from({ length: 6 }, (_, n) => `${n}`))).body).toMatchObject({ code: 50035 });
  const { available_tags: tags } = (await call('GET', `/channels/${forum.id}`)).body as {
    available_tags: { id: string; name: string }[];
  };
  expect(tags.map(({ name }) => name)).toEqual(['news']);
  const made = await post(tags.map(({ id }) => id));
  expect(made).toMatchObject({ status: 201, body: { applied_tags: tags.map(({ id }) => id) } });
});

test('a post needs the right to send, and no right for threads', async () => {
  const { call, standIn, world } = await openWorld();
  const post = () =>
    call('POST', `/channels/${world.channels.forum}/threads`, { name: 'p', message: { content: 'x' } });
  const deny = (bits: bigint) =>
    standIn.setChannel(world.channels.forum, { overwrites: [{ id: world.guildId, type: 0, deny: bits }] });
  deny(PermissionFlagsBits.CreatePublicThreads);
  expect((await post()).status).toBe(201);
  deny(PermissionFlagsBits.SendMessages);
  expect((await post()).body).toMatchObject({ code: 50013 });
});

test.each([
  ['21 tags', Array.from({ length: 21 }, (_, n) => ({ name: `${n}` }))],
  ['a tag above 20', [{ name: 'x'.repeat(21) }]],
])('a forum with %s is refused', async (_, available_tags) => {
  const { call, standIn, world } = await openWorld();
  const role = standIn.botRoleId(world.guildId);
  standIn.setRolePermissions(world.guildId, role, PermissionFlagsBits.ManageChannels);
  const answer = await call('PATCH', `/channels/${world.channels.forum}`, { available_tags });
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
});
