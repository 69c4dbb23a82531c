import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Fault, RequestRecord } from '../stand-in.ts';
import type { World } from '../world/world.ts';
import { ApiError } from './api-error.ts';
import { countWithin, type WindowCounts } from './count-within.ts';
import type { Faults } from './faults.ts';
import { RateLimited } from './rate-limited.ts';
import { createRateLimits } from './rate-limits.ts';
import { readBody } from './read-body.ts';
import { refusals } from './refusals.ts';
import type { RequestLog } from './request-log.ts';
import type { RestReply, Route } from './route.ts';

interface Served extends RestReply {
  headers: Record<string, string>;
  requestBody: unknown;
}

export interface RestApi {
  app: Hono<{ Bindings: HttpBindings }>;
  /** How many of the requests so far count towards Discord's ban for invalid ones. */
  invalidRequests(): number;
}

/** What stands before Discord refuses everything from an address with too many invalid requests; it speaks no JSON. */
const banned: Served = { status: 429, headers: { 'Retry-After': '600' }, body: null, requestBody: undefined };

type RestContext = Context<{ Bindings: HttpBindings }>;

/** The HTTP half of the stand-in: faults, authorisation, rate limits and the log around the routes. */
export function createRest(world: World, parts: { routes: Route[]; faults: Faults; log: RequestLog }): RestApi {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const limits = createRateLimits(world);
  const invalidTimes: WindowCounts = new Map();
  let invalid = 0;
  const isBanned = () => {
    const { invalidRequestLimit } = world.options;
    if (invalidRequestLimit === null) return false;
    const from = world.now().getTime() - invalidRequestLimit.windowMs;
    return (invalidTimes.get('') ?? []).filter((at) => at > from).length >= invalidRequestLimit.limit;
  };

  const serve = async (context: RestContext, route: Route | null, effect?: Fault['effect']): Promise<Served> => {
    const forced = effect === undefined ? undefined : forcedReply(effect);
    let requestBody: unknown;
    let headers: Record<string, string> = {};
    try {
      const { body, files } = await readBody(context.req.raw);
      requestBody = body;
      const isAfter = effect?.kind === 'status' && effect.after === true;
      if (forced !== undefined && !isAfter) return { ...forced, requestBody };
      if (route === null) throw refusals.notFound();
      const isBot = !world.isTokenReset && context.req.header('authorization') === `Bot ${world.options.token}`;
      if (route.auth !== 'none' && !isBot) {
        throw refusals.unauthorized();
      }
      const params = context.req.param() as Record<string, string>;
      const verdict = limits.take(route, params);
      headers = verdict.headers;
      if (verdict.refused !== null) return { ...limited(verdict.refused, 'user', headers), requestBody };
      const query = new URL(context.req.url).searchParams;
      const reply = await route.handle({ params, query, body, files });
      return { ...reply, headers, ...forced, requestBody };
    } catch (error) {
      if (error instanceof RateLimited) {
        const { message, code, retryAfterSeconds } = error;
        const reply = limited({ retryAfterSeconds, global: false }, 'shared', headers);
        const body = { message, retry_after: retryAfterSeconds, global: false, ...(code !== undefined && { code }) };
        return { ...reply, body, requestBody };
      }
      const known = error instanceof ApiError ? error : new ApiError(500, 0, `500: ${String(error)}`);
      return { status: known.status, body: known.toBody(), headers, requestBody };
    }
  };

  const handler = (route: Route | null) => async (context: RestContext) => {
    const at = world.now().toISOString();
    const url = new URL(context.req.url);
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '') + url.search;
    const effect = parts.faults.next(context.req.method, path);
    const socket = context.env.incoming.socket;
    if (effect?.kind === 'reset-before') {
      socket.resetAndDestroy();
      return new Response(null);
    }
    if (effect?.kind === 'delay') await wait(effect.ms);
    const served = isBanned() ? banned : await serve(context, route, effect);
    if (served !== banned && isInvalid(served)) {
      invalid += 1;
      countWithin(invalidTimes, '', { limit: world.options.invalidRequestLimit, now: world.now() });
    }
    const record: RequestRecord = {
      at,
      method: context.req.method,
      path,
      headers: context.req.header(),
      body: served.requestBody,
      status: served.status,
      response: served.body ?? null,
      ...(effect?.kind === 'status' && effect.body !== undefined && { scripted: true }),
    };
    parts.log.add(record);
    world.publish({ type: 'request', record });
    if (effect?.kind === 'reset-after') {
      socket.resetAndDestroy();
      return new Response(null);
    }
    if (served === banned) return new Response('error code: 1015', { status: 429, headers: banned.headers });
    if (served.body === undefined) return new Response(null, { status: served.status, headers: served.headers });
    return Response.json(served.body, { status: served.status, headers: served.headers });
  };

  for (const route of parts.routes) {
    for (const base of ['/api/v10', '/api/v9', '/api']) app.on(route.method, base + route.path, handler(route));
  }
  app.get('/attachments/:channelId/:id/:name', (context) => {
    const file = world.files.get(new URL(context.req.url).pathname);
    if (file === undefined) return context.notFound();
    return new Response(Buffer.from(file.bytes), { headers: { 'content-type': file.type } });
  });
  app.all('*', handler(null));
  return { app, invalidRequests: () => invalid };
}

function forcedReply(effect: Fault['effect']): (RestReply & { headers: Record<string, string> }) | undefined {
  if (effect.kind === 'status') {
    const body = effect.body ?? { message: `${effect.status}: stand-in fault`, code: 0 };
    return { status: effect.status, body, headers: effect.headers ?? {} };
  }
  if (effect.kind !== 'rate-limit') return undefined;
  const refused = { retryAfterSeconds: effect.retryAfterSeconds, global: effect.scope === 'global' };
  return limited(refused, effect.scope, {});
}

function limited(
  refused: { retryAfterSeconds: number; global: boolean },
  scope: 'user' | 'shared' | 'global',
  headers: Record<string, string>,
): RestReply & { headers: Record<string, string> } {
  const { retryAfterSeconds, global } = refused;
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global },
    headers: {
      ...headers,
      'Retry-After': String(Math.ceil(retryAfterSeconds)),
      'X-RateLimit-Scope': global ? 'global' : scope,
      ...(global && { 'X-RateLimit-Global': 'true' }),
    },
  };
}

function isInvalid(served: Served): boolean {
  if (served.status === 401 || served.status === 403) return true;
  return served.status === 429 && served.headers['X-RateLimit-Scope'] !== 'shared';
}
