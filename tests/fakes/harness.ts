import type { APIInteraction, APIInteractionResponse } from 'discord-api-types/v10';
import { commands, components, messageCommands } from '../../commands/index.ts';
import type { AskServices } from '../../commands/services.ts';
import { createAnswerer } from '../../src/answers/ask/create-answerer.ts';
import { parseLearnt } from '../../src/answers/ask/learnt.ts';
import type { PostResult } from '../../src/bot/command.ts';
import { createDispatch, type Handled } from '../../src/bot/dispatch.ts';
import { loadLearnt } from '../../src/dataset/load-learnt.ts';
import { serveRecord } from '../../src/dataset/served-record.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import type { Store } from '../../src/settings/store.ts';
import type { Card, CardFile } from '../../src/views/card.ts';

export interface Harness {
  services: AskServices;
  store: Store;
  /** The channels that were woken. */
  woken: string[];
  /** The guilds of which everything was erased. */
  forgotten: string[];
  /** The first messages that were taken back. */
  retracted: string[];
  /** Answers an interaction as dispatch would send it. */
  ask(raw: APIInteraction): Promise<APIInteractionResponse>;
  posts: { channelId: string; card: Card }[];
  handled: Handled[];
  /** Files that were handed over with answers. */
  files: CardFile[];
}

/** The real commands, dispatch, record and an in-memory store; only the last step to Discord is caught. */
export async function createHarness(
  directory: string,
  { now = new Date('2026-11-20T12:00:00Z'), post }: { now?: Date; post?: () => PostResult } = {},
): Promise<Harness> {
  const record = await serveRecord(directory);
  const store = await openStore('sqlite://:memory:', { onError: () => {} });
  const settings = createSettingsStore(store.guild, { onDamaged: () => {} });
  const posts: Harness['posts'] = [];
  const handled: Handled[] = [];
  const woken: string[] = [];
  const forgotten: string[] = [];
  const retracted: string[] = [];
  const files: Harness['files'] = [];
  const answerer = createAnswerer(record.dataset(), parseLearnt(await loadLearnt()));
  const services: AskServices = {
    answerer: () => answerer,
    dataset: record.dataset,
    names: record.names,
    settings,
    store,
    wake: (_guildId, channelId) => void woken.push(channelId),
    forgetGuild: (guildId) => void forgotten.push(guildId),
    retract: async ({ messageId }) => void retracted.push(messageId),
    now: () => now,
    async post(channelId, card) {
      const result = post?.() ?? { kind: 'posted', messageId: '700000000000000001', postedIn: channelId };
      if (result.kind === 'posted') posts.push({ channelId, card });
      return result;
    },
  };
  const sent = new Map<string, APIInteractionResponse>();
  const dispatch = createDispatch({
    commands,
    messageCommands,
    components,
    services,
    spoilersOf: async (guildId) => (await settings.get(guildId)).spoilers,
    respond: async ({ id }, body, attached = []) => {
      sent.set(id, body);
      files.push(...attached);
    },
    observe: (each) => handled.push(each),
    clock: () => 0,
  });
  return {
    services,
    store,
    woken,
    forgotten,
    retracted,
    files,
    posts,
    handled,
    async ask(raw) {
      await dispatch(raw);
      const body = sent.get(raw.id);
      if (body === undefined) throw new Error(`No answer to interaction ${raw.id}`);
      return body;
    },
  };
}
