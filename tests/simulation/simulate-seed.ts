import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import { changeSubscription } from '../../src/settings/change-subscription.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { createKnown } from '../../src/updates/known.ts';
import { resumeSubscription } from '../../src/updates/resume-subscription.ts';
import { botId, createFakeDiscord, type Fault } from '../fakes/fake-discord.ts';
import { createMemoryNamespace } from '../fakes/memory-namespace.ts';
import { makeSettings, makeUpdate } from '../fakes/updates-world.ts';
import { damageEntry } from './damage-entry.ts';
import { findViolations } from './find-violations.ts';
import { createRandom, type Random } from './random.ts';
import { createScenario, type PlannedChannel, type Scenario } from './scenario.ts';
import type { Span } from './troubles.ts';
import { startVirtualBot, type VirtualBotParts } from './virtual-bot.ts';
import { createVirtualLock } from './virtual-lock.ts';
import { noticesChannel } from './virtual-rest.ts';
import { createVirtualTime } from './virtual-time.ts';

const minute = 60_000;
const day = 86_400_000;
const began = Date.parse('2026-11-20T12:00:00.000Z');
const bystander = '199';

export interface SimulatedSeed {
  violations: string[];
  /** Messages that stand in the channels at the end. */
  messages: number;
}

/** Lives through the world of a seed, then through ten quiet days, and lists what must not be. */
export async function simulateSeed(seed: number): Promise<SimulatedSeed> {
  const random = createRandom(seed);
  const scenario = createScenario(random);
  const time = createVirtualTime();
  const lock = createVirtualLock(time);
  const violations: string[] = [];
  const lookedAt: number[] = [];
  const damaged = new Set<string>();
  let wrong = 0;
  let quiet = false;
  const now = () => new Date(began + time.ms + wrong);
  const discord = createFakeDiscord({ now: () => new Date(began + time.ms), nonceMs: scenario.nonceMs });
  const texts = new Map<string, Map<string, string>>();
  const textsOf = (name: string) => texts.get(name) ?? texts.set(name, new Map()).get(name) ?? new Map();
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
  const isIn = ({ from, to }: Span) => time.ms >= from && time.ms < to;
  discord.state.fault = (_method, channelId) => faultOf(byId.get(channelId));

  function faultOf(channel: PlannedChannel | undefined): Fault | null {
    const { refuses, kind } = channel ?? {};
    if (refuses && isIn(refuses)) return refuses;
    if (!quiet && scenario.outages.some(isIn) && random.chance(0.9)) return pickFault(random);
    if (quiet || kind === 'healthy' || !random.chance(scenario.requestFaultRate)) return null;
    return pickFault(random);
  }

  function storeFaultRate(operation: 'read' | 'write'): number {
    if (quiet) return 0;
    const out = scenario.storeOutages.some((each) => isIn(each) && (each.kind === 'gone' || operation === 'write'));
    return out ? 0.95 : scenario.storeFaultRate;
  }

  const parts: VirtualBotParts = {
    time,
    random,
    lock,
    discord,
    textsOf,
    now,
    dataset: () => dataset,
    faultRate: storeFaultRate,
    // Longer than the rest after which a forum, which knows no nonces, is looked through.
    hangs: (channelId) =>
      !quiet && byId.get(channelId)?.kind === 'steady' && random.chance(scenario.requestFaultRate / 2),
    keepsLimits: !scenario.standby && scenario.jumps.length === 0,
    concurrency: scenario.concurrency,
    tickMs: () => (quiet ? 120 * minute : minute),
    onLook: () => lookedAt.push(time.ms),
    onViolation: (what) => violations.push(what),
  };

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
    if (scenario.standby) startVirtualBot(parts);
    for (const { ms, pause } of scenario.lives) {
      const process = startVirtualBot(parts);
      await time.sleep(ms);
      process.die();
      await time.sleep(pause);
    }
    startVirtualBot(parts);
  }

  async function befall(): Promise<void> {
    const happenings = [
      ...scenario.jumps.map(({ at, by }) => ({
        at,
        happen() {
          wrong += by;
        },
      })),
      ...scenario.freezes.map(({ at, ms }) => ({ at, happen: () => lock.holder?.freeze(time.sleep(ms)) })),
      ...scenario.damages.map(({ at, namespace }) => ({
        at,
        happen() {
          for (const channelId of damageEntry(textsOf(namespace), random)) damaged.add(channelId);
        },
      })),
    ].sort((a, b) => a.at - b.at);
    for (const { at, happen } of happenings) {
      await time.sleep(at - time.ms);
      happen();
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

  const restless = scenario.channels.filter(({ kind }) => kind === 'restless');
  const failed = Promise.all([publish(), live(), befall(), ...restless.map(unsettle)]).then(
    () => [],
    (error: unknown) => (damaged.size > 0 ? [] : [`the simulation itself failed: ${String(error)}`]),
  );
  await time.runUntil(endOf(scenario));
  quiet = true;
  await time.runUntil(time.ms + 10 * day);
  violations.push(...(await Promise.race([failed, Promise.resolve([])])));
  const all = [...updates.values()].filter(({ id }) => id !== 'old');
  const outcome = { updates: all, publishedAt, lookedAt, damaged, discord, began, bystander };
  return { violations: [...violations, ...findViolations(scenario, outcome)], messages: discord.posted() };
}

function pickFault(random: Random): Fault {
  const limitsMs = random.pick([2_000, 2_000, minute, 20 * minute]);
  return random.pick<Fault>(['fails before', 'fails after', 'resets before', 'resets after', { limitsMs }]);
}

/** When all that was thought up has happened. */
function endOf({ endsAt, lives, freezes, outages, storeOutages }: Scenario): number {
  const livesMs = lives.reduce((sum, { ms, pause }) => sum + ms + pause, 0);
  const ends = [...freezes.map(({ at, ms }) => at + ms), ...[...outages, ...storeOutages].map(({ to }) => to)];
  return Math.max(endsAt + 10 * minute, livesMs + minute, ...ends);
}

function toSubscription({ id, subscription, crosspost, forum }: PlannedChannel) {
  return { channelId: id, ...subscription, channelType: crosspost ? 5 : forum ? 15 : 0, crosspost };
}
