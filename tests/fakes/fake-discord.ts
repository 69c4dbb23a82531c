import { DiscordAPIError, HTTPError, RateLimitError, type REST } from '@discordjs/rest';

export type Fault =
  | 'fails before'
  | 'fails after'
  | 'resets before'
  | 'resets after'
  | 'limits'
  | { status: number; code: number };

export interface FakeMessage {
  id: string;
  type: number;
  author: { id: string };
  components: unknown;
  nonce?: string;
  webhook_id?: string;
}

export interface FakeDiscordOptions {
  now: () => Date;
  /** So long a nonce is remembered. */
  nonceMs?: number;
}

export const botId = '900000000000000001';

const epoch = 1_420_070_400_000;

/** The messages of Discord's channels, behind the part of its REST API that deliveries use. They outlive the bot. */
export function createFakeDiscord({ now, nonceMs = 180_000 }: FakeDiscordOptions) {
  const channels = new Map<string, FakeMessage[]>();
  const state = {
    /** What goes wrong with the next request. */
    fault: (_method: 'GET' | 'POST', _channelId: string): Fault | null => null,
    /** Awaited around every request. */
    point: async () => {},
    hasHistory: true,
    requests: 0,
  };
  let serial = 0n;

  const messagesOf = (channelId: string) => {
    const messages = channels.get(channelId) ?? [];
    channels.set(channelId, messages);
    return messages;
  };
  const postedAt = (message: FakeMessage) => Number(BigInt(message.id) >> 22n) + epoch;
  const add = (channelId: string, message: Omit<FakeMessage, 'id'>): FakeMessage => {
    serial += 1n;
    const id = String((BigInt(now().getTime() - epoch) << 22n) + serial);
    const added = { ...message, id };
    messagesOf(channelId).push(added);
    return added;
  };
  const post = (channelId: string, body: Record<string, unknown>): FakeMessage => {
    const nonce = String(body.nonce);
    const isFresh = (message: FakeMessage) => now().getTime() - postedAt(message) < nonceMs;
    const repeated = [...channels.values()].flat().find((message) => message.nonce === nonce && isFresh(message));
    if (body.enforce_nonce === true && repeated !== undefined) return repeated;
    return add(channelId, { type: 0, author: { id: botId }, components: body.components, nonce });
  };
  const list = (channelId: string, query: URLSearchParams): FakeMessage[] => {
    if (!state.hasHistory) return [];
    const before = query.get('before');
    return messagesOf(channelId)
      .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
      .toReversed()
      .slice(0, Number(query.get('limit') ?? 50));
  };

  async function request<Result>(
    method: 'GET' | 'POST',
    { url, channelId }: { url: string; channelId: string },
    work: () => Result,
  ): Promise<Result> {
    await state.point();
    state.requests += 1;
    const fault = state.fault(method, channelId);
    if (typeof fault === 'object' && fault !== null)
      throw new DiscordAPIError(
        { code: fault.code, message: `Error ${fault.code}` },
        fault.code,
        fault.status,
        method,
        url,
        {},
      );
    if (fault === 'limits') throw rateLimit(url);
    if (fault === 'fails before') throw new HTTPError(502, 'Bad Gateway', method, url, {});
    if (fault === 'resets before') throw new TypeError('fetch failed');
    const result = work();
    await state.point();
    if (fault === 'fails after') throw new HTTPError(504, 'Gateway Timeout', method, url, {});
    if (fault === 'resets after') throw new TypeError('fetch failed');
    return structuredClone(result);
  }

  const rest: Pick<REST, 'get' | 'post'> = {
    get: (url, options) => {
      if (url === '/users/@me') return Promise.resolve({ id: botId });
      const channelId = channelOf(url);
      return request('GET', { url, channelId }, () => list(channelId, options?.query ?? new URLSearchParams()));
    },
    post: (url, options) => {
      const channelId = channelOf(url);
      return request('POST', { url, channelId }, () => post(channelId, { ...(options?.body ?? {}) }));
    },
  };
  return { rest, state, add, messages: (channelId: string): readonly FakeMessage[] => messagesOf(channelId) };
}

export type FakeDiscord = ReturnType<typeof createFakeDiscord>;

function channelOf(url: string): string {
  const match = /^\/channels\/(\d+)\/messages$/.exec(url);
  if (match?.[1] === undefined) throw new Error(`The fake does not know ${url}`);
  return match[1];
}

function rateLimit(url: string): RateLimitError {
  const times = { timeToReset: 2_000, retryAfter: 2_000, sublimitTimeout: 0, limit: 5 };
  return new RateLimitError({
    ...times,
    method: 'POST',
    hash: 'hash',
    url,
    route: '/channels/:id/messages',
    majorParameter: '1',
    global: false,
    scope: 'user',
  });
}
