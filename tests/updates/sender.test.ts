import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REST } from '@discordjs/rest';
import { afterEach, describe, expect, test } from 'vitest';
import { createSender } from '../../src/updates/sender.ts';
import { botId, createFakeDiscord } from '../fakes/fake-discord.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** The sender over the real REST client and a real socket. */
async function createSenderTo(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const rest = new REST({
    api: `http://127.0.0.1:${port}/api`,
    retries: 0,
    timeout: 300,
    rejectOnRateLimit: () => true,
  });
  return createSender(rest.setToken('token'));
}

function answer(status: number, body: object, headers = {}): RequestListener {
  return (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
  };
}

const channel = '123456789012345678';
const day = 86_400_000;

describe('sending', () => {
  test('a message goes out with its nonce, which Discord is to enforce', async () => {
    let sent: unknown;
    const sender = await createSenderTo(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      sent = { url: request.url, ...JSON.parse(Buffer.concat(parts).toString()) };
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"5"}');
    });
    expect(await sender.send(channel, { flags: 32768 }, 'nonce')).toEqual({ messageId: '5' });
    expect(sent).toEqual({
      url: `/api/v10/channels/${channel}/messages`,
      flags: 32768,
      nonce: 'nonce',
      enforce_nonce: true,
    });
  });

  test.each([
    ['an unknown channel', 404, 10003, 'gone'],
    ['a category', 400, 50008, 'gone'],
    ['no access', 403, 50001, 'forbidden'],
    ['a missing permission', 403, 50013, 'forbidden'],
    ['a locked thread', 400, 160005, 'forbidden'],
    ['a body that is wrong', 400, 50035, 'rejected'],
    ['a filter of the guild', 400, 200000, 'rejected'],
    ['a wrong token', 401, 0, 'unauthorized'],
  ])('%s is told apart by its code', async (_, status, code, kind) => {
    const sender = await createSenderTo(answer(status, { code, message: 'No' }));
    await expect(sender.send(channel, {}, 'n')).rejects.toMatchObject({
      name: 'SendError',
      kind,
      code,
      ambiguous: false,
    });
  });

  test.each([403, 404])('a %i that has no code of Discord’s is none of the channel’s doing', async (status) => {
    const page: RequestListener = (_request, response) =>
      void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry, you have been blocked</h1>');
    const fault = { kind: 'transient', ambiguous: false, code: status, retryAfterMs: 60_000 };
    for (const listener of [page, answer(status, { message: `${status}: Refused`, code: 0 })])
      await expect((await createSenderTo(listener)).send(channel, {}, 'n')).rejects.toMatchObject(fault);
  });

  test('a rate limit is no failure of the channel and says how long to wait', async () => {
    const body = { message: 'Slow down', retry_after: 1.5, global: false };
    const sender = await createSenderTo(answer(429, body, { 'retry-after': '1.5', 'x-ratelimit-scope': 'user' }));
    const fault = { kind: 'transient', ambiguous: false, retryAfterMs: expect.any(Number) };
    await expect(sender.send(channel, {}, 'n')).rejects.toMatchObject(fault);
  });

  test.each([
    ['of the channel', false, {}],
    ['of the whole bot', true, { 'x-ratelimit-global': 'true' }],
  ])('a limit %s holds up other channels: %s', async (_, isEverywhere, headers) => {
    const body = { message: 'Slow down', retry_after: 1.5, global: isEverywhere };
    const sender = await createSenderTo(answer(429, body, { 'retry-after': '1.5', ...headers }));
    await expect(sender.send(channel, {}, 'n')).rejects.toMatchObject({ isEverywhere });
  });

  test.each<[string, RequestListener]>([
    ['an error of the server', answer(502, {})],
    ['a connection that breaks', (request) => void request.socket.destroy()],
    ['an answer that does not come', () => {}],
    ['a page of a proxy', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hi')],
    ['an answer that is no message', answer(200, {})],
  ])('after %s nobody knows whether the message is there', async (_, listener) => {
    const sender = await createSenderTo(listener);
    await expect(sender.send(channel, {}, 'n')).rejects.toMatchObject({ kind: 'transient', ambiguous: true });
  });

  test('a repeated nonce whose message was deleted counts as sent', async () => {
    const sender = await createSenderTo(answer(404, { code: 10008, message: 'Unknown Message' }));
    expect(await sender.send(channel, {}, 'n')).toEqual({ messageId: null });
  });
});

