import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { createReadiness } from '../../src/operations/health.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/operations/http-server.ts';

const metrics = { contentType: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'up 1\n' };
const running: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options: Partial<HttpServerOptions> = {}) {
  const readiness = createReadiness(['record']);
  const server = createHttpServer({ readiness, metrics, closeTimeoutMs: 50, ...options });
  running.push(server);
  const port = await server.listen('127.0.0.1', 0);
  return { server, port, readiness, base: `http://127.0.0.1:${port}` };
}

describe('createHttpServer', () => {
  it('says that the process lives', async () => {
    const { base } = await start();
    const response = await fetch(`${base}/healthz?probe=1`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('says with 503 what has failed, until it has not', async () => {
    let reasons = ['gateway: it is down'];
    const { base } = await start({ watchdog: { report: () => reasons } });
    const failed = await fetch(`${base}/healthz`);
    expect([failed.status, await failed.json()]).toEqual([503, { status: 'failed', reasons }]);
    reasons = [];
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('says with 503 why it is not ready, and 200 once it is', async () => {
    const { base, readiness } = await start();
    const before = await fetch(`${base}/readyz`);
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({ ready: false, reasons: ['record: not yet'], details: {} });
    readiness.set('record', 'ok');
    readiness.note('record', 'a change was refused');
    const after = await fetch(`${base}/readyz`);
    expect(after.status).toBe(200);
    expect(await after.json()).toEqual({ ready: true, reasons: [], details: { record: 'a change was refused' } });
  });

  it('gives the metrics as text', async () => {
    const { base } = await start();
    const response = await fetch(`${base}/metrics`);
    expect(response.headers.get('content-type')).toBe(metrics.contentType);
    expect(await response.text()).toBe('up 1\n');
  });

  test.each(['/healthz', '/readyz', '/metrics'])('answers HEAD %s without a body', async (path) => {
    const { base } = await start();
    const [head, get] = [await fetch(base + path, { method: 'HEAD' }), await fetch(base + path)];
    expect(await head.text()).toBe('');
    expect(head.status).toBe(get.status);
    expect(head.headers.get('content-length')).toBe(String((await get.text()).length));
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s on its own paths', async (method) => {
    const { base } = await start({ fallback: () => expect.unreachable() });
    const response = await fetch(`${base}/readyz`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  test.each(['/', '/healthz/', '/nothing', '//healthz'])('answers 404 as JSON for %s', async (path) => {
    const { base } = await start();
    const response = await fetch(base + path);
    expect([response.status, await response.json()]).toEqual([404, { error: 'Nothing is here' }]);
  });

  test.each(['/healthz', '/metrics', '/'])('gives no more than the reason at %s to whom it refuses', async (path) => {
    const { base } = await start({ refuse: () => 'Not for you', fallback: () => expect.unreachable() });
    const response = await fetch(base + path);
    expect([response.status, await response.json()]).toEqual([403, { error: 'Not for you' }]);
  });

  it('hands what it does not know to the fallback', async () => {
    const { base } = await start({
      fallback: async (request, response) => response.end(`${request.method} ${request.url}`),
    });
    expect(await (await fetch(`${base}/page?x=1`, { method: 'POST' })).text()).toBe('POST /page?x=1');
  });

  it('answers 404 when the fallback gives false', async () => {
    const { base } = await start({ fallback: async () => false });
    expect((await fetch(`${base}/page`)).status).toBe(404);
  });

  it('answers 500 when something inside fails, reports it, and goes on', async () => {
    const errors: unknown[] = [];
    const fallback = () => Promise.reject(new Error('broken'));
    const { base } = await start({ fallback, onError: (error) => errors.push(error) });
    const response = await fetch(`${base}/page`);
    expect([response.status, await response.text()]).toEqual([500, '{"error":"Something went wrong"}\n']);
    expect(errors).toEqual([new Error('broken')]);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('cuts the connection when the fallback fails in the middle of its answer', async () => {
    const { base } = await start({
      fallback: (_request, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half');
        throw new Error('broken');
      },
    });
    await expect(fetch(`${base}/page`).then((response) => response.text())).rejects.toThrow();
  });

  it('outlives a request that is no HTTP', async () => {
    const { base, port } = await start();
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.end('\u0000\u0001 nonsense\r\n\r\n');
    await once(socket.resume(), 'close');
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('says plainly that the port is taken', async () => {
    const { port } = await start();
    const second = createHttpServer({ readiness: createReadiness(), metrics });
    await expect(second.listen('127.0.0.1', port)).rejects.toThrow(
      `Cannot listen on 127.0.0.1, port ${port}: the port is taken. Set HTTP_PORT to another`,
    );
  });

  it('says plainly that the machine does not have the address', async () => {
    const server = createHttpServer({ readiness: createReadiness(), metrics });
    await expect(server.listen('192.0.2.1', 0)).rejects.toThrow('Set HTTP_HOST to one that it has');
  });

  it('lets a request in flight end when it closes', async () => {
    const waiting: (() => void)[] = [];
    const { server, base } = await start({
      closeTimeoutMs: 5000,
      fallback: (_request, response) => {
        waiting.push(() => response.end('done'));
      },
    });
    const asked = fetch(`${base}/slow`);
    await expect.poll(() => waiting.length).toBe(1);
    const closed = server.close();
    for (const finish of waiting) finish();
    expect(await (await asked).text()).toBe('done');
    await closed;
    await expect(fetch(`${base}/healthz`)).rejects.toThrow();
  });

  it('closes although a stream never ends, and may be closed again', async () => {
    const { server, port } = await start({ fallback: (_request, response) => response.writeHead(200).write('data') });
    const request = httpRequest({ port, host: '127.0.0.1', path: '/events' }).end();
    request.on('error', () => {});
    const [response] = await once(request, 'response');
    response.on('error', () => {}).resume();
    await server.close();
    await server.close();
    await expect.poll(() => response.destroyed).toBe(true);
  });

  it('closes when it never listened', async () => {
    await expect(createHttpServer({ readiness: createReadiness(), metrics }).close()).resolves.toBeUndefined();
  });
});
