import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIApplicationCommand, APIChannel, APIGuild, APIMessage, APIUser } from 'discord-api-types/v10';
import { afterEach, describe, expect, test } from 'vitest';
import { createPage } from '../../src/playground/create-page.ts';
import type { StandInEvent } from '../../src/playground/discord/stand-in.ts';
import type { PageStandIn } from '../../src/playground/page/page-stand-in.ts';

const fan = '11';
const other = '12';
const bot = '19';
const open = '21';
const closed = '22';
const json = { 'Content-Type': 'application/json' };

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A Discord of two people, an open and a closed channel, which notes what is asked of it. */
function fakeStandIn() {
  const calls: unknown[][] = [];
  const listeners = new Set<(event: StandInEvent) => void>();
  const note =
    (name: string) =>
    async (...values: unknown[]) => {
      calls.push([name, ...values]);
      return { kind: 'timeout' as const };
    };
  const act =
    (name: string) =>
    (...values: unknown[]) => {
      calls.push([name, ...values]);
    };
  const user = (id: string, isBot = false) => ({ id, username: `user${id}`, global_name: null, bot: isBot }) as APIUser;
  const standIn: PageStandIn = {
    apiUrl: 'http://127.0.0.1:1/api',
    token: 'secret-token',
    botUserId: bot,
    users: () => [user(fan), user(other), user(bot, true)],
    guilds: () => [{ id: '1', name: 'Club', roles: [{ id: '1', name: '@everyone', color: 0 }] } as APIGuild],
    channels: () => [open, closed].map((id) => ({ id, name: `channel${id}`, type: 0 }) as APIChannel),
    messages: (channelId, viewerId) => [{ id: '31', content: `${channelId} for ${viewerId}` } as APIMessage],
    commands: () => [{ id: '41', name: 'ping', type: 1 } as APIApplicationCommand],
    dmChannel: (userId) => ({ id: `9${userId}`, type: 1 }) as APIChannel,
    permissions: (_userId, channelId) => (channelId === open ? 1024n : 0n),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    invoke: note('invoke'),
    autocomplete: note('autocomplete'),
    press: note('press'),
    select: note('select'),
    submit: note('submit'),
    useMessageCommand: note('useMessageCommand'),
    useUserCommand: note('useUserCommand'),
    upload: () => ({ id: '61' }),
    say: (actor, content) => ({ id: '51', content: `${actor.userId}: ${content}` }) as APIMessage,
    setChannel: act('setChannel'),
    botRoleId: () => '71',
    addFault: act('addFault'),
    clearFaults: act('clearFaults'),
    faults: () => ({ waiting: 0, gateway: false, unavailableGuilds: [], guildsWithoutBot: ['1'] }),
    sessions: () => 1,
    dropGateway: act('dropGateway'),
    setGatewayFaults: act('setGatewayFaults'),
    setGuildAvailability: act('setGuildAvailability'),
    deleteChannel: act('deleteChannel'),
    removeBot: act('removeBot'),
    addBot: act('addBot'),
  };
  const emit = (event: StandInEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { standIn, calls, emit, listeners };
}

/** The page on a real server; what it does not handle is answered with 418. */
async function serve(standIn: PageStandIn, disguise: (request: IncomingMessage) => void = () => undefined) {
  const page = createPage({ standIn });
  const server = createServer(async (request, response) => {
    disguise(request);
    if (!(await page(request, response))) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

/** fetch does not let a test choose the Host header. */
function ask(port: number, path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject).end();
  });
}

describe('the page answers its own browser only', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('answers at %s', async (name) => {
    const { port } = await serve(fakeStandIn().standIn);
    expect((await ask(port, '/', { Host: `${name}:${port}` })).status).toBe(200);
    expect((await ask(port, '/', { Host: `${name}:${port}`, Origin: `http://${name}:${port}` })).status).toBe(200);
  });

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.0.2', ''])(
    'refuses the host "%s"',
    async (name) => {
      const { port } = await serve(fakeStandIn().standIn);
      const answer = await ask(port, '/playground/state', { Host: `${name}:${port}` });
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('localhost');
    },
  );

  test.each(['https://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'])(
    'refuses requests of the origin %s',
    async (origin) => {
      const { standIn, calls } = fakeStandIn();
      const { url } = await serve(standIn);
      const body = JSON.stringify({ user: fan, channel: open, command: 'ping' });
      const answer = await fetch(`${url}/playground/invoke`, {
        method: 'POST',
        headers: { ...json, Origin: origin },
        body,
      });
      expect(answer.status).toBe(403);
      const control = await fetch(`${url}/playground/control/fault`, {
        method: 'POST',
        headers: { ...json, Origin: origin },
        body: JSON.stringify({ channel: open, kind: 'slow' }),
      });
      expect(control.status).toBe(403);
      expect(calls).toEqual([]);
    },
  );

  test('refuses another machine', async () => {
    const { url } = await serve(fakeStandIn().standIn, (request) => {
      Object.defineProperty(request.socket, 'remoteAddress', { value: '192.0.2.7' });
    });
    expect((await fetch(url)).status).toBe(403);
  });
});

