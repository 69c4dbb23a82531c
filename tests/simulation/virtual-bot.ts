import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import { createFollowUpSender } from '../../src/updates/follow-up-sender.ts';
import { createSender } from '../../src/updates/sender.ts';
import { createUpdatesJob } from '../../src/updates/updates-job.ts';
import { updateCustomId } from '../fakes/updates-world.ts';
import type { VirtualLock } from './virtual-lock.ts';
import { createVirtualProcess, type VirtualProcess } from './virtual-process.ts';
import { createVirtualRest, type VirtualRestParts } from './virtual-rest.ts';
import { openVirtualNamespace, type VirtualStoreParts } from './virtual-store.ts';

export interface VirtualBotParts
  extends Omit<VirtualRestParts, 'process' | 'maySend'>,
    Pick<VirtualStoreParts, 'faultRate'> {
  textsOf: (namespace: string) => Map<string, string>;
  lock: VirtualLock;
  now: () => Date;
  /** What is on record. */
  dataset: () => { updates: ReadonlyMap<string, StatusUpdate> };
  concurrency: number;
  /** How long it is until it looks again. */
  tickMs: () => number;
  onLook: () => void;
}

/** One copy of the bot, which starts at once and then ticks as long as it lives, as `start-updates.ts` does it. */
export function startVirtualBot(parts: VirtualBotParts): VirtualProcess {
  const { time, random, lock, onViolation } = parts;
  const process = createVirtualProcess();
  const open = (name: string) => openVirtualNamespace(parts.textsOf(name), { ...parts, process });
  const mayPost = () => lock.confirm(process);
  const rest = createVirtualRest({ ...parts, process, maySend: mayPost });
  const job = createUpdatesJob({
    store: { known: open('known'), delivery: open('delivery'), issue: open('issue'), followup: open('followup') },
    settings: createSettingsStore(open('guild'), { onDamaged: () => {} }),
    sender: createSender(rest),
    followUpSender: createFollowUpSender(rest),
    renderFollowUps: {
      correction: ({ members, replaced }) => ({ components: [...members.map(buttonOf), { replaced }] }),
      notice: (rows) => ({ content: rows.map(({ channelId }) => `notice on ${channelId}`).join() }),
    },
    currentDataset: parts.dataset,
    render({ updates, subscription }) {
      const message = { components: updates.map(({ id }) => buttonOf(id)) };
      return subscription.channelType === 15 ? { name: 'News', message } : message;
    },
    updateCustomId,
    now: parts.now,
    sleep: async (ms) => {
      await time.sleep(ms);
      await process.alive();
    },
    random: random.next,
    concurrency: parts.concurrency,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    mayPost,
    onBlindResend: () => onViolation('sent again without looking'),
    onFatal: (error) => onViolation(`fatal: ${error.message}`),
  });

  function isElected(): boolean {
    const got = lock.acquire(process);
    if (got === 'taken') job.forget();
    return got !== 'not';
  }

  async function drive(): Promise<void> {
    if (isElected()) await job.start().catch(() => {});
    for (;;) {
      await time.sleep(parts.tickMs());
      await process.alive();
      if (!isElected()) continue;
      parts.onLook();
      await job.tick().catch(() => {});
      void job.followUp().catch(() => {});
    }
  }

  void drive();
  return process;
}

function buttonOf(id: string) {
  return { type: 1, components: [{ type: 2, custom_id: updateCustomId(id) }] };
}
