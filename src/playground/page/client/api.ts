import type { PanelView } from '../panel-view.ts';
import type { TrafficEntry } from '../traffic-entry.ts';
import type { InteractionOutcome, Message, StateView } from './types.ts';

/** Something that happened in sight of a person. */
export type PageEvent =
  | { type: 'world' }
  | { type: 'message-create' | 'message-update'; channelId: string; message: Message }
  | { type: 'message-delete'; channelId: string; messageId: string };

/** What to do while the server's events come in. */
export interface Watcher<Event> {
  event(event: Event): void;
  open(): void;
  lost(): void;
}

/** The page's own server. Every call rejects with an Error whose message can be shown. */
export interface Api {
  state(userId: string | null): Promise<StateView>;
  messages(channelId: string, userId: string): Promise<Message[]>;
  act(name: string, body: object): Promise<InteractionOutcome>;
  upload(file: File): Promise<{ id: string }>;
  watch(userId: string, watcher: Watcher<PageEvent>): () => void;
  panel(channelId: string): Promise<PanelView>;
  control(name: string, body: object): Promise<{ faults?: string[] }>;
  traffic(watcher: Watcher<TrafficEntry>): () => void;
}

/** Talks to the server that the page came from. */
export function createApi(): Api {
  return {
    state: (userId) => ask(`/playground/state${userId === null ? '' : `?${new URLSearchParams({ user: userId })}`}`),
    async messages(channelId, userId) {
      const query = new URLSearchParams({ channel: channelId, user: userId });
      return (await ask<{ messages: Message[] }>(`/playground/messages?${query}`)).messages;
    },
    act: (name, body) => post(`/playground/${name}`, { ...body, locale: navigator.language.slice(0, 10) }),
    upload: (file) =>
      ask(`/playground/uploads?${new URLSearchParams({ name: file.name })}`, {
        method: 'POST',
        headers: { 'Content-Type': file.type || 'application/octet-stream' },
        body: file,
      }),
    watch: (userId, watcher) => listen(`/playground/events?${new URLSearchParams({ user: userId })}`, watcher),
    panel: (channelId) => ask(`/playground/panel?${new URLSearchParams({ channel: channelId })}`),
    control: (name, body) => post(`/playground/control/${name}`, body),
    traffic: (watcher) => listen('/playground/traffic', watcher),
  };
}

function listen<Event>(path: string, { event, open, lost }: Watcher<Event>): () => void {
  const source = new EventSource(path);
  source.addEventListener('open', open);
  source.addEventListener('error', lost);
  source.addEventListener('message', ({ data }) => event(JSON.parse(data) as Event));
  return () => source.close();
}

function post<Answer>(path: string, body: object): Promise<Answer> {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(path, init).catch(() => {
    throw new Error('The playground does not answer. Is it still running?');
  });
  const body: unknown = await response.json().catch(() => ({}));
  if (response.ok) return body as Answer;
  const reason = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : null;
  throw new Error(reason ?? `The playground answered ${response.status}`);
}
