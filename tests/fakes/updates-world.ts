import type { StatusUpdate } from '../../src/dataset/record-schema.ts';
import { type GuildSettings, guildSettingsSchema } from '../../src/settings/guild-settings.ts';
import { createSettingsStore } from '../../src/settings/settings-store.ts';
import type { Namespace } from '../../src/settings/store.ts';
import type { DeliveryParts } from '../../src/updates/delivery-context.ts';
import { createFollowUpSender } from '../../src/updates/follow-up-sender.ts';
import { createSender } from '../../src/updates/sender.ts';
import { createUpdatesJob, type UpdatesJob } from '../../src/updates/updates-job.ts';
import { type CrashPlan, createCrashPlan } from './crash-plan.ts';
import { createFakeDiscord } from './fake-discord.ts';
import { createMemoryNamespace } from './memory-namespace.ts';

export const startOfTime = new Date('2026-11-20T12:00:00.000Z');

type SpaceName = 'guild' | 'known' | 'delivery' | 'issue' | 'followup';
type OpenSpace = (name: SpaceName, crash: CrashPlan) => Namespace;

export interface WorldOptions {
  /** Opens a durable namespace anew; in memory if absent. */
  open?: OpenSpace;
  parts?: Partial<DeliveryParts>;
}

/** An update as the record has it, of which a test says only what matters to it. */
export function makeUpdate(id: string, fields: Partial<StatusUpdate> = {}): StatusUpdate {
  const rest = { date: '2026-11-20', summary: 'Something happened.', spoiler: 'none' as const, sources: ['a-source'] };
  const lists = { topics: [], people: [], supersedes: [], quotes: [] };
  return { id, kind: 'production', certainty: 'confirmed', headline: `News of ${id}`, ...rest, ...lists, ...fields };
}

export interface SubscriptionInput {
  channelId: string;
  [field: string]: unknown;
}

/** Settings of a guild with these subscriptions, all else being the default. */
export function makeSettings(subscriptions: SubscriptionInput[], fields: object = {}): GuildSettings {
  const common = { createdAt: '2026-01-01T00:00:00.000Z', createdBy: '100' };
  return guildSettingsSchema.parse({
    ...fields,
    subscriptions: subscriptions.map((subscription) => ({ ...common, ...subscription })),
  });
}

/** Everything around the job that outlives it: the store, Discord, the record and the clock, which tests move. */
export function createWorld({ open, parts = {} }: WorldOptions = {}) {
  const texts = {
    guild: new Map<string, string>(),
    known: new Map<string, string>(),
    delivery: new Map<string, string>(),
    issue: new Map<string, string>(),
    followup: new Map<string, string>(),
  };
  const openSpace: OpenSpace = open ?? ((name, { point }) => createMemoryNamespace(texts[name], { point }));
  const clock = { ms: startOfTime.getTime(), wrong: 0 };
  const now = () => new Date(clock.ms + clock.wrong);
  // Nobody sets Discord's clock.
  const discord = createFakeDiscord({ now: () => new Date(clock.ms) });
  const events: string[] = [];
  const note = (_details: object, message: string) => void events.push(message);
  let updates = new Map<string, StatusUpdate>();
  let dataset = { updates };

  return {
    discord,
    events,
    texts,
    now,
    pass: (ms: number) => {
      clock.ms += ms;
    },
    /** Sets the bot's clock: by so much it is wrong from now on, on top of what it was. */
    jump: (ms: number) => {
      clock.wrong += ms;
    },
    publish(...added: StatusUpdate[]) {
      updates = new Map([...updates, ...added.map((update) => [update.id, update] as const)]);
      dataset = { updates };
    },
    withdraw(id: string) {
      updates = new Map([...updates].filter(([other]) => other !== id));
      dataset = { updates };
    },
    settings: () =>
      createSettingsStore(openSpace('guild', createCrashPlan(0)), { onDamaged: () => events.push('damaged settings') }),
    /** A new process on what is durable. */
    boot(crash: CrashPlan = createCrashPlan(0)): UpdatesJob {
      discord.state.point = crash.point;
      return createUpdatesJob({
        store: {
          known: openSpace('known', crash),
          delivery: openSpace('delivery', crash),
          issue: openSpace('issue', crash),
          followup: openSpace('followup', crash),
        },
        settings: createSettingsStore(openSpace('guild', crash), { onDamaged: () => events.push('damaged settings') }),
        sender: createSender(discord.rest),
        followUpSender: createFollowUpSender(discord.rest),
        renderFollowUps: {
          correction: ({ members, replaced }) => ({
            components: [{ type: 17, components: members.map(buttonOf), replaced }],
          }),
          notice: (rows) => ({
            content: rows.map(({ channelId, faultCode, final }) => `notice ${channelId} ${faultCode} ${final}`).join(),
          }),
        },
        currentDataset: () => dataset,
        render: ({ updates, subscription }) => {
          const message = { components: [{ type: 17, components: updates.map(({ id }) => buttonOf(id)) }] };
          return subscription.channelType === 15 ? { name: updates[0]?.headline ?? '', message } : message;
        },
        updateCustomId,
        now,
        async sleep(ms) {
          await crash.point();
          clock.ms += ms;
        },
        random: () => 0.5,
        log: { info: note, warn: note, error: note },
        onFatal: (error) => events.push(`fatal: ${error.message}`),
        ...parts,
      });
    },
    /** The updates of each message of a channel, in order. */
    posted: (channelId: string): string[][] =>
      discord
        .messages(channelId)
        .map(({ components }) => JSON.stringify(components).match(/(?<=sources:)[^"]+/g) ?? []),
  };
}

export type World = ReturnType<typeof createWorld>;

export function updateCustomId(id: string): string {
  return `v1:update:sources:${id}`;
}

function buttonOf(id: string) {
  return { type: 1, components: [{ type: 2, custom_id: updateCustomId(id) }] };
}
