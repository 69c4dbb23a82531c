/** @import { InteractionOutcome, Message, StateView } from './types.d.ts' */

/**
 * The page's own server. Every call rejects with an Error whose message can be shown.
 * @returns {{
 *   state(userId: string | null): Promise<StateView>,
 *   messages(channelId: string, userId: string): Promise<Message[]>,
 *   act(name: string, body: object): Promise<InteractionOutcome>,
 *   watch(userId: string, on: { event(event: any): void, open(): void, lost(): void }): () => void,
 * }}
 */
export function createApi() {
  return {
    state: (userId) => ask(`/playground/state${userId === null ? '' : `?${new URLSearchParams({ user: userId })}`}`),
    async messages(channelId, userId) {
      const query = new URLSearchParams({ channel: channelId, user: userId });
      return (await ask(`/playground/messages?${query}`)).messages;
    },
    act: (name, body) =>
      ask(`/playground/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...body, locale: navigator.language.slice(0, 10) }),
      }),
    watch(userId, on) {
      const source = new EventSource(`/playground/events?${new URLSearchParams({ user: userId })}`);
      source.addEventListener('open', on.open);
      source.addEventListener('error', on.lost);
      source.addEventListener('message', ({ data }) => on.event(JSON.parse(data)));
      return () => source.close();
    },
  };
}

/** @param {string} path @param {RequestInit} [init] */
async function ask(path, init) {
  const response = await fetch(path, init).catch(() => {
    throw new Error('The playground does not answer. Is it still running?');
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The playground answered ${response.status}`);
  return body;
}
