import * as z from 'zod';
import type { Namespace } from '../settings/store.ts';

const instant = z.iso.datetime();

/** One way in which a channel refuses posts. */
export const issueSchema = z.object({
  version: z.literal(1),
  guildId: z.string(),
  channelId: z.string(),
  code: z.int().nullable(),
  reason: z.string(),
  count: z.int(),
  firstSeen: instant,
  lastSeen: instant,
});

export type Issue = z.infer<typeof issueSchema>;

/** Counts a refusal durably, one entry for each guild, channel and code. */
export async function recordIssue(
  namespace: Namespace,
  seen: { guildId: string; channelId: string; code: number | undefined; reason: string; now: Date },
): Promise<Issue> {
  const { guildId, channelId, code, reason, now } = seen;
  const key = `${guildId}:${channelId}:${code ?? 0}`;
  const [value] = await namespace.getMany([key]);
  const before = issueSchema.safeParse(value);
  const issue: Issue = {
    version: 1,
    guildId,
    channelId,
    code: code ?? null,
    reason,
    count: (before.success ? before.data.count : 0) + 1,
    firstSeen: before.success ? before.data.firstSeen : now.toISOString(),
    lastSeen: now.toISOString(),
  };
  await namespace.set(key, issue);
  return issue;
}
