import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { printTable } from './parts/print-table.ts';
import { cpuSeconds } from './parts/process-figures.ts';
import { type BotKind, botKinds, type MeasuredBot, startBot } from './parts/start-bot.ts';
import { startDiscord } from './parts/start-discord.ts';
import { median, withSpread } from './parts/summarise.ts';

/** From the start of the process to `/readyz` or to discord.js's ready, in alternating rounds; then both at rest. */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '11' }, idle: { type: 'string', default: '60' } },
  strict: false,
});
const rounds = Number(values.rounds);
const idleSeconds = Number(values.idle);
const folder = mkdtempSync(join(tmpdir(), 'stakeout-bench-'));
const env = { STORE_URL: `sqlite://${join(folder, 'store.sqlite')}` };

const discord = startDiscord();
const places = new Map<BotKind, { apiUrl: string; token: string }>();
for (const kind of botKinds) places.set(kind, await discord.open({ users: 10, guilds: 0 }));
const start = (kind: BotKind): Promise<MeasuredBot> => {
  const place = places.get(kind);
  if (place === undefined) throw new Error(`No Discord for ${kind}`);
  return startBot(kind, { ...place, env });
};

const readyMs: Record<BotKind, number[]> = { Stakeout: [], 'bare bot': [] };
const readyCpuMs: Record<BotKind, number[]> = { Stakeout: [], 'bare bot': [] };
// The first start registers commands, makes the store and fills the caches of code.
for (let round = -1; round < rounds; round += 1) {
  for (const kind of round % 2 === 0 ? botKinds : [...botKinds].reverse()) {
    const bot = await start(kind);
    if (round >= 0) {
      readyMs[kind].push(bot.readyMs);
      readyCpuMs[kind].push(bot.readyCpuMs);
    }
    await bot.stop();
  }
}
const ratiosOf = (figures: Record<BotKind, number[]>) =>
  figures.Stakeout.map((ms, index) => ms / (figures['bare bot'][index] ?? Number.NaN));
const ratios = ratiosOf(readyMs);

const resting = await Promise.all(botKinds.map(async (kind) => ({ kind, bot: await start(kind) })));
// What is put off until after the start is no part of resting.
await sleep(10_000);
const before = resting.map(({ bot }) => cpuSeconds(bot.pid));
await sleep(idleSeconds * 1_000);
const shares = resting.map(({ bot }, index) => ((cpuSeconds(bot.pid) - (before[index] ?? 0)) / idleSeconds) * 100);
await Promise.all(resting.map(({ bot }) => bot.stop()));

printTable(
  ['', 'start to ready, ms', 'of processor time', 'at rest, % of a core'],
  botKinds.map((kind, index) => [
    kind,
    withSpread(readyMs[kind], 0),
    withSpread(readyCpuMs[kind], 0),
    (shares[index] ?? Number.NaN).toFixed(2),
  ]),
);
const met = median(ratios) <= 1.5 && (shares[0] ?? Number.NaN) <= 0.5;
process.stdout.write(
  `start, ratio: ${withSpread(ratios)}, of processor time ${withSpread(ratiosOf(readyCpuMs))}, over ${rounds} alternating rounds; at rest for ${idleSeconds} s, one look for updates a minute\n`,
);
process.stdout.write(met ? 'at most 1.5 × and 0.5 %\n' : 'NOT at most 1.5 × and 0.5 %\n');
discord.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(met ? 0 : 1);
