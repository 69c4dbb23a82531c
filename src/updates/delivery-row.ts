import * as z from 'zod';

const instant = z.iso.datetime();

/** One update for one channel: what was promised to it and what came of it. */
export const deliveryRowSchema = z.object({
  version: z.literal(1),
  state: z.enum(['intent', 'done', 'failed']),
  guildId: z.string(),
  channelId: z.string(),
  updateId: z.string(),
  plannedAt: instant,
  /** Where it stood among the updates that were planned together. */
  order: z.int(),
  due: instant,
  /** The message that it goes out in; null as long as that is open, which is until a digest is sent. */
  batch: z.string().nullable(),
  /** All updates of that message, in order. */
  members: z.array(z.string()),
  /** A message may have been posted since then, without our having heard of it. Null: certainly none was. */
  unsureSince: instant.nullable(),
  failingSince: instant.optional(),
  attempts: z.int().optional(),
  doneAt: instant.optional(),
  messageId: z.string().optional(),
  /** The channel that holds the message where it is another one: the thread of a forum post. */
  postedIn: z.string().optional(),
  /** Discord's error code. */
  code: z.int().optional(),
  reason: z.string().optional(),
});

export type DeliveryRow = z.infer<typeof deliveryRowSchema>;

/** The key of a row in the namespace `delivery`. */
export function deliveryKey({ updateId, channelId }: Pick<DeliveryRow, 'updateId' | 'channelId'>): string {
  return `${updateId}:${channelId}`;
}

/**
 * When a row is to be delivered, in milliseconds. What belongs to a message already is due whatever the clock says,
 * since the clock may have been set back.
 */
export function dueAt({ batch, due }: Pick<DeliveryRow, 'batch' | 'due'>): number {
  return batch === null ? Date.parse(due) : 0;
}
