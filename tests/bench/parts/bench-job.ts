import process from 'node:process';
import { createSettingsStore } from '../../../src/settings/settings-store.ts';
import type { Store } from '../../../src/settings/store.ts';
import type { Sender } from '../../../src/updates/sender.ts';
import { createUpdatesJob, type UpdatesJob } from '../../../src/updates/updates-job.ts';
import { makeSettings, makeUpdate, updateCustomId } from '../../fakes/updates-world.ts';

export interface BenchJob {
  job: UpdatesJob;
  /** Puts one more update on record. */
  publish(): void;
}

/** The job as the bot runs it, on a record of few updates; what is new is drawn up as `body`. Resolves when it has started. */
export async function startBenchJob(
  store: Store,
  { sender, body }: { sender: Sender; body: object },
): Promise<BenchJob> {
  let updates = new Map([['old', makeUpdate('old')]]);
  let dataset = { updates };
  const job = createUpdatesJob({
    store,
    settings: createSettingsStore(store.guild, { onDamaged: (error) => process.stderr.write(`${error.message}\n`) }),
    sender,
    followUpSender: {
      edit: async () => {},
      crosspost: async () => {},
      send: async () => {},
      communityChannel: async () => null,
    },
    renderFollowUps: { correction: () => null, notice: () => ({}) },
    currentDataset: () => dataset,
    render: () => body,
    updateCustomId,
    now: () => new Date(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
    log: {
      info: () => {},
      warn: () => {},
      error: (details, message) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
    },
    onFatal: (error) => process.stderr.write(`${error.message}\n`),
  });
  await job.start();
  return {
    job,
    publish() {
      const id = `new-${updates.size}`;
      updates = new Map([...updates, [id, makeUpdate(id)]]);
      dataset = { updates };
    },
  };
}

/** Subscribes channels, some in each guild, as the commands would have done it. */
export async function subscribeAll(
  store: Store,
  guilds: ReadonlyMap<string, readonly string[]>,
  subscription: object = {},
): Promise<void> {
  let entries: [string, unknown][] = [];
  for (const [guildId, channels] of guilds) {
    entries.push([guildId, makeSettings(channels.map((channelId) => ({ channelId, ...subscription })))]);
    if (entries.length < 1_000) continue;
    await store.guild.setMany(entries);
    entries = [];
  }
  await store.guild.setMany(entries);
}
