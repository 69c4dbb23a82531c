import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelType } from 'discord-api-types/v10';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { makeSettings } from '../fakes/updates-world.ts';
import { textOfMessage, until } from './stage.ts';
import { type RunningProcess, startProcess, untilReady } from './start-process.ts';
import { dropUpdate } from './updates-on-disk.ts';

export interface HostsOptions {
  /** Empty, and nobody else's. */
  storeUrl: string;
  /** Split evenly over three processes. */
  shards: number;
  guilds: number;
  /** So many of the guilds have a subscription. */
  subscribed: number;
  updates: number;
  interactionsPerSecond: number;
  /** So long each part of the run may take. */
  patienceMs: number;
  say(line: string): void;
}

export interface HostsReport {
  interactions: number;
  answered: number;
  /** Waiting for the process that was killed at that moment: nobody could answer them. */
  diedWithTheKilled: number;
  /** Callbacks that Discord refused, such as second ones. */
  refusedCallbacks: number;
  posts: number;
  /** Channel and update of each post that is missing or there twice. */
  wrongPosts: string[];
  /** Exit code of the process that was stopped. */
  stoppedWith: number | null;
}

interface Host {
  running: RunningProcess;
  first: number;
  last: number;
  isUp: boolean;
}

const hostCount = 3;
const record = 'tests/fixtures/record';

/**
 * Runs three processes, each with a third of the shards, on one PostgreSQL store, under a steady load of interactions.
 * While updates are being posted the one that posts is killed and started again, and the one that takes over is stopped.
 */