describe('the page serves its files', () => {
  test('gives the page and its modules under a strict policy', async () => {
    const { url } = await serve(fakeStandIn().standIn);
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/playground/client/main.js', 'text/javascript'],
      ['/playground/client/main.css', 'text/css'],
    ]) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      const policy = answer.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:");
    }
  });

  test('has no inline script or style in the page', async () => {
    const { url } = await serve(fakeStandIn().standIn);
    const html = await (await fetch(url)).text();
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/i);
  });

  test.each([
    '/playground/client/types.ts',
    '/playground/client/../create-page.ts',
    '/playground/client/%2e%2e%2fx.js',
    '/playground/nothing',
  ])('has nothing at %s', async (path) => {
    const { port } = await serve(fakeStandIn().standIn);
    expect((await ask(port, path, { Host: `localhost:${port}` })).status).toBe(404);
  });

  test('leaves other paths to others and other methods unanswered', async () => {
    const { url } = await serve(fakeStandIn().standIn);
    expect((await fetch(`${url}/healthz`)).status).toBe(418);
    expect((await fetch(`${url}/playground/state`, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('the page refuses wrong bodies', () => {
  const good = { user: fan, channel: open, command: 'ping', options: [] };

  test.each([
    ['another content type', JSON.stringify(good), { 'Content-Type': 'text/plain' }, 'application/json'],
    ['no JSON', '{', json, 'not valid JSON'],
    ['more than 64 KiB', JSON.stringify({ ...good, pad: 'x'.repeat(70_000) }), json, '64 KiB'],
    ['no user', JSON.stringify({ ...good, user: undefined }), json, 'user'],
    ['an unknown user', JSON.stringify({ ...good, user: '77' }), json, '"user"'],
    ['the bot as user', JSON.stringify({ ...good, user: bot }), json, '"user"'],
    ['a channel out of sight', JSON.stringify({ ...good, channel: closed }), json, '"channel"'],
    ["another person's direct messages", JSON.stringify({ ...good, channel: `9${other}` }), json, '"channel"'],
    ['an unknown key', JSON.stringify({ ...good, extra: 1 }), json, 'extra'],
    ['an option without a type', JSON.stringify({ ...good, options: [{ name: 'a' }] }), json, 'type'],
  ])('answers 400 to %s', async (_name, body, headers, reason) => {
    const { standIn, calls } = fakeStandIn();
    const { url } = await serve(standIn);
    const answer = await fetch(`${url}/playground/invoke`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toContain(reason);
    expect(calls).toEqual([]);
  });

  test('passes on what is right', async () => {
    const { standIn, calls } = fakeStandIn();
    const { url } = await serve(standIn);
    const post = async (name: string, body: object) => {
      const answer = await fetch(`${url}/playground/${name}`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ user: fan, channel: open, ...body }),
      });
      return [answer.status, await answer.json()];
    };
    const options = [{ name: 'text', type: 3, value: 'x', focused: true }];
    expect(await post('invoke', { command: 'ping', locale: 'de' })).toEqual([200, { kind: 'timeout' }]);
    await post('autocomplete', { command: 'ping', options });
    await post('press', { message: '31', customId: 'a' });
    await post('select', { message: '31', customId: 'b', values: ['v'] });
    await post('submit', { customId: 'c', values: { field: 'text' } });
    const actor = { userId: fan, channelId: open };
    expect(calls).toEqual([
      ['invoke', { ...actor, locale: 'de' }, 'ping', []],
      ['autocomplete', actor, 'ping', options],
      ['press', actor, '31', 'a'],
      ['select', actor, '31', 'b', ['v']],
      ['submit', actor, 'c', { field: 'text' }],
    ]);
    expect((await post('explode', {}))[0]).toBe(404);
  });
});

describe('the control API', () => {
  const post = async (url: string, name: string, body: object) => {
    const init = { method: 'POST', headers: json, body: JSON.stringify(body) };
    const answer = await fetch(`${url}/playground/control/${name}`, init);
    return { status: answer.status, body: (await answer.json()) as { error?: string } };
  };

  test.each([
    ['fault', { channel: open, kind: 'unheard-of' }, 'kind'],
    ['permission', { channel: open, name: 'Fly', allowed: true }, 'name'],
    ['spoiler', { channel: '404', on: true }, '"channel"'],
    ['clock', { offsetMs: -1 }, 'offsetMs'],
    ['publish', { update: 'x' }, 'update'],
  ])('refuses what %s cannot mean', async (name, body, reason) => {
    const { standIn, calls } = fakeStandIn();
    const { url } = await serve(standIn);
    const answer = await post(url, name, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(reason);
    expect(calls).toEqual([]);
  });

  test.each(['publish', 'bot', 'clock'])('says that it holds no process for %s', async (name) => {
    const { url } = await serve(fakeStandIn().standIn);
    const bodies: Record<string, object> = { publish: { update: {} }, bot: { running: true }, clock: { offsetMs: 1 } };
    const answer = await post(url, name, bodies[name] ?? {});
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain('does not hold the process');
  });

  test('knows no other names', async () => {
    const { url } = await serve(fakeStandIn().standIn);
    expect((await post(url, 'explode', {})).status).toBe(404);
  });

  test('takes a right away and nothing else', async () => {
    const { standIn, calls } = fakeStandIn();
    const { url } = await serve(standIn);
    await post(url, 'permission', { channel: open, name: 'Send Messages', allowed: false });
    expect(calls).toEqual([['setChannel', open, { overwrites: [{ id: '71', type: 0, allow: 0n, deny: 2048n }] }]]);
  });

  test('mends what was broken', async () => {
    const { standIn, calls } = fakeStandIn();
    const { url } = await serve(standIn);
    await post(url, 'clear', {});
    expect(calls).toEqual([['clearFaults'], ['setGatewayFaults', {}], ['addBot', '1']]);
  });
});

describe('the page shows what one person may see', () => {
  test('gives the channels in sight and their messages', async () => {
    const { url } = await serve(fakeStandIn().standIn);
    const state = (await (await fetch(`${url}/playground/state?user=${other}`)).json()) as {
      userId: string;
      guilds: { channels: { id: string }[] }[];
    };
    expect(state.userId).toBe(other);
    expect(state.guilds[0]?.channels.map(({ id }) => id)).toEqual([open]);
    const shown = await fetch(`${url}/playground/messages?channel=${open}&user=${fan}`);
    expect(await shown.json()).toEqual({ messages: [{ id: '31', content: `${open} for ${fan}` }] });
    expect((await fetch(`${url}/playground/messages?channel=${closed}&user=${fan}`)).status).toBe(400);
  });

  test('streams what happens in sight, without the raw traffic, until the browser leaves', async () => {
    const { standIn, emit, listeners } = fakeStandIn();
    const { url } = await serve(standIn);
    const listening = listeners.size;
    const leave = new AbortController();
    const answer = await fetch(`${url}/playground/events?user=${fan}`, { signal: leave.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const message = (id: string) => ({ id }) as APIMessage;
    emit({ type: 'gateway', direction: 'in', frame: { secret: 1 } });
    emit({ type: 'message-create', channelId: closed, message: message('1'), visibleTo: null });
    emit({ type: 'message-create', channelId: open, message: message('2'), visibleTo: other });
    emit({ type: 'message-create', channelId: open, message: message('3'), visibleTo: fan });
    emit({ type: 'world' });
    const text = await readUntil(answer, '"world"');
    expect(text.match(/^data: .*$/gm)?.map((line) => JSON.parse(line.slice(6)) as unknown)).toEqual([
      { type: 'message-create', channelId: open, message: { id: '3' }, ephemeral: true },
      { type: 'world' },
    ]);
    leave.abort();
    await expect.poll(() => listeners.size).toBe(listening);
  });
});

async function readUntil(answer: Response, last: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(last)) break;
  }
  return text;
}
