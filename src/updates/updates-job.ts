import type { Dataset } from '../dataset/dataset.ts';
import type { Namespace } from '../settings/store.ts';
import { announce } from './announce.ts';
import { deliver } from './deliver.ts';
import type { DeliveryParts, DeliveryTally } from './delivery-context.ts';
import { createFollowUpHooks } from './follow-up-hooks.ts';
import type { FollowUpSender } from './follow-up-sender.ts';
import { createFollowUps } from './follow-ups.ts';
import { eraseLeftovers } from './guild-data.ts';
import { createKnown } from './known.ts';
import { createLedger } from './ledger.ts';
import { createPending } from './pending.ts';
import type { RenderFollowUps } from './perform-follow-up.ts';
import type { Posted } from './post-batch.ts';
import { refreshChannel } from './refresh-channel.ts';
import { type FollowUpParts, runFollowUps } from './run-follow-ups.ts';

export interface UpdatesJobParts extends Omit<DeliveryParts, 'onPosted' | 'onRefused'> {
  store: { known: Namespace; delivery: Namespace; issue: Namespace; followup: Namespace };
  followUpSender: FollowUpSender;
  renderFollowUps: RenderFollowUps;
  onFollowUp?: NonNullable<FollowUpParts['onFollowUp']>;
  currentDataset: () => Pick<Dataset, 'updates'>;
  /** Told of entries of the store that cannot be read: nothing is delivered for them. */
  onDamaged?: (entry: string) => void;
}

/** What one run did; `fresh` counts new updates, `planned` rows, the rest messages. */
export interface UpdatesSummary extends DeliveryTally {
  fresh: number;
  planned: number;
  /** Rows that are still to be delivered, now or later. */
  pending: number;
}

/** Looks for new updates and delivers them. */
export interface UpdatesJob {
  /** Reads what is durable, takes a first record as known, and settles what an earlier run left. */
  start(): Promise<UpdatesSummary>;
  /** Plans what is new and delivers what is due. Called while a run is going on, it waits for that one instead. */
  tick(): Promise<UpdatesSummary>;
  /** Looks at a channel anew in the next run, whose subscription or rows an admin has changed. */
  wake(guildId: string, channelId: string): void;
  /**
   * Does nothing more for a guild of which everything was erased at that moment. What a run that is going on writes on it
   * nevertheless, the next run erases.
   */
  forgetGuild(guildId: string, erasedAt: Date): void;
  /** Whether a channel waits to be looked at anew. */
  readonly hasWoken: boolean;
  /** Does what is to follow posts, as long as no posts are to be made. Called while it is going on, it waits for that. */
  followUp(): Promise<void>;
  /** Forgets what it knows of the store, which another copy of the process may have changed. Read anew by the next run. */
  forget(): void;
  /** Finishes what is in flight and starts nothing more. */
  stop(): Promise<void>;
}

