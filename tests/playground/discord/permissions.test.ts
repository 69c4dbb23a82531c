import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';

const { ViewChannel, SendMessages, ReadMessageHistory, EmbedLinks, AttachFiles, MentionEveryone, Connect } =
  PermissionFlagsBits;

test('an overwrite of a role beats that of everyone, and one of the member beats both', async () => {
  const { standIn, world } = await openWorld();
  const { secondFan } = world.users;
  const { general } = world.channels;
  const has = () => (standIn.permissions(secondFan, general) & SendMessages) !== 0n;
  const everyone = { id: world.guildId, type: 0 as const, deny: SendMessages };
  const role = { id: world.roles.newsletter, type: 0 as const, allow: SendMessages };
  const member = { id: secondFan, type: 1 as const, deny: SendMessages };
  standIn.setChannel(general, { overwrites: [everyone] });
  expect(has()).toBe(false);
  standIn.setChannel(general, { overwrites: [role, everyone] });
  expect(has()).toBe(true);
  standIn.setChannel(general, { overwrites: [member, role, everyone] });
  expect(has()).toBe(false);
});

test('within a level an allowance beats a denial', async () => {
  const { standIn, world } = await openWorld();
  const { secondFan } = world.users;
  standIn.addMember({
    guildId: world.guildId,
    userId: secondFan,
    roles: [world.roles.newsletter, world.roles.moderators],
  });
  const overwrites = [
    { id: world.roles.newsletter, type: 0 as const, allow: SendMessages },
    { id: world.roles.moderators, type: 0 as const, deny: SendMessages },
  ];
  standIn.setChannel(world.channels.general, { overwrites });
  expect(standIn.permissions(secondFan, world.channels.general) & SendMessages).toBe(SendMessages);
});

test('without sight there is nothing, without sending nothing that goes with it', async () => {
  const { standIn, world, fan } = await openWorld();
  const deny = (bits: bigint, channelId = fan.channelId) =>
    standIn.setChannel(channelId, { overwrites: [{ id: world.guildId, type: 0, deny: bits }] });
  deny(ViewChannel);
  expect(standIn.permissions(fan.userId, fan.channelId)).toBe(0n);
  deny(SendMessages);
  const rights = standIn.permissions(fan.userId, fan.channelId);
  expect(rights & (EmbedLinks | AttachFiles | MentionEveryone)).toBe(0n);
  expect(rights & ReadMessageHistory).toBe(ReadMessageHistory);
  deny(Connect, world.channels.voice);
  expect(standIn.permissions(fan.userId, world.channels.voice)).toBe(ViewChannel);
});

test('owners and administrators may do everything, in spite of overwrites', async () => {
  const { standIn, world, fan, admin } = await openWorld();
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: ViewChannel }] });
  expect(standIn.permissions(admin.userId, admin.channelId) & SendMessages).toBe(SendMessages);
  standIn.setRolePermissions(world.guildId, world.roles.newsletter, PermissionFlagsBits.Administrator);
  expect(standIn.permissions(world.users.secondFan, fan.channelId) & SendMessages).toBe(SendMessages);
});

test('a member in timeout may look and read until it is over', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { standIn, world, fan } = await openWorld({ now: () => new Date(now) });
  standIn.setTimeout(world.guildId, fan.userId, new Date(now + 1000));
  expect(standIn.permissions(fan.userId, fan.channelId)).toBe(ViewChannel | ReadMessageHistory);
  now += 1001;
  expect(standIn.permissions(fan.userId, fan.channelId) & SendMessages).toBe(SendMessages);
});

test('a thread goes by its parent, with the right for threads in place of that for messages', async () => {
  const { standIn, world, fan, call } = await openWorld();
  const { id } = standIn.say(fan, 'start');
  await call('POST', `/channels/${fan.channelId}/messages/${id}/threads`, { name: 'Thread' });
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: SendMessages }] });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).status).toBe(200);
  const overwrites = [{ id: world.guildId, type: 0 as const, deny: PermissionFlagsBits.SendMessagesInThreads }];
  standIn.setChannel(fan.channelId, { overwrites });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).body).toMatchObject({ code: 50013 });
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: ViewChannel }] });
  expect((await call('POST', `/channels/${id}/messages`, { content: 'x' })).body).toMatchObject({ code: 50001 });
});

test.each([
  ['sight', ViewChannel, { content: 'x' }, 50001],
  ['sending', SendMessages, { content: 'x' }, 50013],
  ['embeds', EmbedLinks, { embeds: [{ title: 'x' }] }, 50013],
])('posting without the right to %s is refused with its code', async (_, deny, body, code) => {
  const { standIn, world, fan, call } = await openWorld();
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny }] });
  const answer = await call('POST', `/channels/${fan.channelId}/messages`, body);
  expect(answer).toMatchObject({ status: 403, body: { code } });
});

test('without the right to history the list is empty and a single message is refused', async () => {
  const { standIn, world, fan, call } = await openWorld();
  const { id } = standIn.say(fan, 'x');
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: ReadMessageHistory }] });
  expect(await call('GET', `/channels/${fan.channelId}/messages`)).toMatchObject({ status: 200, body: [] });
  expect((await call('GET', `/channels/${fan.channelId}/messages/${id}`)).body).toMatchObject({ code: 50013 });
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: ViewChannel }] });
  expect((await call('GET', `/channels/${fan.channelId}/messages`)).body).toMatchObject({ code: 50001 });
});

test("what is gone, or no longer the bot's, is refused by name", async () => {
  const { standIn, world, fan, call } = await openWorld();
  const nowhere = '123456789012345678';
  expect((await call('GET', `/channels/${nowhere}`)).body).toMatchObject({ code: 10003 });
  expect((await call('GET', `/guilds/${nowhere}`)).body).toMatchObject({ code: 10004 });
  expect((await call('GET', `/guilds/${world.guildId}/members/${nowhere}`)).body).toMatchObject({ code: 10007 });
  standIn.deleteChannel(world.channels.news);
  expect((await call('GET', `/channels/${world.channels.news}/messages`)).body).toMatchObject({ code: 10003 });
  standIn.removeBot(world.guildId);
  expect((await call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' })).body).toMatchObject({
    code: 50001,
  });
  expect((await call('GET', '/users/@me/guilds')).body).toEqual([]);
  standIn.addBot(world.guildId);
  expect((await call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' })).status).toBe(200);
});
