import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/settings/open-store.ts';
import { type CrashPlan, createCrashPlan } from '../fakes/crash-plan.ts';
import type { Fault } from '../fakes/fake-discord.ts';
import { createWorld, makeSettings, makeUpdate, type World, type WorldOptions } from '../fakes/updates-world.ts';
import { withCrashPoints } from '../fakes/with-crash-points.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const many = Array.from({ length: 7 }, (_, index) => `m${index}`);
const expected = { '11': ['a', 'rumour', 'b', ...many], '12': ['a', 'b', ...many], '21': ['a', 'b', ...many] };

/** A small history: what happens before each run of the job. */
const history: ((world: World) => void)[] = [
  () => {},
  (world) => world.publish(makeUpdate('a'), makeUpdate('rumour', { certainty: 'rumoured' }), makeUpdate('b')),
  (world) => world.publish(...many.map((id) => makeUpdate(id))),
  (world) => world.pass(22 * hour),
];

async function createPopulatedWorld(options: WorldOptions = {}): Promise<World> {
  const world = createWorld(options);
  const settings = world.settings();
  await settings.update('1', () =>
    makeSettings([
      { channelId: '11', certainty: 'all' },
      { channelId: '12', certainty: 'confirmed' },
    ]),
  );
  await settings.update('2', () => makeSettings([{ channelId: '21', schedule: 'daily' }]));
  world.publish(makeUpdate('old'));
  return world;
}

/** Lives through the history. A process that dies is followed by a new one after `pause`. */
async function live(world: World, { crashes, pause }: { crashes: CrashPlan[]; pause: number }): Promise<void> {
  let plan = crashes.shift() ?? createCrashPlan(0);
  let job = world.boot(plan);
  const survive = async (work: () => Promise<unknown>) => {
    for (;;) {
      const end = await Promise.race([work().catch(() => 'failed'), plan.crashed]);
      if (end !== 'crashed') return;
      world.pass(pause);
      plan = crashes.shift() ?? createCrashPlan(0);
      job = world.boot(plan);
    }
  };
  await survive(() => job.start());
  for (const happen of history) {
    happen(world);
    await survive(async () => {
      await job.start();
      await job.tick();
    });
    world.pass(minute);
  }
}

function postedTo(world: World) {
  return Object.fromEntries(Object.keys(expected).map((channelId) => [channelId, world.posted(channelId).flat()]));
}

async function countPoints(): Promise<number> {
  const plan = createCrashPlan(0);
  await live(await createPopulatedWorld(), { crashes: [plan], pause: 0 });
  return plan.count;
}

test.each([
  ['a second', second],
  ['three minutes', 3 * minute],
  ['an hour', hour],
])('a process that dies anywhere and is back after %s posts everything once and in order', async (_, pause) => {
  const points = await countPoints();
  expect(points).toBeGreaterThan(80);
  for (let at = 1; at <= points; at += 1) {
    const world = await createPopulatedWorld();
    await live(world, { crashes: [createCrashPlan(at)], pause });
    expect(postedTo(world), `died at point ${at} of ${points}`).toEqual(expected);
  }
});

test('the same holds on a SQLite file', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stakeout-crash-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const points = await countPoints();
  for (let at = 1; at <= points; at += 5) {
    const store = await openStore(`sqlite://${join(folder, `${at}.sqlite`)}`, {
      onError: (error) => expect.unreachable(error.message),
    });
    const world = await createPopulatedWorld({ open: (name, plan) => withCrashPoints(store[name], plan) });
    await live(world, { crashes: [createCrashPlan(at)], pause: hour });
    expect(postedTo(world), `died at point ${at}`).toEqual(expected);
    await store.close();
  }
});

test('another copy takes over from one that dies anywhere, and repeats nothing', async () => {
  for (let at = 1, died = true; died; at += 1) {
    const world = await createPopulatedWorld();
    const standby = world.boot();
    await standby.start();
    world.publish(...many.map((id) => makeUpdate(id)));
    const plan = createCrashPlan(at);
    died = (await Promise.race([world.boot(plan).tick(), plan.crashed])) === 'crashed';
    world.discord.state.point = async () => {};
    world.pass(3 * minute);
    await standby.tick();
    world.pass(22 * hour);
    await standby.tick();
    expect(postedTo(world), `died at point ${at}`).toEqual({ '11': many, '12': many, '21': many });
  }
});

const faults: (Fault | null)[] = [null, 'fails before', 'fails after', 'resets before', 'resets after', 'limits'];

test('faults of Discord and deaths in any mixture lose nothing and post nothing twice', {
  timeout: 60_000,
}, async () => {
  const run = {
    faults: fc.array(fc.constantFrom(...faults), { maxLength: 40 }),
    deaths: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 4 }),
    pause: fc.constantFrom(second, minute, 119 * second, 3 * minute, hour),
  };
  await fc.assert(
    fc.asyncProperty(fc.record(run), async ({ faults, deaths, pause }) => {
      const world = await createPopulatedWorld();
      const coming = faults.values();
      world.discord.state.fault = () => coming.next().value ?? null;
      await live(world, { crashes: deaths.map(createCrashPlan), pause });
      world.discord.state.fault = () => null;
      const job = world.boot();
      for (let runs = 0; runs < 3; runs += 1) {
        world.pass(hour);
        await job.tick();
      }
      expect(postedTo(world)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
