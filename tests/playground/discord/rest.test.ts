import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { DiscordAPIError, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connectClient } from './connect-client.ts';
import { openWorld } from './open-world.ts';

test('messages to one channel are limited to five in five seconds, others are not held up', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const limits = { createMessageLimit: { limit: 5, windowMs: 5_000 }, now: () => new Date(now) };
  const { call, fan, world, standIn } = await openWorld(limits);
  const send = (channelId = fan.channelId) => call('POST', `/channels/${channelId}/messages`, { content: 'x' });
  const first = await send();
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset-after': '5.000',
    'x-ratelimit-reset': `${(now + 5_000) / 1000}.000`,
    'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  for (let sent = 1; sent < 5; sent += 1) expect((await send()).status).toBe(200);
  now += 1_000;
  const sixth = await send();
  expect(sixth).toMatchObject({ status: 429, body: { retry_after: 4, global: false } });
  expect(sixth.headers.get('retry-after')).toBe('4');
  expect(sixth.headers.get('x-ratelimit-scope')).toBe('user');
  expect((await send(world.channels.news)).status).toBe(200);
  now += 4_000;
  expect((await send()).status).toBe(200);
  expect(standIn.messages(fan.channelId)).toHaveLength(6);
});

test('the bot as a whole is limited, interactions are not', async () => {
  const { call, standIn } = await openWorld({
    globalLimit: { limit: 2, windowMs: 60_000 },
  });
  expect((await call('GET', '/users/@me')).status).toBe(200);
  expect((await call('GET', '/gateway')).status).toBe(200);
  const third = await call('GET', '/users/@me');
  expect(third).toMatchObject({ status: 429, body: { global: true } });
  expect(third.headers.get('x-ratelimit-global')).toBe('true');
  expect((await call('POST', '/interactions/1/x/callback', { type: 4 })).body).toMatchObject({ code: 10062 });
  expect(standIn.invalidRequests()).toBe(1);
});

test('the token is asked for where Discord asks for it', async () => {
  const { standIn } = await openWorld();
  const get = async (path: string, authorization: string) =>
    (await fetch(`${standIn.apiUrl}/v10${path}`, { headers: { authorization } })).status;
  expect(await get('/users/@me', 'Bot wrong')).toBe(401);
  expect(await get('/users/@me', standIn.token)).toBe(401);
  expect(await get('/gateway', '')).toBe(200);
  expect(await get('/users/@me', `Bot ${standIn.token}`)).toBe(200);
});

test('bodies that cannot be read are refused by kind', async () => {
  const { standIn, fan } = await openWorld();
  const post = async (body: string, type: string) => {
    const headers = { authorization: `Bot ${standIn.token}`, 'content-type': type };
    const url = `${standIn.apiUrl}/v10/channels/${fan.channelId}/messages`;
    return (await fetch(url, { method: 'POST', headers, body })).json();
  };
  expect(await post('{', 'application/json')).toMatchObject({ code: 50109 });
  expect(await post('content=x', 'text/plain')).toMatchObject({
    code: 50035,
    errors: { _errors: [{ code: 'CONTENT_TYPE_INVALID' }] },
  });
});

test('unknown addresses are not found, and the API answers without its version too', async () => {
  const { call, standIn } = await openWorld();
  expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 0 } });
  const response = await fetch(`${standIn.apiUrl}/gateway`);
  expect(await response.json()).toEqual({ url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/gateway\/$/) });
});

test('guilds are listed by page', async () => {
  const { call, standIn, world } = await openWorld();
  const ids = [world.guildId, ...['b', 'c'].map((name) => standIn.addGuild({ name, ownerId: world.users.fan }).id)];
  const list = async (query: string) => {
    const { body } = await call('GET', `/users/@me/guilds${query}`);
    return Array.isArray(body) ? body.map(({ id }) => ids.indexOf(id)) : body;
  };
  expect(await list('')).toEqual([0, 1, 2]);
  expect(await list('?limit=2')).toEqual([0, 1]);
  expect(await list(`?limit=2&after=${ids[1]}`)).toEqual([2]);
  expect(await list(`?limit=1&before=${ids[2]}`)).toEqual([1]);
  expect(await list('?limit=201')).toMatchObject({ code: 50035 });
});

test('faults hit the requests that they match, as often as they say', async () => {
  const { call, fan, standIn } = await openWorld();
  const path = `/channels/${fan.channelId}/messages`;
  const send = () => call('POST', path, { content: 'x' });
  standIn.addFault({
    match: { method: 'POST', path: /^\/channels\// },
    times: 2,
    effect: { kind: 'status', status: 502 },
  });
  expect((await call('GET', path)).status).toBe(200);
  expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([502, 502, 200]);
  standIn.addFault({ match: {}, effect: { kind: 'rate-limit', retryAfterSeconds: 1.5, scope: 'shared' } });
  const limited = await send();
  expect(limited).toMatchObject({ status: 429, body: { retry_after: 1.5, global: false } });
  expect(limited.headers.get('x-ratelimit-scope')).toBe('shared');
  expect(standIn.invalidRequests()).toBe(0);
  standIn.addFault({ match: {}, times: 9, effect: { kind: 'status', status: 500 } });
  standIn.clearFaults();
  expect((await send()).status).toBe(200);
  expect(standIn.messages(fan.channelId)).toHaveLength(2);
});

test('a connection cut before does nothing, one cut after has done its work', async () => {
  const { call, fan, standIn } = await openWorld();
  const send = () => call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' });
  standIn.addFault({ match: { method: 'POST' }, effect: { kind: 'reset-before' } });
  await expect(send()).rejects.toThrow();
  expect(standIn.messages(fan.channelId)).toHaveLength(0);
  standIn.addFault({ match: { method: 'POST' }, effect: { kind: 'reset-after' } });
  await expect(send()).rejects.toThrow();
  expect(standIn.messages(fan.channelId)).toHaveLength(1);
});

test('a slow answer still does its work', async () => {
  const { call, fan, standIn } = await openWorld();
  standIn.addFault({ match: { method: 'POST' }, effect: { kind: 'delay', ms: 40 } });
  const started = performance.now();
  await call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' });
  expect(performance.now() - started).toBeGreaterThan(35);
  expect(standIn.messages(fan.channelId)).toHaveLength(1);
});

test('the library understands a refusal', async () => {
  const { standIn, fan } = await openWorld();
  const client = await connectClient(standIn);
  const body = { embeds: [{ title: 'x'.repeat(257) }] };
  const error = await client.rest
    .post(Routes.channelMessages(fan.channelId), { body })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DiscordAPIError);
  expect(error).toMatchObject({
    code: 50035,
    status: 400,
    message: expect.stringContaining('embeds[0].title[BASE_TYPE_MAX_LENGTH]'),
  });
});

test('the log of requests keeps the newest', async () => {
  const { call, standIn } = await openWorld({ requestLogSize: 3 });
  for (let count = 0; count < 8; count += 1) await call('GET', `/users/@me?n=${count}`);
  expect(standIn.requests().map(({ path }) => path)).toEqual(['/users/@me?n=5', '/users/@me?n=6', '/users/@me?n=7']);
});

test('another host name and another origin are refused, on the gateway too', async () => {
  const { standIn } = await openWorld();
  const { port } = new URL(standIn.apiUrl);
  for (const headers of [{ host: 'evil.example' }, { origin: 'https://evil.example' }]) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = httpRequest(`${standIn.apiUrl}/v10/gateway`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(403);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/?v=10`, { headers });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  }
});
