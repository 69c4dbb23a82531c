import { IANAZone } from 'luxon';
import * as z from 'zod';

const snowflake = z.string().regex(/^\d{1,20}$/, 'Must be an id of Discord');
const instant = z.iso.datetime();

const paused = z.object({
  by: z.enum(['admin', 'error']),
  since: instant,
  /** Discord's error code. */
  code: z.int().optional(),
  reason: z.string().optional(),
  /** Absent on a pause by error: it is not tried again. */
  retryAt: instant.optional(),
  giveUpAt: instant.optional(),
});

const subscription = z.object({
  channelId: snowflake,
  /** Empty: all kinds. */
  kinds: z.array(z.string()).default([]),
  certainty: z.enum(['confirmed', 'reported', 'all']).default('reported'),
  schedule: z.enum(['instant', 'daily', 'weekly']).default('instant'),
  roleId: snowflake.nullable().default(null),
  /** Discord's type of the channel; absent on subscriptions that are older than this field. */
  channelType: z.int().optional(),
  /** Whether posts in an announcement channel are published to the servers that follow it. */
  crosspost: z.boolean().default(false),
  createdAt: instant,
  createdBy: snowflake,
  paused: paused.nullable().default(null),
  /** The first message, which was the test of the permissions. */
  postedMessageId: snowflake.nullable().default(null),
});

/** What one guild has chosen; what an older version did not write has its default. */
export const guildSettingsSchema = z.object({
  version: z.literal(1).default(1),
  /** The highest level of spoilers that is shown plainly. */
  spoilers: z.enum(['none', 'film', 'novel']).default('none'),
  timezone: z
    .string()
    .refine((zone) => IANAZone.create(zone).isValid, 'Must be an IANA time zone')
    .default('UTC'),
  /** The channel for notices to the admins. */
  notices: snowflake.nullable().default(null),
  subscriptions: z.array(subscription).default([]),
  /** Channels that had a subscription once: what was posted there is still held. */
  formerChannels: z.array(snowflake).default([]),
});

export type GuildSettings = z.infer<typeof guildSettingsSchema>;
export type Subscription = z.infer<typeof subscription>;
export type Pause = z.infer<typeof paused>;
