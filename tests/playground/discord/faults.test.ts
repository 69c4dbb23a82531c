import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';

const posts = { method: 'POST', path: /^\/channels\// };

test.each([500, 502, 503, 504])('%i before the work leaves nothing behind', async (status) => {
  const { call, fan, standIn } = await openWorld();
  standIn.addFault({ match: posts, effect: { kind: 'status', status } });
  expect((await call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' })).status).toBe(status);
  expect(standIn.messages(fan.channelId)).toEqual([]);
});

test('502 after the work has done it, and the same nonce finds it again', async () => {
  const { call, fan, standIn } = await openWorld();
  standIn.addFault({ match: posts, effect: { kind: 'status', status: 502, after: true } });
  const post = { content: 'x', nonce: 'n', enforce_nonce: true };
  expect((await call('POST', `/channels/${fan.channelId}/messages`, post)).status).toBe(502);
  const [message] = standIn.messages(fan.channelId);
  const again = await call('POST', `/channels/${fan.channelId}/messages`, post);
  expect(again).toMatchObject({ status: 200, body: { id: message?.id } });
  expect(standIn.messages(fan.channelId)).toHaveLength(1);
});

test('the write limit of a channel has a code of its own', async () => {
  const { call, fan, standIn } = await openWorld();
  const body = { message: 'The write action has hit the limit.', retry_after: 0.3, global: false, code: 20028 };
  standIn.addFault({ match: posts, effect: { kind: 'status', status: 429, body } });
  expect(await call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' })).toMatchObject({
    status: 429,
    body: { code: 20028, retry_after: 0.3 },
  });
});

test.each(['user', 'shared', 'global'] as const)('a scripted 429 of scope %s says so', async (scope) => {
  const { call, fan, standIn } = await openWorld();
  standIn.addFault({ match: posts, effect: { kind: 'rate-limit', retryAfterSeconds: 2, scope } });
  const before = standIn.invalidRequests();
  const { status, headers, body } = await call('POST', `/channels/${fan.channelId}/messages`, { content: 'x' });
  expect(status).toBe(429);
  expect(headers.get('x-ratelimit-scope')).toBe(scope);
  expect(headers.get('x-ratelimit-global')).toBe(scope === 'global' ? 'true' : null);
  expect(headers.get('x-ratelimit-bucket')).toBeNull();
  expect(body).toMatchObject({ retry_after: 2, global: scope === 'global' });
  expect(standIn.invalidRequests() - before).toBe(scope === 'shared' ? 0 : 1);
});

test('too many invalid requests end in a ban that speaks no JSON, until its time is over', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const invalidRequestLimit = { limit: 3, windowMs: 600_000 };
  const { standIn, fan } = await openWorld({ invalidRequestLimit, now: () => new Date(now) });
  const ask = (token: string) =>
    fetch(`${standIn.apiUrl}/v10/channels/${fan.channelId}`, { headers: { authorization: `Bot ${token}` } });
  for (const _ of [1, 2, 3]) expect((await ask('wrong')).status).toBe(401);
  const banned = await ask(standIn.token);
  expect([banned.status, await banned.text()]).toEqual([429, 'error code: 1015']);
  expect(Number(banned.headers.get('retry-after'))).toBeGreaterThan(0);
  now += 600_001;
  expect((await ask(standIn.token)).status).toBe(200);
});

test('a channel takes two new names in ten minutes', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { call, fan, standIn, world } = await openWorld({ now: () => new Date(now) });
  const role = standIn.botRoleId(world.guildId);
  standIn.setRolePermissions(world.guildId, role, PermissionFlagsBits.ManageChannels);
  const rename = (name: string) => call('PATCH', `/channels/${fan.channelId}`, { name });
  expect((await rename('a')).status).toBe(200);
  expect((await rename('b')).status).toBe(200);
  expect((await rename('b')).status).toBe(200);
  const third = await rename('c');
  expect(third.status).toBe(429);
  expect(third.headers.get('x-ratelimit-scope')).toBe('shared');
  now += 600_001;
  expect((await rename('c')).status).toBe(200);
});

test('what was remembered of nonces goes back with the world', async () => {
  const { call, fan, standIn } = await openWorld();
  const empty = standIn.snapshot();
  const post = () =>
    call('POST', `/channels/${fan.channelId}/messages`, { content: 'x', nonce: 'n', enforce_nonce: true });
  const first = (await post()).body as { id: string };
  standIn.restore(empty);
  const second = await post();
  expect(second.status).toBe(200);
  expect((second.body as { id: string }).id).not.toBe(first.id);
});