export async function runHosts(options: HostsOptions): Promise<HostsReport> {
  const { storeUrl, shards, updates, patienceMs, say } = options;
  const folder = mkdtempSync(join(tmpdir(), 'stakeout-hosts-'));
  const directory = join(folder, 'record');
  cpSync(record, directory, { recursive: true });
  const [source] = JSON.parse(readFileSync(join(directory, 'sources.json'), 'utf8')).sources;
  const standIn = await createStandIn({
    // A machine that does much else is slower than Discord is patient.
    interactionTimeoutMs: 20_000,
    requestLogSize: 100,
    createMessageLimit: null,
    // Guilds that are made within milliseconds do not spread as evenly over shards as Discord's.
    maxGuildsPerShard: Number.POSITIVE_INFINITY,
  });
  const hosts: Host[] = [];
  const started: RunningProcess[] = [];
  const launch = async (first: number, last: number): Promise<RunningProcess> => {
    const running = await startProcess({
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_URL: standIn.apiUrl,
      DATASET_DIR: directory,
      STORE_URL: storeUrl,
      SHARDS: `${first}-${last}/${shards}`,
      UPDATES_CRON: '* * * * * *',
    });
    started.push(running);
    await untilReady(running, patienceMs).catch((error: unknown) => {
      throw new Error(`Shards ${first} to ${last}: ${running.output().slice(-2_000)}${running.errors()}`, {
        cause: error,
      });
    });
    return running;
  };
  try {
    const world = await fillWorld(standIn, options);
    say(`${options.guilds} guilds, ${world.subscribed.length} subscriptions`);
    const perHost = shards / hostCount;
    const ranges = Array.from(
      { length: hostCount },
      (_, index) => [index * perHost, (index + 1) * perHost - 1] as const,
    );
    hosts.push(
      ...(await Promise.all(
        ranges.map(async ([first, last]) => ({ running: await launch(first, last), first, last, isUp: true })),
      )),
    );
    say('three processes are ready');
    const load = createLoad(standIn, { hosts, shards, places: world.places, perSecond: options.interactionsPerSecond });
    const ids = Array.from({ length: updates }, (_, index) => `2026-11-20-number-${index}`);
    const posts = () => countPosts(standIn, world.subscribed, ids).reduce((sum, [, count]) => sum + count, 0);
    const drop = (id: string | undefined) =>
      id === undefined ? undefined : dropUpdate(directory, { id, sources: [source.id], headline: `Headline ${id}.` });
    const isPoster = ({ running }: Host) => running.output().includes('This copy of the bot posts updates');
    const share = world.subscribed.length;
    const [killAt, stopAt] = [Math.floor(share / 3), Math.floor(share * (updates / 2) + share / 3)];

    for (const id of ids.slice(0, updates / 2)) drop(id);
    await until('the first posts', () => posts() >= killAt, patienceMs);
    const killed = await until('one that posts', () => hosts.find((host) => isPoster(host)), patienceMs);
    const diedWithTheKilled = load.waitingFor(killed);
    killed.isUp = false;
    await killed.running.stop('SIGKILL');
    say(`killed the one that posts after ${posts()} posts, ${diedWithTheKilled.size} interactions with it`);
    killed.running = await launch(killed.first, killed.last);
    killed.isUp = true;

    for (const id of ids.slice(updates / 2)) drop(id);
    await until('posts of the second half', () => posts() >= stopAt, patienceMs);
    const poster = await until('another that posts', () => hosts.find((host) => isPoster(host)), patienceMs);
    poster.isUp = false;
    const stoppedWith = await poster.running.stop('SIGTERM');
    say(`stopped the one that posts then after ${posts()} posts`);
    poster.running = await launch(poster.first, poster.last);
    poster.isUp = true;

    await until('every post', () => posts() >= share * updates, patienceMs);
    // Whoever posts twice does so within the next looks for updates.
    await sleep(3_000);
    const { answered, refusedCallbacks, sent } = await load.end();
    const wrongPosts = countPosts(standIn, world.subscribed, ids)
      .filter(([, count]) => count !== 1)
      .map(([post, count]) => `${post}: ${count} times`);
    return {
      interactions: sent,
      answered,
      diedWithTheKilled: diedWithTheKilled.size,
      refusedCallbacks,
      posts: posts(),
      wrongPosts,
      stoppedWith,
    };
  } finally {
    await Promise.all(started.map((running) => running.stop('SIGKILL')));
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  guildId: string;
  channelId: string;
  userId: string;
}

/** Guilds with a channel each; the subscriptions stand in the store, as if an admin had made them before. */
async function fillWorld(standIn: StandIn, { guilds, subscribed, storeUrl }: HostsOptions) {
  const userId = standIn.addUser({ username: 'owner' }).id;
  const guildIds = Array.from(
    { length: guilds },
    (_, index) => standIn.addGuild({ name: `guild ${index}`, ownerId: userId }).id,
  );
  const places = guildIds.map((guildId): Place => {
    const { id } = standIn.addChannel({ guildId, name: 'general', type: ChannelType.GuildText });
    return { guildId, channelId: id, userId };
  });
  const every = Math.max(1, Math.floor(guilds / subscribed));
  const chosen = places.filter((_, index) => index % every === 0).slice(0, subscribed);
  const store = await openStore(storeUrl, { onError: () => {} });
  const settings = createSettingsStore(store.guild, { onDamaged: () => {} });
  for (const { guildId, channelId } of chosen) await settings.update(guildId, () => makeSettings([{ channelId }]));
  await store.close();
  return { places, subscribed: chosen };
}

/** Sends interactions to guilds whose shard a running process has, until it is ended. */
function createLoad(
  standIn: StandIn,
  { hosts, shards, places, perSecond }: { hosts: Host[]; shards: number; places: Place[]; perSecond: number },
) {
  const hostOf = ({ guildId }: Place) => {
    const shard = Number((BigInt(guildId) >> 22n) % BigInt(shards));
    return hosts.find(({ first, last }) => first <= shard && shard <= last);
  };
  const waiting = new Map<number, Host>();
  let [sent, answered, refusedCallbacks, next] = [0, 0, 0, 0];
  const off = standIn.subscribe((event) => {
    if (event.type === 'request' && event.record.path.endsWith('/callback') && event.record.status >= 300)
      refusedCallbacks += 1;
  });
  const timer = setInterval(() => {
    const place = places[(next * 7919) % places.length];
    next += 1;
    const host = place === undefined ? undefined : hostOf(place);
    if (place === undefined || host?.isUp !== true) return;
    const number = sent;
    sent += 1;
    waiting.set(number, host);
    const { userId, channelId } = place;
    void standIn.invoke({ userId, channelId }, 'about', []).then((outcome) => {
      waiting.delete(number);
      if (outcome.kind === 'message') answered += 1;
    });
  }, 1_000 / perSecond);
  return {
    waitingFor: (host: Host) => new Set([...waiting].filter(([, to]) => to === host).map(([number]) => number)),
    async end() {
      clearInterval(timer);
      await until('every interaction to end', () => waiting.size === 0, 30_000);
      off();
      return { sent, answered, refusedCallbacks };
    },
  };
}

/** How often each update stands in each channel. */
function countPosts(standIn: StandIn, channels: readonly Place[], ids: readonly string[]): [string, number][] {
  return channels.flatMap(({ channelId }) => {
    const texts = standIn.messages(channelId).map(textOfMessage);
    return ids.map((id): [string, number] => [
      `${id} in ${channelId}`,
      texts.filter((text) => text.includes(`Headline ${id}.`)).length,
    ]);
  });
}
