import type { REST } from '@discordjs/rest';
import type { FakeDiscord } from '../fakes/fake-discord.ts';
import type { Random } from './random.ts';
import type { VirtualProcess } from './virtual-process.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface VirtualRestParts {
  process: VirtualProcess;
  time: VirtualTime;
  random: Random;
  discord: FakeDiscord;
  /** Awaited when a request has done its waiting; what it rejects with ends it. */
  maySend: () => Promise<void>;
  /** Whether the next message is on its way for so long that the bot gives it up before it arrives. */
  hangs: (channelId: string) => boolean;
  /** Whether the bot can know when a limit has passed: a clock that is set, or another copy, makes it forget. */
  keepsLimits: boolean;
  /** Told of what must never happen. */
  onViolation: (what: string) => void;
}

/** The channel in which admins are told things. */
export const noticesChannel = '190';

/** Requests take their time both ways. One that is under way reaches Discord even when the process has died meanwhile. */
export function createVirtualRest(parts: VirtualRestParts): Pick<REST, 'get' | 'post' | 'patch'> {
  const { process, time, random, discord, maySend, hangs, keepsLimits, onViolation } = parts;
  const posting = new Set<string>();
  const restUntil = new Map<string, number>();

  async function call(
    method: 'get' | 'post' | 'patch',
    url: `/${string}`,
    options: object | undefined,
  ): Promise<unknown> {
    await process.alive();
    // Notices are the REST client's to pace: there is no engine behind them that keeps an order.
    const isPost =
      method === 'post' && /\/(messages|threads)$/.test(url) && !url.startsWith(`/channels/${noticesChannel}/`);
    if (isPost && posting.has(url)) onViolation(`two requests at a time to ${url}`);
    if (isPost && keepsLimits && (restUntil.get(url) ?? 0) > time.ms)
      onViolation(`a request to ${url} before its limit has passed`);
    if (isPost) posting.add(url);
    // The turn of a request comes later than it is asked for.
    await time.sleep(random.between(0, 50));
    await process.alive();
    await maySend().catch((error: unknown) => {
      posting.delete(url);
      throw error;
    });
    await time.sleep(random.between(5, 150));
    const [, channelId = ''] = /^\/channels\/(\d+)\/messages$/.exec(url) ?? [];
    if (isPost && channelId !== '' && hangs(channelId)) {
      void arriveLate(url, options);
      await time.sleep(random.between(100, 15_000));
      posting.delete(url);
      await process.alive();
      throw new TypeError('fetch failed');
    }
    const result = await discord.rest[method](url, options).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await time.sleep(random.between(5, 150));
    posting.delete(url);
    await process.alive();
    if ('value' in result) return result.value;
    const wait = Reflect.get(Object(result.error), 'retryAfter');
    if (isPost && typeof wait === 'number') restUntil.set(url, time.ms + wait);
    throw result.error;
  }

  async function arriveLate(url: `/${string}`, options: object | undefined): Promise<void> {
    await time.sleep(random.between(100, 30_000));
    await discord.rest.post(url, options).catch(() => {});
  }

  return {
    get: (url, options) => call('get', url, options),
    post: (url, options) => call('post', url, options),
    patch: (url, options) => call('patch', url, options),
  };
}
