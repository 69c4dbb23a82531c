import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createStandIn } from '../../../src/playground/discord/create-stand-in.ts';
import type { Actor, StandIn } from '../../../src/playground/discord/stand-in.ts';
import type { DiscordCalls, Load, LoadResult } from './discord-messages.ts';
import type { Use } from './uses.ts';

/** A process of its own with stand-ins in it, driven over IPC by `start-discord.ts`. */
interface Place {
  standIn: StandIn;
  actors: Actor[];
  channels: string[];
  used: number;
  /** How many uses of each command have been made, so that a load goes on where the one before it ended. */
  made: Map<string, number>;
}

const places = new Map<number, Place>();
const off = {
  globalLimit: null,
  createMessageLimit: null,
  routeLimit: null,
  requestLogSize: 10,
  // The bare bot asks for one shard, however many guilds there are; Stakeout for as many as are recommended, at once.
  maxGuildsPerShard: Number.POSITIVE_INFINITY,
  maxConcurrency: 1_000,
};

/** When an interaction was dispatched, by its token, and who is to know how long its answer took. */
const waiting = new Map<string, { at: number; took(ms: number): void }>();
let dispatching: ((token: string) => void) | null = null;

channel('http.server.request.start').subscribe((message) => {
  const now = performance.now();
  const { url = '' } = (message as { request: IncomingMessage }).request;
  const token = /\/interactions\/\d+\/([^/]+)\/callback/.exec(url)?.[1] ?? '';
  const entry = waiting.get(token);
  waiting.delete(token);
  entry?.took(now - entry.at);
});

const calls: { [Name in keyof DiscordCalls]: (given: never) => Promise<unknown> } = {
  async open({ users, guilds }: Parameters<DiscordCalls['open']>[0]) {
    const standIn = await createStandIn({ ...off, interactionLifetimeMs: 5_000 });
    standIn.subscribe((event) => {
      if (event.type !== 'gateway' || event.direction !== 'out') return;
      const frame = event.frame as { t: string | null; d: { token: string } };
      if (frame.t === 'INTERACTION_CREATE') dispatching?.(frame.d.token);
    });
    const ownerId = standIn.addUser({ username: 'owner' }).id;
    const guildId = standIn.addGuild({ name: 'Film club', ownerId }).id;
    const channels = Array.from(
      { length: 20 },
      (_, index) => standIn.addChannel({ guildId, name: `channel-${index}`, type: 0 }).id,
    );
    const actors = Array.from({ length: users }, (_, index) => {
      const userId = standIn.addUser({ username: `user${index}`, globalName: `User ${index}` }).id;
      standIn.addMember({ guildId, userId });
      return { userId, channelId: channels[index % channels.length] ?? '' };
    });
    for (let index = 0; index < guilds; index += 1) standIn.addGuild({ name: `guild ${index}`, ownerId });
    const id = places.size;
    places.set(id, { standIn, actors, channels, used: 0, made: new Map() });
    return { id, apiUrl: standIn.apiUrl, token: standIn.token };
  },
  async copyCommands({ from, to }: Parameters<DiscordCalls['copyCommands']>[0]) {
    const { apiUrl, token, applicationId } = placeOf(to).standIn;
    const body = placeOf(from)
      .standIn.commands()
      .map(({ default_member_permissions: rights, ...command }) => ({
        ...command,
        default_member_permissions: rights == null ? null : Number(rights),
      }));
    const response = await fetch(`${apiUrl}/v10/applications/${applicationId}/commands`, {
      method: 'PUT',
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`Commands were refused: ${await response.text()}`);
    return null;
  },
  load: ({ id, ...load }: { id: number } & Load) => runLoad(placeOf(id), load),
  async flood({ id, uses, count, atOnce }: Parameters<DiscordCalls['flood']>[0]) {
    const place = placeOf(id);
    let [next, lost] = [0, 0];
    const work = async () => {
      while (next < count) {
        const use = uses[next++ % uses.length];
        if (use !== undefined && !(await isAnswered(place, use))) lost += 1;
        if (next % 1_000 === 0) forgetMessages(place);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return { lost };
  },
  async close({ id }: { id: number }) {
    await placeOf(id).standIn.close();
    places.delete(id);
    return null;
  },
};

function placeOf(id: number): Place {
  const place = places.get(id);
  if (place === undefined) throw new Error(`There is no stand-in ${id}`);
  return place;
}

async function runLoad(place: Place, { name, uses, perSecond, count, delayMs = 0 }: Load): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const outcomes: Promise<boolean>[] = [];
  await sleep(delayMs);
  const started = performance.now();
  for (let index = 0; index < count; index += 1) {
    const waitMs = started + (index * 1_000) / perSecond - performance.now();
    if (waitMs > 1) await sleep(waitMs);
    const made = place.made.get(name) ?? 0;
    place.made.set(name, made + 1);
    const use = uses[made % uses.length];
    if (use === undefined) break;
    dispatching = (token) => {
      dispatching = null;
      waiting.set(token, { at: performance.now(), took: (ms) => latenciesMs.push(ms) });
    };
    outcomes.push(isAnswered(place, use));
  }
  const lost = (await Promise.all(outcomes)).filter((answered) => !answered).length;
  forgetMessages(place);
  return { latenciesMs, lost };
}

/** The next user does it; whether it was answered with what such a use is answered with. */
async function isAnswered(place: Place, { name, options, partial }: Use): Promise<boolean> {
  const { standIn, actors } = place;
  const actor = actors[place.used++ % actors.length];
  if (actor === undefined) return false;
  const outcome = await (partial ? standIn.autocomplete(actor, name, options) : standIn.invoke(actor, name, options));
  return outcome.kind === 'message' || outcome.kind === 'choices';
}

function forgetMessages({ standIn, channels }: Place): void {
  for (const channelId of channels)
    for (const { id } of standIn.messages(channelId)) standIn.deleteMessage(channelId, id);
}

// Whoever asked for it is gone.
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('message', async ({ call, name, given }: { call: number; name: keyof DiscordCalls; given: never }) => {
  try {
    process.send?.({ call, result: await calls[name](given) });
  } catch (error) {
    process.send?.({ call, error: error instanceof Error ? error.stack : String(error) });
  }
});
