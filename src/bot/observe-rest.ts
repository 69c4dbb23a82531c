import type { REST } from '@discordjs/rest';

/** Told of every rate limit that a client of Discord's REST API meets. */
export interface RateLimitObserver {
  /** A limit that is known makes a request wait, or be put off. */
  onWait(seconds: number): void;
  /** Discord itself refused with 429; `scope` is `user`, `shared` or `global` (Discord, Rate Limits). */
  onRefusal(scope: string): void;
}

/** Lets the observer, if there is one, see what the client meets; gives the client back. */
export function observeRest<Client extends Pick<REST, 'on'>>(rest: Client, observer?: RateLimitObserver): Client {
  if (observer === undefined) return rest;
  rest.on('rateLimited', ({ timeToReset }) => observer.onWait(timeToReset / 1000));
  rest.on('response', (_request, { status, headers }) => {
    if (status === 429) observer.onRefusal(scopes.find((scope) => scope === headers.get(scopeHeader)) ?? 'unknown');
  });
  return rest;
}

const scopeHeader = 'x-ratelimit-scope';
const scopes = ['user', 'shared', 'global'] as const;
