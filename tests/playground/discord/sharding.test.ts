import { GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';
import { openClient } from './open-client.ts';
import { openWorld } from './open-world.ts';
import { identifyRawBot, openRawBot } from './raw-bot.ts';

test('a bot with more guilds than a shard may have must shard', async () => {
  const { standIn, world, call } = await openWorld({ maxGuildsPerShard: 2 });
  for (const name of ['b', 'c', 'd']) standIn.addGuild({ name, ownerId: world.users.admin });
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({ shards: 2 });
  const alone = await openRawBot(standIn);
  alone.send(2, { token: standIn.token, properties: {}, intents: 0 });
  expect(await alone.closed).toBe(4011);
  const shards = standIn.guilds().map(({ id }) => Number((BigInt(id) >> 22n) % 4n));
  const crowded = shards.find((shard) => shards.filter((other) => other === shard).length > 2);
  if (crowded === undefined) await identifyRawBot(standIn, { shard: [shards[0] ?? 0, 4] });
});

test('each shard is told of its own guilds, and direct messages go to the first', async () => {
  const { standIn, world, fan } = await openWorld();
  standIn.addGuild({ name: 'b', ownerId: world.users.admin });
  const intents = GatewayIntentBits.DirectMessages;
  const bots = [
    await identifyRawBot(standIn, { intents, shard: [0, 2] }),
    await identifyRawBot(standIn, { intents, shard: [1, 2] }),
  ];
  const told = bots.map(({ ready }) => (ready.d.guilds as { id: string }[]).map(({ id }) => id));
  expect(told.flat().sort()).toEqual(
    standIn
      .guilds()
      .map(({ id }) => id)
      .sort(),
  );
  for (const [shard, ids] of told.entries()) for (const id of ids) expect(Number((BigInt(id) >> 22n) % 2n)).toBe(shard);
  standIn.say({ userId: fan.userId, channelId: standIn.dmChannel(fan.userId).id }, 'hello');
  await bots[0]?.take(({ t }) => t === 'MESSAGE_CREATE');
});

test('shards of one group wait for each other, those of another do not', async () => {
  const { standIn, call } = await openWorld({ identifySpacingMs: 5000, maxConcurrency: 2 });
  expect((await call('GET', '/gateway/bot')).body).toMatchObject({ session_start_limit: { max_concurrency: 2 } });
  await identifyRawBot(standIn, { shard: [0, 4] });
  await identifyRawBot(standIn, { shard: [1, 4] });
  const third = await openRawBot(standIn);
  third.send(2, { token: standIn.token, properties: {}, intents: 0, shard: [2, 4] });
  expect((await third.take(({ op }) => op === 9)).d).toBe(false);
});

test('how many identifies are left is counted down', async () => {
  const { standIn, call } = await openWorld({ identifyLimit: { limit: 7, windowMs: 86_400_000 } });
  const left = async () =>
    ((await call('GET', '/gateway/bot')).body as { session_start_limit: { total: number; remaining: number } })
      .session_start_limit;
  expect(await left()).toMatchObject({ total: 7, remaining: 7 });
  await identifyRawBot(standIn);
  expect(await left()).toMatchObject({ remaining: 6 });
});

test('the library runs two shards in one process', async () => {
  const { standIn } = await openWorld();
  const client = await connectClient(standIn, { intents: GatewayIntentBits.Guilds, shards: [0, 1], shardCount: 2 });
  expect(standIn.sessions()).toBe(2);
  expect(client.ws.shards.size).toBe(2);
});

test('the library fetches members by id and by name', async () => {
  const { client, world, fan } = await openClient({ intents: GatewayIntentBits.GuildMessages });
  const guild = client.guilds.cache.get(world.guildId);
  expect((await guild?.members.fetch({ user: [fan.userId] }))?.map(({ user }) => user.username)).toEqual(['alex']);
  expect((await guild?.members.fetch({ query: 'sa', limit: 5 }))?.map(({ user }) => user.username)).toEqual(['sam']);
});

test('the whole list of members is for those with the privileged intent', async () => {
  const { standIn, world } = await openWorld({ privilegedIntents: GatewayIntentBits.GuildMembers });
  const client = await connectClient(standIn, {
    intents: GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers,
  });
  const guild = await client.guilds.fetch(world.guildId);
  expect((await guild.members.fetch()).size).toBe(4);
  const without = await identifyRawBot(standIn);
  without.send(8, { guild_id: world.guildId, query: '', limit: 0 });
  without.send(1, null);
  await without.take(({ op }) => op === 11);
  expect(without.frames.filter(({ t }) => t === 'GUILD_MEMBERS_CHUNK')).toEqual([]);
});
