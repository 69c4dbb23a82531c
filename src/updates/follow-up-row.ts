import * as z from 'zod';

const instant = z.iso.datetime();

const common = {
  version: z.literal(1),
  state: z.enum(['intent', 'done', 'failed']),
  guildId: z.string(),
  /** The subscribed channel. */
  channelId: z.string(),
  plannedAt: instant,
  due: instant,
  attempts: z.int().default(0),
  doneAt: instant.optional(),
  code: z.int().optional(),
  reason: z.string().optional(),
};

const correction = z.object({
  ...common,
  kind: z.literal('correction'),
  messageId: z.string(),
  /** The channel or thread that holds the message. */
  postedIn: z.string(),
  /** All updates of the message, in order. */
  members: z.array(z.string()),
  /** Which of them were replaced, and by what; the link is null where the newer one was not posted in the channel. */
  replaced: z.array(z.object({ updateId: z.string(), by: z.string(), url: z.string().nullable() })),
});

const crosspost = z.object({ ...common, kind: z.literal('crosspost'), messageId: z.string() });

const notice = z.object({
  ...common,
  kind: z.literal('notice'),
  fault: z.string(),
  channelType: z.int().optional(),
  faultCode: z.int().optional(),
  final: z.boolean(),
});

/** Something that follows a post, or a refusal, in its own time: it never delays and never repeats a post. */
export const followUpRowSchema = z.discriminatedUnion('kind', [correction, crosspost, notice]);

export type FollowUpRow = z.infer<typeof followUpRowSchema>;
export type CorrectionRow = z.infer<typeof correction>;
export type CrosspostRow = z.infer<typeof crosspost>;
export type NoticeRow = z.infer<typeof notice>;

/** The key of a row in the namespace `followup`. */
export function followUpKey(row: FollowUpRow): string {
  if (row.kind === 'notice') return `notice:${row.channelId}:${row.final ? 'final' : 'first'}`;
  return `${row.kind}:${row.channelId}:${row.messageId}`;
}