describe('reading back', () => {
  const since = new Date('2026-11-20T12:00:00.000Z');
  const wanted = { customIds: ['wanted'], since, now: since };
  const components = [
    { type: 17, components: [{ type: 9, components: [], accessory: { type: 2, custom_id: 'wanted' } }] },
  ];

  function createChannel() {
    const clock = { ms: since.getTime() };
    const discord = createFakeDiscord({ now: () => new Date(clock.ms) });
    const own = { type: 0, author: { id: botId } };
    return { clock, discord, own, sender: createSender(discord.rest) };
  }

  test('finds the own post by a button, however deep and however far back', async () => {
    const { discord, own, sender } = createChannel();
    const { id } = discord.add('1', { ...own, components });
    for (let index = 0; index < 250; index += 1) discord.add('1', { type: 0, author: { id: '7' }, components: [] });
    expect(await sender.readBack('1', wanted)).toEqual({ found: { messageId: id }, access: true });
  });

  test('passes over messages of others, answers to commands and the one that is excepted', async () => {
    const { discord, own, sender } = createChannel();
    discord.add('1', { type: 0, author: { id: '7' }, components });
    discord.add('1', { type: 20, author: { id: botId }, webhook_id: '5', components });
    const first = discord.add('1', { ...own, components });
    expect(await sender.readBack('1', { ...wanted, except: first.id })).toEqual({ found: null, access: true });
  });

  test('stops at what is older than the attempt', async () => {
    const { clock, discord, own, sender } = createChannel();
    clock.ms -= 2 * day;
    for (let index = 0; index < 300; index += 1) discord.add('1', { ...own, components: [] });
    clock.ms += 2 * day;
    discord.add('1', { ...own, components: [] });
    expect(await sender.readBack('1', wanted)).toEqual({ found: null, access: true });
    expect(discord.state.requests).toBe(1);
  });

  test.each([
    ['as wrong now as at the attempt', 5 * day, 5 * day],
    ['set right since', 5 * day, 0],
    ['set forward since', 0, 5 * day],
  ])('does not stop before the attempt where the clock is %s', async (_, wrongThen, wrongNow) => {
    const { clock, discord, own, sender } = createChannel();
    const { id } = discord.add('1', { ...own, components });
    const attempt = new Date(clock.ms + wrongThen);
    clock.ms += day;
    for (let index = 0; index < 250; index += 1) discord.add('1', { type: 0, author: { id: '7' }, components: [] });
    const query = { ...wanted, since: attempt, now: new Date(clock.ms + wrongNow) };
    expect(await sender.readBack('1', query)).toEqual({ found: { messageId: id }, access: true });
  });

  test('a moment of a clock that was set back since says not how far to read', async () => {
    const { clock, discord, sender } = createChannel();
    for (let index = 0; index < 1_001; index += 1) discord.add('1', { type: 0, author: { id: '7' }, components: [] });
    const query = { ...wanted, since: new Date(clock.ms + day) };
    expect(await sender.readBack('1', query)).toEqual({ found: null, access: false });
  });

  test('looks at the posts of a forum from the attempt on, as far as the clock may have been set', async () => {
    const { clock, discord, sender } = createChannel();
    const start = (id: string) =>
      sender.send('1', { name: id, message: { components: [{ type: 2, custom_id: id }] } }, 'none');
    for (let index = 0; index < 20; index += 1) await start('old');
    clock.ms += 2 * day;
    const { messageId } = await start('wanted');
    discord.state.requests = 0;
    const query = { ...wanted, since: new Date(clock.ms), now: new Date(clock.ms), forum: { guildId: '9' } };
    expect((await sender.readBack('1', query)).found?.messageId).toBe(messageId);
    // The active threads, the archived ones and the first message of one.
    expect(discord.state.requests).toBe(3);
  });

  test('an empty list means that the history is not to be read', async () => {
    const { discord, own, sender } = createChannel();
    discord.add('1', { ...own, components });
    discord.state.hasHistory = false;
    expect(await sender.readBack('1', wanted)).toEqual({ found: null, access: false });
  });

  test('a channel too busy to be read to the attempt counts as not read', async () => {
    const { discord, sender } = createChannel();
    for (let index = 0; index < 1_001; index += 1) discord.add('1', { type: 0, author: { id: '7' }, components: [] });
    expect(await sender.readBack('1', wanted)).toEqual({ found: null, access: false });
  });

  test('a refusal is no access, a failure that passes is a failure', async () => {
    const { discord, sender } = createChannel();
    discord.state.fault = () => ({ status: 403, code: 50001 });
    expect(await sender.readBack('1', wanted)).toEqual({ found: null, access: false });
    discord.state.fault = () => 'fails before';
    await expect(sender.readBack('1', wanted)).rejects.toMatchObject({ kind: 'transient' });
  });
});
