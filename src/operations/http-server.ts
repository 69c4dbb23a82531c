import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Watchdog } from './create-watchdog.ts';
import type { Readiness } from './health.ts';

/** Answers what the server itself does not know; false (also promised) leaves it to the server, as 404. */
export type Fallback = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface HttpServerOptions {
  readiness: Pick<Readiness, 'report'>;
  /** What has failed so that only a new process can help; nothing if absent. */
  watchdog?: Pick<Watchdog, 'report'>;
  metrics: { readonly contentType: string; text(): Promise<string> };
  fallback?: Fallback;
  /** Why a request gets no answer but that, as 403; null lets it in. */
  refuse?: (request: IncomingMessage) => string | null;
  /** How long requests in flight may take once the server closes. */
  closeTimeoutMs?: number;
  /** Told of what went wrong inside; the client sees only that something did. */
  onError?: (error: unknown) => void;
}

export interface HttpServer {
  /** Gives the port that was bound; throws an Error fit for a terminal when there is none to be had. */
  listen(host: string, port: number): Promise<number>;
  /** Takes no more requests, lets those in flight end, then cuts what is left. May be called twice. */
  close(): Promise<void>;
}

interface Reply {
  status: number;
  contentType: string;
  body: string;
}

/** Serves `/healthz`, `/readyz` and `/metrics`; anything else goes to the fallback. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const {
    readiness,
    watchdog,
    metrics,
    fallback,
    refuse = () => null,
    closeTimeoutMs = 1000,
    onError = () => {},
  } = options;
  const routes = new Map<string, () => Reply | Promise<Reply>>([
    ['/healthz', () => reportHealth(watchdog)],
    ['/readyz', () => reportReadiness(readiness)],
    ['/metrics', async () => ({ status: 200, contentType: metrics.contentType, body: await metrics.text() })],
  ]);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refuse(request);
    if (refusal !== null) return send(request, response, json(403, { error: refusal }));
    const route = routes.get(request.url?.split('?', 1)[0] ?? '');
    if (route !== undefined) {
      if (request.method === 'GET' || request.method === 'HEAD') return send(request, response, await route());
      response.setHeader('allow', 'GET, HEAD');
      return send(request, response, json(405, { error: 'Only GET and HEAD are allowed here' }));
    }
    if (fallback !== undefined && (await fallback(request, response)) !== false) return;
    send(request, response, json(404, { error: 'Nothing is here' }));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else send(request, response, json(500, { error: 'Something went wrong' }));
    });
  });

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        const refuse = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
        server.once('error', refuse);
        server.listen(port, host, () => {
          server.off('error', refuse);
          server.on('error', onError);
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        // A connection that falls idle from now on would otherwise be kept for the client's next request.
        const sweep = setInterval(() => server.closeIdleConnections(), 20);
        const cut = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
        // The error says that it was not listening, which is what was asked for.
        server.close(() => {
          clearInterval(sweep);
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function reportHealth(watchdog: Pick<Watchdog, 'report'> | undefined): Reply {
  const reasons = watchdog?.report() ?? [];
  return reasons.length === 0 ? json(200, { status: 'ok' }) : json(503, { status: 'failed', reasons });
}

function reportReadiness(readiness: Pick<Readiness, 'report'>): Reply {
  const report = readiness.report();
  return json(report.ready ? 200 : 503, report);
}

function json(status: number, body: unknown): Reply {
  return { status, contentType: 'application/json; charset=utf-8', body: `${JSON.stringify(body)}\n` };
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply) {
  response.writeHead(reply.status, {
    'content-type': reply.contentType,
    'content-length': Buffer.byteLength(reply.body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'the port is taken. Set HTTP_PORT to another, or to 0 for any that is free.',
    EACCES: 'the port needs more rights. Set HTTP_PORT to one above 1023.',
    EADDRNOTAVAIL: 'this machine does not have the address. Set HTTP_HOST to one that it has.',
    ENOTFOUND: 'the name is not known. Set HTTP_HOST to an address of this machine.',
  };
  const reason = reasons[error.code ?? ''] ?? error.message;
  return new Error(`Cannot listen on ${host}, port ${port}: ${reason}`, { cause: error });
}
