import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import { createFollowUpRest, createPostingRest } from '../../src/bot/create-rest.ts';
import { sleep } from '../../src/lib/sleep.ts';
import { openStore } from '../../src/settings/open-store.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { createFollowUpSender } from '../../src/updates/follow-up-sender.ts';
import { forEachLimited } from '../../src/updates/for-each-limited.ts';
import { createSender, type Sender } from '../../src/updates/sender.ts';
import { createUpdatesJob } from '../../src/updates/updates-job.ts';
import { makeSettings, makeUpdate, updateCustomId } from '../fakes/updates-world.ts';
import { createDatabase, postgresAnswers, queryPostgres } from '../postgres.ts';

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

const atOnce = 40;
const body = {
  flags: 1 << 15,
  components: [{ type: 10, content: 'A post of the usual length. '.repeat(12) }],
  allowed_mentions: { parse: [] },
};
const [channels = 10_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'stakeout-bench-'));

/** Runs the work against a stand-in of its own and says how many posts a second it made, and what arrived. */
async function measure(
  name: string,
  { count, limited, latencyMs }: { count: number; limited: boolean; latencyMs: number },
  work: (place: Place) => Promise<void>,
): Promise<number> {
  const child = fork(join(import.meta.dirname, 'stand-in-process.ts'), [
    String(count),
    limited ? '1' : '0',
    String(latencyMs),
  ]);
  const [place] = (await once(child, 'message')) as [Place];
  const started = performance.now();
  await work(place);
  const seconds = (performance.now() - started) / 1_000;
  child.send('count');
  const [{ limits, once: posted, more }] = (await once(child, 'message')) as [Counts];
  child.kill();
  const rate = count / seconds;
  process.stdout.write(
    `${name.padEnd(46)} ${rate.toFixed(1).padStart(8)} a second, ${posted} once, ${more} more than once, ${limits} × 429\n`,
  );
  return rate;
}

async function deliver(place: Place, storeUrl: string, sender: Sender): Promise<void> {
  const store = await openStore(storeUrl, { onError: () => {} });
  const settings = createSettingsStore(store.guild, { onDamaged: () => {} });
  const byGuild = Map.groupBy(place.channels, (id) => id.split(':')[0] ?? '');
  for (const [guildId, ids] of byGuild)
    await settings.update(guildId, () => makeSettings(ids.map((id) => ({ channelId: id.split(':')[1] ?? '' }))));
  let updates = new Map([['old', makeUpdate('old')]]);
  let dataset = { updates };
  const job = createUpdatesJob({
    store,
    settings,
    sender,
    followUpSender: createFollowUpSender(createFollowUpRest(place.apiUrl, place.token)),
    renderFollowUps: { correction: () => null, notice: () => ({}) },
    currentDataset: () => dataset,
    render: () => body,
    updateCustomId,
    now: () => new Date(),
    sleep,
    random: Math.random,
    log: {
      info: () => {},
      warn: () => {},
      error: (details, message) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
    },
    onFatal: (error) => process.stderr.write(`${error.message}\n`),
  });
  await job.start();
  updates = new Map([...updates, ['new', makeUpdate('new')]]);
  dataset = { updates };
  const started = performance.now();
  await job.tick();
  spent.set(storeUrl, (performance.now() - started) / 1_000);
  await store.close();
}

// The time of the tick alone: making the subscriptions is no part of it.
const spent = new Map<string, number>();

function unlimitedRest({ apiUrl, token }: Place): REST {
  return new REST({ version: '10', api: apiUrl, retries: 0, globalRequestsPerSecond: 1e6 }).setToken(token);
}

async function bareLoop(place: Place): Promise<void> {
  const rest = unlimitedRest(place);
  await forEachLimited(place.channels, atOnce, async (id) => {
    await rest.post(Routes.channelMessages(id.split(':')[1] ?? ''), { body });
  });
}

const fast = { count: 5_000, limited: false, latencyMs: 0 };
const bare = await measure('a bare loop of posts, no limit', fast, bareLoop);
const database = `stakeout_bench_${process.pid}`;
const stores = [`sqlite://${join(folder, 'fast.sqlite')}`];
if (await postgresAnswers()) stores.push(await createDatabase(database));
for (const url of stores) {
  const name = url.startsWith('sqlite') ? 'SQLite' : 'PostgreSQL';
  await measure(`deliveries, no limit, ${name} (with subscribing)`, fast, (place) =>
    deliver(place, url, createSender(unlimitedRest(place))),
  );
  const rate = fast.count / (spent.get(url) ?? 1);
  process.stdout.write(`  ${name}: ${rate.toFixed(1)} a second, ${(rate / bare).toFixed(2)} × the bare loop\n`);
}
const slow = { count: channels, limited: true, latencyMs: 100 };
const url = `sqlite://${join(folder, 'slow.sqlite')}`;
await measure('deliveries at 50 a second, 100 ms latency', slow, (place) =>
  deliver(place, url, createSender(createPostingRest(place.apiUrl, place.token))),
);
const rate = channels / (spent.get(url) ?? 1);
process.stdout.write(`  ${rate.toFixed(2)} a second, ${(rate * 2).toFixed(1)} % of the limit\n`);
rmSync(folder, { recursive: true, force: true });
if (stores.length > 1) await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
process.exit(0);
