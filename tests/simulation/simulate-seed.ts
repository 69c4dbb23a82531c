import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import { changeSubscription } from '../../src/settings/change-subscription.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { createFollowUpSender } from '../../src/updates/follow-up-sender.ts';
import { createKnown } from '../../src/updates/known.ts';
import { resumeSubscription } from '../../src/updates/resume-subscription.ts';
import { createSender } from '../../src/updates/sender.ts';
import { createUpdatesJob, type UpdatesJob } from '../../src/updates/updates-job.ts';
import { botId, createFakeDiscord, type Fault } from '../fakes/fake-discord.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';
import { makeSettings, makeUpdate, updateCustomId } from '../fakes/updates-world.ts';
import { findViolations } from './find-violations.ts';
import { createRandom } from './random.ts';
import { createScenario, type PlannedChannel } from './scenario.ts';
import { createVirtualProcess } from './virtual-process.ts';
import { createVirtualRest, noticesChannel } from './virtual-rest.ts';
import { openVirtualNamespace } from './virtual-store.ts';
import { createVirtualTime } from './virtual-time.ts';

const minute = 60_000;
const day = 86_400_000;
const began = Date.parse('2026-11-20T12:00:00.000Z');
const bystander = '199';

/** Lives through the world of a seed, then through ten quiet days, and lists what must not be. */
export async function simulateSeed(seed: number): Promise<string[]> {
  const random = createRandom(seed);
  const scenario = createScenario(random);
  const time = createVirtualTime();
  const violations: string[] = [];
  const lookedAt: number[] = [];
  let wrong = 0;
  let quiet = false;
  const now = () => new Date(began + time.ms + wrong);
  const discord = createFakeDiscord({ now: () => new Date(began + time.ms) });
  const texts = Object.fromEntries(
    ['guild', 'known', 'delivery', 'issue', 'followup'].map((name) => [name, new Map<string, string>()]),
  );
  const textsOf = (name: string) => texts[name] ?? new Map<string, string>();
  let updates = new Map<string, StatusUpdate>([['old', makeUpdate('old')]]);
  let dataset = { updates };

  // The bot has run before: what is on record at a very first start is known, not new.
  await createKnown(createMemoryNamespace(textsOf('known')), { now }).load(['old']);
  const admin = createSettingsStore(createMemoryNamespace(textsOf('guild')), { onDamaged: () => {} });
  for (const guildId of ['1', '2', '3']) {
    const own = scenario.channels.filter((channel) => channel.guildId === guildId);
    await admin.update(guildId, () => makeSettings(own.map(toSubscription), { notices: noticesChannel }));
  }
  // The message that subscribing posts. A channel with nothing in it looks like one that may not be read.
  for (const { id } of scenario.channels) discord.add(id, { type: 0, author: { id: botId }, components: [] });
  const byId = new Map(scenario.channels.map((channel) => [channel.id, channel]));
  discord.state.fault = (_method, channelId) => faultOf(byId.get(channelId));

  function faultOf(channel: PlannedChannel | undefined): Fault | null {
    const { refuses, kind } = channel ?? {};
    if (refuses && time.ms >= refuses.from && time.ms < refuses.to) return refuses;
    if (quiet || kind === 'healthy' || !random.chance(scenario.requestFaultRate)) return null;
    return random.pick<Fault>(['fails before', 'fails after', 'resets before', 'resets after', 'limits']);
  }

  function boot(): { job: UpdatesJob; die: () => void } {
    const process = createVirtualProcess();
    const parts = { process, time, random, faultRate: () => (quiet ? 0 : scenario.storeFaultRate) };
    const open = (name: string) => openVirtualNamespace(textsOf(name), parts);
    const rest = createVirtualRest({ ...parts, discord, onViolation: (what) => violations.push(what) });
    const job = createUpdatesJob({
      store: { known: open('known'), delivery: open('delivery'), issue: open('issue'), followup: open('followup') },
      settings: createSettingsStore(open('guild'), { onDamaged: () => violations.push('damaged settings') }),
      sender: createSender(rest),
      followUpSender: createFollowUpSender(rest),
      renderFollowUps: {
        correction: ({ members, replaced }) => ({ components: [...members.map(buttonOf), { replaced }] }),
        notice: (rows) => ({ content: rows.map(({ channelId }) => `notice on ${channelId}`).join() }),
      },
      currentDataset: () => dataset,
      render: ({ updates: posted }) => ({ components: posted.map(({ id }) => buttonOf(id)) }),
      updateCustomId,
      now,
      sleep: async (ms) => {
        await time.sleep(ms);
        await process.alive();
      },
      random: random.next,
      concurrency: scenario.concurrency,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      onBlindResend: () => violations.push('sent again without looking'),
      onFatal: (error) => violations.push(`fatal: ${error.message}`),
    });
    return { job, die: process.die };
  }

  /** Starts and then ticks by the minute, or, in the quiet days, by two hours, as long as it lives. */
  async function drive(job: UpdatesJob): Promise<void> {
    await job.start().catch(() => {});
    for (;;) {
      await time.sleep(quiet ? 120 * minute : minute);
      lookedAt.push(time.ms);
      await job.tick().catch(() => {});
      void job.followUp().catch(() => {});
    }
  }

  const publishedAt = new Map<string, number>();
  async function publish(): Promise<void> {
    for (const { at, updates: added } of scenario.publications) {
      await time.sleep(at - time.ms);
      updates = new Map([...updates, ...added.map((update) => [update.id, update] as const)]);
      dataset = { updates };
      for (const { id } of added) publishedAt.set(id, time.ms);
    }
  }

  async function live(): Promise<void> {
    for (const { ms, pause } of scenario.lives) {
      const { job, die } = boot();
      void drive(job);
      await time.sleep(ms);
      die();
      await time.sleep(pause);
    }
    void drive(boot().job);
  }

  async function setClock(): Promise<void> {
    for (const { at, by } of scenario.jumps) {
      await time.sleep(at);
      wrong += by;
    }
  }

  /** What an admin does to a restless channel, through another connection to the same store. */
  async function unsettle(channel: PlannedChannel): Promise<void> {
    const { guildId, id: channelId } = channel;
    const delivery = createMemoryNamespace(textsOf('delivery'));
    const known = createMemoryNamespace(textsOf('known'));
    for (let turn = 0; turn < 3; turn += 1) {
      await time.sleep(random.between(minute, scenario.endsAt / 2));
      const paused = { by: 'admin' as const, since: now().toISOString() };
      await admin.update(guildId, (settings) =>
        changeSubscription(settings, channelId, (each) => ({ ...each, paused })),
      );
      await time.sleep(random.between(minute, scenario.endsAt / 4));
      const missed = random.pick(['catch up', 'skip'] as const);
      const parts = { updates: [...updates.values()], settings: admin, store: { delivery, known }, now: now() };
      await resumeSubscription({ guildId, channelId, missed }, parts);
    }
  }

  const doings = [
    publish(),
    live(),
    setClock(),
    ...scenario.channels.filter(({ kind }) => kind === 'restless').map(unsettle),
  ];
  const failed = Promise.all(doings).then(
    () => [],
    (error: unknown) => [`the simulation itself failed: ${String(error)}`],
  );
  await time.runUntil(scenario.endsAt + 10 * minute);
  await time.runUntil(Math.max(time.ms, ...scenario.lives.map(() => 0), totalOf(scenario.lives)) + minute);
  quiet = true;
  await time.runUntil(time.ms + 10 * day);
  violations.push(...(await Promise.race([failed, Promise.resolve([])])));
  const all = [...updates.values()].filter(({ id }) => id !== 'old');
  return [
    ...violations,
    ...findViolations(scenario, { updates: all, publishedAt, lookedAt, discord, began, bystander }),
  ];
}

function totalOf(lives: readonly { ms: number; pause: number }[]): number {
  return lives.reduce((sum, { ms, pause }) => sum + ms + pause, 0);
}

function toSubscription({ id, subscription, crosspost }: PlannedChannel) {
  return { channelId: id, ...subscription, channelType: crosspost ? 5 : 0, crosspost };
}

function buttonOf(id: string) {
  return { type: 1, components: [{ type: 2, custom_id: updateCustomId(id) }] };
}
