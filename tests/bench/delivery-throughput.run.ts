import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { createPostingRest } from '../../src/bot/create-rest.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { forEachLimited } from '../../src/updates/for-each-limited.ts';
import { createSender, type Sender } from '../../src/updates/sender.ts';
import { createDatabase, postgresAnswers, queryPostgres } from '../postgres.ts';
import { startBenchJob, subscribeAll } from './parts/bench-job.ts';
import { median, withSpread } from './parts/summarise.ts';

/**
 * One update to many channels. Without limits beside a bare loop of posts, in alternating rounds; then at Discord's limits
 * and 100 ms of latency. Ends with 1 where a channel has not got it once, or a target of the design is missed.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    posts: { type: 'string', default: '4000' },
    channels: { type: 'string', default: '10000' },
  },
  strict: false,
});
const [rounds, posts, channels] = [Number(values.rounds), Number(values.posts), Number(values.channels)];

interface Place {
  apiUrl: string;
  token: string;
  channels: string[];
}

interface Counts {
  limits: number;
  once: number;
  more: number;
}

interface Measured extends Counts {
  rate: number;
}

const atOnce = 40;
const body = {
  flags: 1 << 15,
  components: [{ type: 10, content: 'A post of the usual length. '.repeat(12) }],
  allowed_mentions: { parse: [] },
};
const folder = mkdtempSync(join(tmpdir(), 'stakeout-bench-'));
const database = `stakeout_bench_${process.pid}`;
let isMet = true;

/** Lets the work post to a stand-in of its own; what it resolves with is the time that counts, in milliseconds. */
async function measure(
  count: number,
  { limited, latencyMs }: { limited: boolean; latencyMs: number },
  work: (place: Place) => Promise<number>,
): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'stand-in-process.ts'), [
    String(count),
    limited ? '1' : '0',
    String(latencyMs),
  ]);
  const [place] = (await once(child, 'message')) as [Place];
  const ms = await work(place);
  child.send('count');
  const [counts] = (await once(child, 'message')) as [Counts];
  child.kill();
  if (counts.once !== count) {
    isMet = false;
    process.stdout.write(`of ${count} channels ${counts.once} have it once, ${counts.more} more than once\n`);
  }
  return { ...counts, rate: (count * 1_000) / ms };
}

let cpuMs = 0;

/** The time on the clock; that of the processor goes to `cpuMs`. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  cpuMs = (user + system) / 1_000;
  return performance.now() - started;
}

function unlimitedRest({ apiUrl, token }: Place): REST {
  return new REST({ version: '10', api: apiUrl, retries: 0, globalRequestsPerSecond: 1e6 }).setToken(token);
}

function bareLoop(place: Place): Promise<number> {
  const rest = unlimitedRest(place);
  return timed(() =>
    forEachLimited(place.channels, atOnce, async (id) => {
      await rest.post(Routes.channelMessages(id.split(':')[1] ?? ''), { body });
    }),
  );
}

/** The time from finding the update to having written down the last post. */
async function deliver(place: Place, storeUrl: string, sender: Sender): Promise<number> {
  const store = await openStore(storeUrl, { onError: () => {} });
  const byGuild = Map.groupBy(place.channels, (id) => id.split(':')[0] ?? '');
  await subscribeAll(
    store,
    new Map([...byGuild].map(([id, all]) => [id, all.map((each) => each.split(':')[1] ?? '')])),
  );
  const { job, publish } = await startBenchJob(store, { sender, body });
  publish();
  const ms = await timed(job.tick);
  await store.close();
  return ms;
}

const contenders: Record<string, (place: Place, round: number) => Promise<number>> = {
  'bare loop': bareLoop,
  SQLite: (place, round) =>
    deliver(place, `sqlite://${join(folder, `fast-${round}.sqlite`)}`, createSender(unlimitedRest(place))),
};
if (await postgresAnswers())
  contenders.PostgreSQL = async (place) =>
    deliver(place, await createDatabase(database), createSender(unlimitedRest(place)));

const rates = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
// What the process itself spends on a post says the same on a busy machine as on an idle one.
const costs = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
// The first round warms up.
for (let round = 0; round <= rounds; round += 1)
  for (const [name, work] of Object.entries(contenders)) {
    const { rate } = await measure(posts, { limited: false, latencyMs: 0 }, (place) => work(place, round));
    if (round === 0) continue;
    rates.get(name)?.push(rate);
    costs.get(name)?.push((cpuMs * 1_000) / posts);
  }
const bare = rates.get('bare loop') ?? [];
for (const [name, all] of rates) {
  const ratios = all.map((rate, round) => rate / (bare[round] ?? Number.NaN));
  if (name !== 'bare loop') isMet &&= median(ratios) >= 0.8;
  const beside = name === 'bare loop' ? '' : `, ${withSpread(ratios)} × the bare loop`;
  const cost = `${withSpread(costs.get(name) ?? [], 0)} µs of processor each`;
  process.stdout.write(`no limit, ${name.padEnd(10)} ${withSpread(all, 0)} posts a second${beside}, ${cost}\n`);
}

const { rate, limits } = await measure(channels, { limited: true, latencyMs: 100 }, (place) =>
  deliver(place, `sqlite://${join(folder, 'slow.sqlite')}`, createSender(createPostingRest(place.apiUrl, place.token))),
);
isMet &&= rate * 2 >= 97 && limits === 0;
process.stdout.write(
  `50 a second, 100 ms latency, ${channels} channels: ${rate.toFixed(2)} posts a second, ${(rate * 2).toFixed(1)} % of the limit, ${limits} × 429\n`,
);
rmSync(folder, { recursive: true, force: true });
if ('PostgreSQL' in contenders) await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
process.exit(isMet ? 0 : 1);
