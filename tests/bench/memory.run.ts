import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { printTable } from './parts/print-table.ts';
import { residentMb } from './parts/process-figures.ts';
import { type BotKind, botKinds, startBot } from './parts/start-bot.ts';
import { startDiscord } from './parts/start-discord.ts';
import { median } from './parts/summarise.ts';
import { readUses, useNames } from './parts/uses.ts';

/**
 * Resident memory of both bots with so many guilds in READY, which have no channels, so that the bare bot keeps as little
 * of each as it can; then that of Stakeout while 100,000 users use it.
 */
const { values } = parseArgs({
  options: {
    guilds: { type: 'string', default: '0,1000,10000,100000' },
    settle: { type: 'string', default: '10' },
    interactions: { type: 'string', default: '1000000' },
    users: { type: 'string', default: '100000' },
  },
  strict: false,
});
const counts = String(values.guilds).split(',').map(Number);
const settleMs = Number(values.settle) * 1_000;
const interactions = Number(values.interactions);
let met = true;

/** The least of some looks in a row: what is freed in between counts as free. */
async function settled(pid: number): Promise<number> {
  await sleep(settleMs);
  const looks: number[] = [];
  for (let look = 0; look < 5; look += 1) {
    looks.push(residentMb(pid));
    await sleep(500);
  }
  return Math.min(...looks);
}

const resident: Record<BotKind, number[]> = { Stakeout: [], 'bare bot': [] };
for (const guilds of counts) {
  for (const kind of botKinds) {
    const discord = startDiscord();
    const place = await discord.open({ users: 1, guilds });
    const bot = await startBot(kind, place);
    resident[kind].push(await settled(bot.pid));
    await bot.stop();
    discord.stop();
  }
}
const ratioTo = (mb: number[], index: number) => ((mb[index] ?? 0) / (mb[0] ?? 1)).toFixed(2);
printTable(
  ['guilds', 'Stakeout MB', '× with none', 'bare bot MB', '× with none', 'Stakeout / bare'],
  counts.map((guilds, index) => {
    const [ours = 0, bare = 0] = [resident.Stakeout[index], resident['bare bot'][index]];
    if (guilds === 10_000) met &&= ours / (resident.Stakeout[0] ?? 0) <= 1.15;
    if (guilds >= 1_000) met &&= ours < bare;
    return [
      String(guilds),
      ours.toFixed(1),
      ratioTo(resident.Stakeout, index),
      bare.toFixed(1),
      ratioTo(resident['bare bot'], index),
      (ours / bare).toFixed(2),
    ];
  }),
);

if (interactions > 0) {
  const all = readUses();
  const mixed = Array.from({ length: 1_000 }, (_, index) => {
    const uses = all[useNames[index % useNames.length] ?? 'who'];
    return uses[Math.floor(index / useNames.length) % uses.length];
  }).filter((use) => use !== undefined);
  const discord = startDiscord();
  const place = await discord.open({ users: Number(values.users), guilds: 0 });
  const bot = await startBot('Stakeout', place);
  const steps = 10;
  const looks: number[] = [];
  let lost = 0;
  for (let step = 0; step <= steps; step += 1) {
    if (step > 0)
      lost += (await discord.flood({ id: place.id, uses: mixed, count: interactions / steps, atOnce: 16 })).lost;
    // Rubbish that is about to be collected is no growth.
    await sleep(3_000);
    looks.push(residentMb(bot.pid));
  }
  await bot.stop();
  discord.stop();
  // Code is made fast and kept cards fill up in the first tenth. Theil and Sen's slope: the median of all pairs.
  const later = looks.slice(1);
  const slopes = later.flatMap((from, i) => later.slice(i + 1).map((to, j) => (to - from) / (j + 1)));
  const perHundredThousand = (median(slopes) / (interactions / steps)) * 100_000;
  met &&= perHundredThousand <= 1;
  process.stdout.write(
    `${interactions} interactions by ${values.users} users, ${lost} lost; MB after each tenth: ${looks.map((mb) => mb.toFixed(1)).join(' ')}\n`,
  );
  process.stdout.write(`slope after the first tenth: ${perHundredThousand.toFixed(2)} MB per 100,000\n`);
}
process.stdout.write(met ? 'every budget of memory is met\n' : 'NOT every budget of memory is met\n');
process.exit(met ? 0 : 1);
