import { existsSync } from 'node:fs';
import { type APIMessage, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { Actor, CommandOption, InteractionOutcome } from '../../src/playground/discord/stand-in.ts';
import { createOpenApiChecks } from '../playground/openapi.ts';
import { createStage, partsOfMessage, pressable, type Stage, textOfMessage } from './stage.ts';
import { dropUpdate } from './updates-on-disk.ts';

const specification = '../shared/discord-openapi.json';
const checks = existsSync(specification) ? createOpenApiChecks(specification) : null;

/** The running process with an admin who uses it, and the words that it says. */
export interface AdminStage extends Stage {
  admin: Actor;
  say(name: string, sub: string, options?: CommandOption[]): Promise<APIMessage>;
  /** What the answer says, without markup. */
  words(name: string, sub: string, options?: CommandOption[]): Promise<string>;
  subscribe(channelId: string, options?: CommandOption[]): Promise<APIMessage>;
  press(message: APIMessage, label: string, actor?: Actor): Promise<APIMessage>;
  select(message: APIMessage, name: string, values: string[]): Promise<APIMessage>;
  drop(id: string, fields?: object): void;
  /** The text of every message of a channel. */
  posts(channelId: string): string[];
  /** Denies the bot a right in a channel, or gives back what was denied. */
  deny(channelId: string, right: bigint): void;
  /** A thread that the bot has not locked or archived yet. */
  openThread(parentId: string, name: string): Promise<string>;
  /** Closes everything; gives the requests that Discord's own specification would not take. */
  finish(): Promise<string[]>;
}

/** Starts the process on the tiny record, in a channel where the admin writes. */
export async function createAdminStage(env: Record<string, string> = {}): Promise<AdminStage> {
  const stage = await createStage('tests/fixtures/record', env, {
    // On a busy machine three seconds are not enough for everything.
    interactionTimeoutMs: 10_000,
  });
  await stage.start();
  const { standIn, world } = stage;
  const admin = { userId: world.users.admin, channelId: world.channels.general };
  const say: AdminStage['say'] = async (name, sub, options = []) =>
    messageOf(await standIn.invoke(admin, name, [{ name: sub, type: OptionType.Subcommand, options }]));
  return {
    ...stage,
    admin,
    say,
    words: async (...asked) => wordsOf(await say(...asked)),
    subscribe: (channelId, options = []) => say('updates', 'subscribe', [inChannel(channelId), ...options]),
    press: async (message, label, actor = admin) =>
      messageOf(await standIn.press(actor, message.id, pressable(message).get(label) ?? '')),
    async select(message, name, values) {
      const id = partsOfMessage(message)
        .flatMap(({ custom_id }) => custom_id ?? [])
        .find((each) => each.includes(`:${name}:`));
      return messageOf(await standIn.select(admin, message.id, id ?? '', values));
    },
    drop: (id, fields = {}) =>
      dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline of ${id}`, ...fields }),
    posts: (channelId) => standIn.messages(channelId).map((message) => message.content || textOfMessage(message)),
    deny(channelId, right) {
      const role = { id: standIn.botRoleId(world.guildId), type: 0 as const, deny: right };
      standIn.setChannel(channelId, { overwrites: right === 0n ? [] : [role] });
    },
    async openThread(parentId, name) {
      const response = await fetch(`${standIn.apiUrl}/v10/channels/${parentId}/threads`, {
        method: 'POST',
        headers: { authorization: `Bot ${standIn.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name, type: 11 }),
      });
      return ((await response.json()) as { id: string }).id;
    },
    async finish() {
      const faults = standIn
        .requests()
        .flatMap(({ method, path, body }) =>
          (checks?.checkRequest(method, path, body) ?? []).map((fault) => `${method} ${path}: ${fault}`),
        );
      await stage.close();
      return faults;
    },
  };
}

/** The message that an interaction was answered with; throws where there is none. */
export function messageOf(outcome: InteractionOutcome): APIMessage {
  if (outcome.kind !== 'message' && outcome.kind !== 'updated')
    throw new Error(`No message but ${JSON.stringify(outcome)}`);
  return outcome.message;
}

/** What a message says, in one line, without bold, small print, code marks and escapes. */
export function wordsOf(message: APIMessage): string {
  return textOfMessage(message)
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(/\*\*|`|^-# |^#+ /gm, '')
    .replaceAll(/\s*\n\s*/g, ' ');
}

export const inChannel = (value: string): CommandOption => ({ name: 'channel', type: OptionType.Channel, value });
export const text = (name: string, value: string): CommandOption => ({ name, type: OptionType.String, value });
