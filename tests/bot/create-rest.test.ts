import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPostingRest } from '../../src/bot/create-rest.ts';

test('asks whether it may send when all waiting is over, and sends nothing where it may not', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json').end('{"id":"1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const order: string[] = [];
  let may = true;
  const rest = createPostingRest(`http://127.0.0.1:${port}/api`, 'token', {
    pace: {
      run(request) {
        order.push('paced');
        return request();
      },
      pause: () => {},
    },
    async maySend() {
      order.push('asked');
      if (!may) throw new Error('Another copy posts now');
    },
  });
  expect(await rest.post('/channels/100000000000000001/messages', { body: {} })).toEqual({ id: '1' });
  may = false;
  await expect(rest.post('/channels/100000000000000001/messages', { body: {} })).rejects.toThrow('Another copy');
  await expect(rest.get('/channels/100000000000000001/messages')).rejects.toThrow('Another copy');
  expect(requests).toBe(1);
  expect(order).toEqual(['paced', 'asked', 'paced', 'asked', 'paced', 'asked']);
});

test('asks on a connection that stands already, with nothing sent yet', async () => {
  let connections = 0;
  let bytes = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    socket.on('data', (part) => {
      bytes += part.length;
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const seen: number[] = [];
  const rest = createPostingRest(`http://127.0.0.1:${port}/api`, 'token', {
    async maySend() {
      // The server hears of a connection a moment after the client.
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen.push(connections);
      throw new Error('Another copy posts now');
    },
  });
  await expect(rest.post('/channels/100000000000000001/messages', { body: {} })).rejects.toThrow('Another copy');
  expect(seen).toEqual([1]);
  expect(bytes).toBe(0);
});

test('a request that meets the limit of the whole bot takes another turn after the wait', async () => {
  let requests = 0;
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    requests += 1;
    for await (const part of request) bodies.push(String(part));
    response.setHeader('content-type', 'application/json');
    if (requests > 2) return void response.end('{"id":"1"}');
    response.writeHead(429, { 'retry-after': '1', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' });
    response.end('{"message":"You are being rate limited.","retry_after":0.25,"global":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const pauses: number[] = [];
  const refusals: string[] = [];
  const rest = createPostingRest(`http://127.0.0.1:${port}/api`, 'token', {
    pace: { run: (request) => request(), pause: (ms) => void pauses.push(ms) },
    observer: { onWait: () => {}, onRefusal: (scope) => void refusals.push(scope) },
  });
  const body = { content: 'once' };
  expect(await rest.post('/channels/100000000000000001/messages', { body })).toEqual({ id: '1' });
  expect(pauses).toEqual([250, 250]);
  expect(refusals).toEqual(['global', 'global']);
  expect(bodies).toEqual(Array.from({ length: 3 }, () => JSON.stringify(body)));
});
