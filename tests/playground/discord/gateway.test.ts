import { Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { connectClient } from './connect-client.ts';
import { openWorld } from './open-world.ts';
import { identifyRawBot, openRawBot } from './raw-bot.ts';

test('a client without intents is ready and knows its guilds only by id', async () => {
  const { standIn, world } = await openWorld();
  const client = await connectClient(standIn);
  expect(client.user.id).toBe(standIn.botUserId);
  expect(client.application.id).toBe(standIn.applicationId);
  expect(client.guilds.cache.get(world.guildId)?.available).toBe(false);
  expect(standIn.sessions()).toBe(1);
});

test('a client with the guilds intent gets its guilds whole, with the bot as member', async () => {
  const { standIn, world } = await openWorld();
  const client = await connectClient(standIn, { intents: GatewayIntentBits.Guilds });
  const guild =
    client.guilds.cache.get(world.guildId) ?? (await new Promise((done) => client.once(Events.GuildAvailable, done)));
  expect(guild).toMatchObject({ name: 'Film club', ownerId: world.users.admin });
  await expect.poll(() => client.guilds.cache.get(world.guildId)?.channels.cache.size).toBe(5);
  expect(client.guilds.cache.get(world.guildId)?.members.me?.id).toBe(standIn.botUserId);
});

test('messages reach only sessions with their intent', async () => {
  const { standIn, fan } = await openWorld();
  const deaf = await identifyRawBot(standIn);
  const guilds = await identifyRawBot(standIn, { intents: GatewayIntentBits.GuildMessages });
  const direct = await identifyRawBot(standIn, { intents: GatewayIntentBits.DirectMessages });
  standIn.say(fan, 'hello');
  standIn.say({ ...fan, channelId: standIn.dmChannel(fan.userId).id }, 'psst');
  expect((await guilds.take(({ t }) => t === 'MESSAGE_CREATE')).d).toMatchObject({ channel_id: fan.channelId });
  expect((await direct.take(({ t }) => t === 'MESSAGE_CREATE')).d.guild_id).toBeUndefined();
  deaf.send(1, null);
  await deaf.take(({ op }) => op === 11);
  expect(deaf.frames.filter(({ t }) => t === 'MESSAGE_CREATE')).toEqual([]);
  expect(guilds.frames.filter(({ t }) => t === 'MESSAGE_CREATE')).toEqual([]);
});

test('message content of others is blank without the privileged intent', async () => {
  const { standIn, fan } = await openWorld({ privilegedIntents: GatewayIntentBits.MessageContent });
  const without = await identifyRawBot(standIn, { intents: GatewayIntentBits.GuildMessages });
  const intents = GatewayIntentBits.GuildMessages | GatewayIntentBits.MessageContent;
  const privileged = await identifyRawBot(standIn, { intents });
  standIn.say(fan, 'secret');
  standIn.say(fan, `hey <@${standIn.botUserId}>`);
  expect((await without.take(({ t }) => t === 'MESSAGE_CREATE')).d.content).toBe('');
  expect((await without.take(({ t }) => t === 'MESSAGE_CREATE')).d.content).toContain('hey');
  expect((await privileged.take(({ t }) => t === 'MESSAGE_CREATE')).d.content).toBe('secret');
});

test('events go to the shard of their guild', async () => {
  const { standIn, world, fan } = await openWorld();
  const home = Number((BigInt(world.guildId) >> 22n) % 2n);
  const intents = GatewayIntentBits.GuildMessages;
  const here = await identifyRawBot(standIn, { intents, shard: [home, 2] });
  const elsewhere = await identifyRawBot(standIn, { intents, shard: [1 - home, 2] });
  expect(here.ready.d.guilds).toHaveLength(1);
  expect(elsewhere.ready.d.guilds).toEqual([]);
  standIn.say(fan, 'hello');
  await here.take(({ t }) => t === 'MESSAGE_CREATE');
  elsewhere.send(1, null);
  await elsewhere.take(({ op }) => op === 11);
  expect(elsewhere.frames).toMatchObject([{ op: 10 }]);
});

test.each([
  ['a frame before identifying', (send: Send) => send(3, {}), 4003],
  ['an unknown opcode', (send: Send, token: string) => [identify(send, { token }), send(99, {})], 4001],
  ['a second identify', (send: Send, token: string) => [identify(send, { token }), identify(send, { token })], 4005],
  ['a wrong token', (send: Send) => identify(send, { token: 'wrong' }), 4004],
  ['an identify without intents', (send: Send, token: string) => send(2, { token, properties: {} }), 4002],
  ['a shard that is not there', (send: Send, token: string) => identify(send, { token, shard: [2, 2] }), 4010],
  ['an unknown intent', (send: Send, token: string) => identify(send, { token, intents: 1 << 30 }), 4013],
  ['an intent that was not granted', (send: Send, token: string) => identify(send, { token, intents: 1 << 1 }), 4014],
  ['a frame above 4096 bytes', (send: Send) => send(1, 'x'.repeat(5000)), 4002],
  ['more than 120 frames a minute', (send: Send) => Array.from({ length: 121 }, () => send(1, null)), 4008],
])('%s is answered with the close code for it', async (_, act, code) => {
  const { standIn } = await openWorld();
  const bot = await openRawBot(standIn);
  act(bot.send, standIn.token);
  expect(await bot.closed).toBe(code);
});

test('an API version that is not served closes the connection', async () => {
  const { standIn } = await openWorld();
  const bot = await openRawBot(standIn, 'v=6&encoding=json');
  expect(await bot.closed).toBe(4012);
});

test('text that is not JSON closes the connection', async () => {
  const { standIn } = await openWorld();
  const bot = await openRawBot(standIn);
  bot.socket.send('{');
  expect(await bot.closed).toBe(4002);
});

test('a client that stops its heartbeat is put out', async () => {
  const { standIn } = await openWorld({ gatewayHeartbeatMs: 30 });
  const bot = await openRawBot(standIn);
  expect(await bot.closed).toBe(4009);
});

test('the client resumes after op 7 and gets what happened in between', async () => {
  const { standIn, fan } = await openWorld();
  const texts: string[] = [];
  const client = await connectClient(standIn, {
    intents: GatewayIntentBits.GuildMessages | GatewayIntentBits.Guilds,
  });
  client.on(Events.MessageCreate, ({ id }) => texts.push(id));
  const resumed = new Promise((done) => client.once(Events.ShardResume, done));
  standIn.dropGateway({ op: 7 });
  await expect.poll(() => standIn.sessions()).toBe(0);
  const missed = standIn.say(fan, 'missed');
  await resumed;
  await expect.poll(() => texts).toEqual([missed.id]);
});

test('a session that was invalidated cannot be resumed', async () => {
  const { standIn } = await openWorld();
  const bot = await identifyRawBot(standIn);
  standIn.dropGateway({ op: 9, resumable: false });
  expect((await bot.take(({ op }) => op === 9)).d).toBe(false);
  const next = await openRawBot(standIn);
  next.send(6, { token: standIn.token, session_id: bot.ready.d.session_id, seq: 1 });
  expect((await next.take(({ op }) => op === 9)).d).toBe(false);
});

test('a resume replays in order and then says so; one from the future is refused', async () => {
  const { standIn, fan } = await openWorld();
  const bot = await identifyRawBot(standIn, { intents: GatewayIntentBits.GuildMessages });
  bot.socket.close(4000);
  await bot.closed;
  await expect.poll(() => standIn.sessions()).toBe(0);
  standIn.say(fan, 'one');
  standIn.say(fan, 'two');
  const next = await openRawBot(standIn);
  next.send(6, { token: standIn.token, session_id: bot.ready.d.session_id, seq: 1 });
  await next.take(({ t }) => t === 'RESUMED');
  expect(next.frames.map(({ t, s }) => [t, s])).toEqual([
    [null, null],
    ['MESSAGE_CREATE', 2],
    ['MESSAGE_CREATE', 3],
  ]);
  const third = await openRawBot(standIn);
  third.send(6, { token: standIn.token, session_id: bot.ready.d.session_id, seq: 99 });
  expect(await third.closed).toBe(4007);
});

test('closing with 1000 ends the session', async () => {
  const { standIn } = await openWorld();
  const bot = await identifyRawBot(standIn);
  bot.socket.close(1000);
  await bot.closed;
  const next = await openRawBot(standIn);
  next.send(6, { token: standIn.token, session_id: bot.ready.d.session_id, seq: 1 });
  expect((await next.take(({ op }) => op === 9)).d).toBe(false);
});

test('a fatal close code reaches the client as a disconnect', async () => {
  const { standIn } = await openWorld();
  const client = await connectClient(standIn);
  const gone = new Promise<number>((done) => client.once(Events.ShardDisconnect, ({ code }) => done(code)));
  client.on(Events.ShardError, () => {});
  client.on(Events.Error, () => {});
  standIn.dropGateway({ close: 4014 });
  expect(await gone).toBe(4014);
});

test('dispatches can arrive twice or in the wrong order, and heartbeats stay unanswered', async () => {
  const { standIn, fan } = await openWorld();
  const bot = await identifyRawBot(standIn, { intents: GatewayIntentBits.GuildMessages });
  const messages = () => bot.frames.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ s }) => s);
  standIn.setGatewayFaults({ duplicate: true });
  standIn.say(fan, 'a');
  await expect.poll(messages).toEqual([2, 2]);
  standIn.setGatewayFaults({ reorder: true });
  standIn.say(fan, 'b');
  standIn.say(fan, 'c');
  await expect.poll(messages).toEqual([2, 2, 4, 3]);
  standIn.setGatewayFaults({ dropAcks: true });
  bot.send(1, null);
  standIn.say(fan, 'd');
  await expect.poll(messages).toEqual([2, 2, 4, 3, 5]);
  expect(bot.frames.some(({ op }) => op === 11)).toBe(false);
});

test('an outage and a removal differ in the field that tells them apart', async () => {
  const { standIn, world } = await openWorld();
  const bot = await identifyRawBot(standIn, { intents: GatewayIntentBits.Guilds });
  standIn.setGuildAvailability(world.guildId, false);
  expect((await bot.take(({ t }) => t === 'GUILD_DELETE')).d).toEqual({ id: world.guildId, unavailable: true });
  standIn.removeBot(world.guildId);
  expect((await bot.take(({ t }) => t === 'GUILD_DELETE')).d).toEqual({ id: world.guildId });
});

type Send = (op: number, d: unknown) => void;

function identify(send: Send, payload: { token: string; intents?: number; shard?: number[] }): void {
  send(2, { intents: 0, properties: {}, ...payload });
}