/** Makes the job; it reads and sends nothing before its first run. */
export function createUpdatesJob(parts: UpdatesJobParts): UpdatesJob {
  const { store, now, log } = parts;
  const stopping = new AbortController();
  const known = createKnown(store.known, { now });
  const ledger = createLedger(store.delivery, {
    onDamaged: (key) => parts.onDamaged?.(`delivery ${key}`),
  });
  const followUps = createFollowUps(store.followup, {
    onDamaged: (key) => parts.onDamaged?.(`followup ${key}`),
  });
  const pending = createPending();
  const unrecorded = new Map<string, Posted>();
  const hooks = createFollowUpHooks({
    followUps,
    ledger,
    pending,
    issues: store.issue,
    updates: () => parts.currentDataset().updates,
    now,
  });
  let loaded = false;
  let planned: Pick<Dataset, 'updates'> | null = null;
  const vanished = new Set<string>();
  const woken = new Map<string, string>();
  const erased = new Map<string, Date>();
  let running: Promise<UpdatesSummary> | null = null;
  let following: Promise<void> | null = null;

  async function load(): Promise<void> {
    if (loaded) return;
    await known.load([...parts.currentDataset().updates.keys()]);
    await loadPending();
    await followUps.load();
    loaded = true;
  }

  async function loadPending(): Promise<void> {
    pending.clear();
    for await (const row of ledger.intents()) pending.add([row]);
  }

  async function planNew(summary: UpdatesSummary): Promise<void> {
    const dataset = parts.currentDataset();
    if (dataset === planned) return;
    reportVanished(dataset);
    const unseen = [...dataset.updates.keys()].filter((id) => !known.has(id));
    const elsewhere = unseen.length === 0 ? [] : await known.refresh(unseen);
    // Another copy of the process has planned these: what it has not delivered is ours to deliver too.
    if (elsewhere.length > 0) {
      // What broke off here is done again.
      loaded = false;
      await load();
    }
    const fresh = [...dataset.updates.values()].filter(({ id }) => !known.has(id));
    const rows =
      fresh.length === 0
        ? 0
        : await announce(fresh, now(), { ...parts, ledger, pending, followUps, signal: stopping.signal });
    if (fresh.length > 0) {
      // Only now: an id that is known is never planned again.
      await known.add(fresh.map(({ id }) => id));
      log.info({ updates: fresh.map(({ id }) => id), rows }, 'New updates');
    }
    planned = dataset;
    summary.fresh = fresh.length;
    summary.planned = rows;
  }

  async function eraseAgain(): Promise<void> {
    for (const [guildId, erasedAt] of erased) {
      await eraseLeftovers(store, { guildId, erasedAt });
      followUps.drop(guildId);
      erased.delete(guildId);
    }
  }

  async function refreshWoken(): Promise<void> {
    for (const [channelId, guildId] of woken) {
      const at = { guildId, channelId };
      await refreshChannel(at, { ...parts, ledger, pending, updateIds: known.ids(), now: now() });
      // Only now: what broke off is done again.
      woken.delete(channelId);
    }
  }

  function reportVanished({ updates }: Pick<Dataset, 'updates'>): void {
    for (const id of planned?.updates.keys() ?? []) {
      if (updates.has(id) || vanished.has(id)) continue;
      vanished.add(id);
      log.warn({ update: id }, 'An update has vanished from the record');
    }
  }

  async function run(plan: boolean): Promise<UpdatesSummary> {
    const summary = { fresh: 0, planned: 0, pending: 0, posted: 0, failed: 0, held: 0, paused: 0, resentBlind: 0 };
    await load();
    let fault: unknown = null;
    try {
      await eraseAgain();
      await refreshWoken();
      if (plan) await planNew(summary);
    } catch (error) {
      fault = error;
    }
    const { updates } = parts.currentDataset();
    await deliver({
      ...parts,
      ...hooks,
      onFatal,
      ledger,
      pending,
      updates,
      unrecorded,
      signal: stopping.signal,
      tally: summary,
    });
    summary.pending = pending.size;
    if (fault !== null && !stopping.signal.aborted) throw fault;
    return summary;
  }

  function onFatal(error: Error): void {
    if (stopping.signal.aborted) return;
    stopping.abort();
    parts.onFatal(error);
  }

  function once(plan: boolean): Promise<UpdatesSummary> {
    if (running !== null) return running;
    if (stopping.signal.aborted) return Promise.reject(new Error('The updates job is stopped'));
    running = run(plan).finally(() => {
      running = null;
    });
    return running;
  }

  return {
    start: () => once(false),
    tick: () => once(true),
    wake: (guildId, channelId) => void woken.set(channelId, guildId),
    get hasWoken() {
      return woken.size > 0;
    },
    forgetGuild(guildId, erasedAt) {
      followUps.drop(guildId);
      // Nothing is written on it later, unless something is going on now.
      if (running !== null || following !== null) erased.set(guildId, erasedAt);
    },
    followUp() {
      const mustYield = () => running !== null || stopping.signal.aborted;
      if (!loaded || mustYield()) return Promise.resolve();
      following ??= runFollowUps({ ...parts, followUps }, mustYield).finally(() => {
        following = null;
      });
      return following;
    },
    forget() {
      loaded = false;
      planned = null;
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => {});
      await following?.catch(() => {});
    },
  };
}
