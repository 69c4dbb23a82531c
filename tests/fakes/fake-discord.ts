import { DiscordAPIError, HTTPError, RateLimitError, type REST } from '@discordjs/rest';

export type Fault =
  | 'fails before'
  | 'fails after'
  | 'resets before'
  | 'resets after'
  | 'limits'
  | { limitsMs: number }
  | { status: number; code: number };

export interface FakeMessage {
  id: string;
  type: number;
  author: { id: string };
  components: unknown;
  content?: unknown;
  nonce?: string;
  webhook_id?: string;
  /** How often it was edited. */
  edits?: number;
  crossposted?: boolean;
}

export interface FakeThread {
  id: string;
  name: string;
  parent_id: string;
  owner_id: string;
  tags: string[];
}

export interface FakeDiscordOptions {
  now: () => Date;
  /** So long a nonce is remembered. */
  nonceMs?: number;
}

export type Method = 'GET' | 'POST' | 'PATCH';

export const botId = '900000000000000001';

const epoch = 1_420_070_400_000;

/** The messages of Discord's channels, behind the part of its REST API that deliveries use. They outlive the bot. */
export function createFakeDiscord({ now, nonceMs = 180_000 }: FakeDiscordOptions) {
  const channels = new Map<string, FakeMessage[]>();
  const threads: FakeThread[] = [];
  const state = {
    /** What goes wrong with the next request. */
    fault: (_method: Method, _channelId: string, _url: string): Fault | null => null,
    /** Awaited around every request. */
    point: async () => {},
    hasHistory: true,
    /** Threads that are archived: a message in them cannot be edited. */
    archived: new Set<string>(),
    requests: 0,
    /** Guild id -> the channel of Discord's own notices. */
    communityChannels: new Map<string, string>(),
    /** Forums that want a tag, with the tags that they have. */
    tagsOf: new Map<string, { id: string; moderated: boolean }[]>(),
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
  const refuse = (status: number, code: number, url: string): never => {
    throw new DiscordAPIError({ code, message: `Error ${code}` }, code, status, 'POST', url, {});
  };
  const find = (channelId: string, messageId: string, url: string): FakeMessage =>
    messagesOf(channelId).find(({ id }) => id === messageId) ?? refuse(404, 10008, url);
  const post = (channelId: string, body: Record<string, unknown>): FakeMessage => {
    const nonce = String(body.nonce);
    const isFresh = (message: FakeMessage) => now().getTime() - postedAt(message) < nonceMs;
    const repeated = [...channels.values()].flat().find((message) => message.nonce === nonce && isFresh(message));
    if (body.enforce_nonce === true && repeated !== undefined) return repeated;
    return add(channelId, {
      type: 0,
      author: { id: botId },
      components: body.components,
      content: body.content,
      nonce,
    });
  };
  const startThread = (forumId: string, body: Record<string, unknown>, url: string): FakeThread => {
    const tags = (body.applied_tags ?? []) as string[];
    if (state.tagsOf.has(forumId) && tags.length === 0) refuse(400, 40067, url);
    const { components } = body.message as { components: unknown };
    const { id } = add(`starting in ${forumId}`, { type: 0, author: { id: botId }, components });
    messagesOf(id).push({ id, type: 0, author: { id: botId }, components });
    const thread = { id, name: String(body.name), parent_id: forumId, owner_id: botId, tags };
    threads.push(thread);
    return thread;
  };
  const list = (channelId: string, query: URLSearchParams): FakeMessage[] => {
    if (!state.hasHistory) return [];
    const before = query.get('before');
    return messagesOf(channelId)
      .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
      .toReversed()
      .slice(0, Number(query.get('limit') ?? 50));
  };

  function answer(method: Method, url: string, { query, body }: { query: URLSearchParams; body: object }): unknown {
    const fields = { ...body } as Record<string, unknown>;
    const [, kind = '', id = '', rest = ''] = /^\/(channels|guilds)\/(\d+)\/?(.*)$/.exec(url) ?? [];
    const [, messageId = ''] = /^messages\/(\d+)/.exec(rest) ?? [];
    switch (`${method} ${kind} ${rest.replaceAll(/\d+/g, 'ID')}`) {
      case 'GET channels messages':
        return list(id, query);
      case 'POST channels messages':
        return post(id, fields);
      case 'GET channels messages/ID':
        return find(id, messageId, url);
      case 'PATCH channels messages/ID': {
        if (state.archived.has(id)) refuse(400, 50083, url);
        const message = find(id, messageId, url);
        return Object.assign(message, fields, { edits: (message.edits ?? 0) + 1 });
      }
      case 'POST channels messages/ID/crosspost': {
        const message = find(id, messageId, url);
        if (message.crossposted) refuse(400, 40033, url);
        return Object.assign(message, { crossposted: true });
      }
      case 'POST channels threads':
        return startThread(id, fields, url);
      case 'GET channels threads/archived/public':
        return { threads: [] };
      case 'GET guilds threads/active':
        return { threads };
      case 'PATCH channels ':
        if (fields.archived === true) state.archived.add(id);
        if (fields.archived === false) state.archived.delete(id);
        return { id };
      case 'GET channels ':
        return { id, available_tags: state.tagsOf.get(id) ?? [] };
      case 'GET guilds ':
        return { id, public_updates_channel_id: state.communityChannels.get(id) ?? null };
      default:
        throw new Error(`The fake does not know ${method} ${url}`);
    }
  }

  async function request(method: Method, url: string, given: { query?: URLSearchParams; body?: object } = {}) {
    const [, channelId = ''] = /^\/channels\/(\d+)/.exec(url) ?? [];
    await state.point();
    state.requests += 1;
    const fault = state.fault(method, channelId, url);
    if (typeof fault === 'object' && fault !== null && 'limitsMs' in fault) throw rateLimit(url, fault.limitsMs);
    if (typeof fault === 'object' && fault !== null) {
      const body = { code: fault.code, message: `Error ${fault.code}` };
      throw new DiscordAPIError(body, fault.code, fault.status, method, url, {});
    }
    if (fault === 'limits') throw rateLimit(url);
    if (fault === 'fails before') throw new HTTPError(502, 'Bad Gateway', method, url, {});
    if (fault === 'resets before') throw new TypeError('fetch failed');
    const result = answer(method, url, { query: given.query ?? new URLSearchParams(), body: given.body ?? {} });
    await state.point();
    if (fault === 'fails after') throw new HTTPError(504, 'Gateway Timeout', method, url, {});
    if (fault === 'resets after') throw new TypeError('fetch failed');
    return structuredClone(result);
  }

  type Options = { query?: URLSearchParams; body?: object };
  const rest: Pick<REST, 'get' | 'post' | 'patch'> = {
    get: (url, options) =>
      url === '/users/@me' ? Promise.resolve({ id: botId }) : request('GET', url, (options ?? {}) as Options),
    post: (url, options) => request('POST', url, (options ?? {}) as Options),
    patch: (url, options) => request('PATCH', url, (options ?? {}) as Options),
  };
  return {
    rest,
    state,
    add,
    threads,
    /** How many messages were posted, those of forums included, and not deleted since. */
    posted: () => [...channels.values()].flat().filter(({ author }) => author.id === botId).length - threads.length,
    messages: (channelId: string): readonly FakeMessage[] => messagesOf(channelId),
    delete(channelId: string, messageId: string) {
      const messages = messagesOf(channelId);
      messages.splice(
        messages.findIndex(({ id }) => id === messageId),
        1,
      );
    },
  };
}

export type FakeDiscord = ReturnType<typeof createFakeDiscord>;

function rateLimit(url: string, ms = 2_000): RateLimitError {
  const times = { timeToReset: ms, retryAfter: ms, sublimitTimeout: 0, limit: 5 };
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
