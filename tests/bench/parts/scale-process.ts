import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { serveRecord } from '../../../src/dataset/served-record.ts';
import { observeStore } from '../../../src/settings/observe-store.ts';
import { openStore } from '../../../src/settings/open-store.ts';
import type { Sender } from '../../../src/updates/sender.ts';
import { startBenchJob, subscribeAll } from './bench-job.ts';
import { percentile } from './summarise.ts';

/** What one number of subscriptions costs; times in milliseconds, memory in MB. */
export interface Scale {
  idle: { median: number; most: number; storeCalls: number };
  update: { ms: number; live: number; resident: number };
  /** What the index of a digest that waits takes. */
  waiting: { live: number };
}

const perGuild = 5;
const megabyte = 2 ** 20;
const [count = 1_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'stakeout-scale-'));
const collect = globalThis.gc ?? (() => {});
const liveHeap = () => {
  collect();
  return process.memoryUsage().heapUsed / megabyte;
};

async function open(subscription: object) {
  const state = { calls: 0, posted: 0, live: 0, pausedMs: 0 };
  const store = observeStore(await openStore(`sqlite://${join(folder, 'store.sqlite')}`, { onError: () => {} }), {
    clock: () => 0,
    onCall() {
      state.calls += 1;
    },
  });
  const guilds = new Map(
    Array.from({ length: Math.ceil(count / perGuild) }, (_each, guild): [string, string[]] => [
      String(10n ** 18n + BigInt(guild)),
      Array.from({ length: perGuild }, (_each, channel) =>
        String(2n * 10n ** 18n + BigInt(guild * perGuild + channel)),
      ),
    ]),
  );
  await subscribeAll(store, guilds, subscription);
  guilds.clear();
  const sender: Sender = {
    async send(channelId) {
      await turn();
      state.posted += 1;
      if (state.posted % Math.ceil(count / 8) === 0) {
        const started = performance.now();
        state.live = Math.max(state.live, liveHeap());
        state.pausedMs += performance.now() - started;
      }
      return { messageId: channelId };
    },
    readBack: async () => ({ found: null, access: true }),
  };
  return { store, state, ...(await startBenchJob(store, { sender, body: {} })) };
}

const record = await serveRecord('data');
const { store, state, job, publish } = await open({});
await job.tick();
const before = { live: liveHeap(), resident: process.memoryUsage.rss() / megabyte };

state.calls = 0;
const idle: number[] = [];
for (let tick = 0; tick < 100; tick += 1) {
  const started = performance.now();
  await record.refresh();
  await job.tick();
  idle.push(performance.now() - started);
}
const idleCalls = state.calls;

let resident = 0;
const watch = setInterval(() => {
  resident = Math.max(resident, process.memoryUsage.rss() / megabyte);
}, 10);
publish();
const started = performance.now();
await job.tick();
const ms = performance.now() - started - state.pausedMs;
clearInterval(watch);
if (state.posted !== count) throw new Error(`${state.posted} of ${count} were posted`);
await store.close();
rmSync(folder, { recursive: true });

const digests = await open({ schedule: 'daily' });
const empty = liveHeap();
digests.publish();
await digests.job.tick();
const scale: Scale = {
  idle: { median: percentile(idle, 0.5), most: Math.max(...idle), storeCalls: idleCalls },
  update: { ms, live: state.live - before.live, resident: resident - before.resident },
  waiting: { live: liveHeap() - empty },
};
await digests.store.close();
rmSync(folder, { recursive: true });
process.send?.(scale);
