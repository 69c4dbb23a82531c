import process from 'node:process';
import { parseArgs } from 'node:util';
import type { LoadResult } from './parts/discord-messages.ts';
import { printTable } from './parts/print-table.ts';
import { type BotKind, botKinds, startBot } from './parts/start-bot.ts';
import { startDiscord } from './parts/start-discord.ts';
import { median, percentile, withSpread } from './parts/summarise.ts';
import { readUses, useNames } from './parts/uses.ts';

/**
 * From the dispatch of an interaction on the gateway until the stand-in has read the head of the callback request, for
 * Stakeout and the bare bot in alternating rounds of one run, both running throughout.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    slow: { type: 'string', default: '60' },
  },
  strict: false,
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const slowSeconds = Number(values.slow);

const uses = readUses();
const discord = startDiscord();
const ids = new Map<BotKind, number>();
const bots = [];
for (const kind of botKinds) {
  const place = await discord.open({ users: 500, guilds: 0 });
  ids.set(kind, place.id);
  bots.push(await startBot(kind, place));
}
const idOf = (kind: BotKind) => ids.get(kind) ?? -1;
await discord.copyCommands({ from: idOf('Stakeout'), to: idOf('bare bot') });

type Result = Record<BotKind, LoadResult>;
const figures: string[][] = [];
let met = true;

function report(name: string, perSecond: number, results: readonly Result[]): void {
  const row = [name, String(perSecond)];
  for (const share of [0.5, 0.99]) {
    const of = (kind: BotKind) => results.map((result) => percentile(result[kind].latenciesMs, share));
    const [ours, bare] = [of('Stakeout'), of('bare bot')];
    const ratios = ours.map((ms, index) => ms / (bare[index] ?? Number.NaN));
    met &&= median(ratios) <= 1.2;
    row.push(median(ours).toFixed(2), median(bare).toFixed(2), withSpread(ratios));
  }
  const all = results.flatMap((result) => botKinds.map((kind) => result[kind]));
  row.push(String(all.reduce((sum, { lost }) => sum + lost, 0)));
  figures.push(row);
}

async function roundOf(name: (typeof useNames)[number], perSecond: number, isFlipped: boolean): Promise<Result> {
  const result = {} as Result;
  for (const kind of isFlipped ? [...botKinds].reverse() : botKinds)
    result[kind] = await discord.load({
      id: idOf(kind),
      name,
      uses: uses[name],
      perSecond,
      count: perSecond * seconds,
    });
  return result;
}

// Code that nobody has used yet is slow; both get as much to do before anything counts.
for (const name of useNames)
  for (const kind of botKinds)
    await discord.load({ id: idOf(kind), name, uses: uses[name], perSecond: 200, count: 400 });

for (const perSecond of [500, 50]) {
  for (const name of useNames) {
    const results: Result[] = [];
    for (let round = 0; round < rounds; round += 1) results.push(await roundOf(name, perSecond, round % 2 === 1));
    report(name, perSecond, results);
  }
}

// One a second of each command to each bot, in turn, an eighth of a second apart.
const slots = useNames.flatMap((name) => botKinds.map((kind) => ({ name, kind })));
const slow = await Promise.all(
  slots.map(async ({ name, kind }, index) => ({
    name,
    kind,
    result: await discord.load({
      id: idOf(kind),
      name,
      uses: uses[name],
      perSecond: 1,
      count: slowSeconds,
      delayMs: (index * 1_000) / slots.length,
    }),
  })),
);
for (const name of useNames) {
  const of = (wanted: BotKind) =>
    slow.find((slot) => slot.name === name && slot.kind === wanted)?.result ?? { latenciesMs: [], lost: 0 };
  report(name, 1, [{ Stakeout: of('Stakeout'), 'bare bot': of('bare bot') }]);
}

printTable(['command', 'a second', 'median ms', 'bare', 'ratio', 'p99 ms', 'bare', 'ratio', 'lost'], figures);
process.stdout.write(
  `${rounds} alternating rounds of ${seconds} s at 500 and 50, one of ${slowSeconds} s at 1; ratio: median of rounds (least to most)\n`,
);
process.stdout.write(met ? 'every ratio is at most 1.2\n' : 'NOT every ratio is at most 1.2\n');
await Promise.all(bots.map((bot) => bot.stop()));
discord.stop();
process.exit(met ? 0 : 1);
