import type { GuildSettings, Subscription } from '../settings/guild-settings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { CorrectionRow, CrosspostRow, NoticeRow } from './follow-up-row.ts';
import type { FollowUpSender } from './follow-up-sender.ts';
import type { FollowUps } from './follow-ups.ts';
import { deliveryNonce } from './nonce.ts';
import { SendError } from './send-error.ts';

/** Draws up the messages of follow-ups. */
export interface RenderFollowUps {
  /** The message as it is to stand now; null when nothing of it is on record any more. */
  correction(row: CorrectionRow, to: { settings: GuildSettings; subscription: Subscription }): object | null;
  /** One message on all of these channels. */
  notice(rows: readonly NoticeRow[]): object;
}

export interface PerformParts {
  followUps: Pick<FollowUps, 'publishedAt'>;
  followUpSender: FollowUpSender;
  renderFollowUps: RenderFollowUps;
  settings: Pick<SettingsStore, 'get'>;
  now: () => Date;
}

export type FollowUpEnd = { kind: 'done' } | { kind: 'failed'; reason: string } | { kind: 'later'; due: Date };

const hour = 3_600_000;

// About as many messages of a channel may be published in an hour, by everybody together (seen, not documented).
const publishedPerHour = 10;

/** Does one follow-up. Rejects with a SendError where Discord does not take it. */
export async function performFollowUp(row: CorrectionRow | CrosspostRow, parts: PerformParts): Promise<FollowUpEnd> {
  const settings = await parts.settings.get(row.guildId);
  const subscription = settings.subscriptions.find(({ channelId }) => channelId === row.channelId);
  if (subscription === undefined) return { kind: 'failed', reason: 'unsubscribed' };
  return row.kind === 'correction'
    ? correct(row, { settings, subscription }, parts)
    : publish(row, subscription, parts);
}

async function correct(
  row: CorrectionRow,
  to: { settings: GuildSettings; subscription: Subscription },
  { followUpSender, renderFollowUps }: PerformParts,
): Promise<FollowUpEnd> {
  const body = renderFollowUps.correction(row, to);
  if (body === null) return { kind: 'failed', reason: 'no longer on record' };
  await followUpSender.edit(row.postedIn, row.messageId, body);
  return { kind: 'done' };
}

async function publish(
  row: CrosspostRow,
  { crosspost }: Subscription,
  { followUps, followUpSender, now }: PerformParts,
): Promise<FollowUpEnd> {
  if (!crosspost) return { kind: 'failed', reason: 'switched off' };
  const published = followUps.publishedAt(row.channelId, now());
  const [oldest] = published;
  if (oldest !== undefined && published.length >= publishedPerHour)
    return { kind: 'later', due: new Date(oldest.getTime() + hour) };
  await followUpSender.crosspost(row.channelId, row.messageId);
  return { kind: 'done' };
}

/**
 * Tells the admins of a guild of several channels in one message: in their channel for notices, else in the one that
 * Discord itself uses for such things. Rejects with a SendError where Discord does not take it.
 */
export async function tellAdmins(
  rows: readonly [NoticeRow, ...NoticeRow[]],
  parts: PerformParts,
): Promise<FollowUpEnd> {
  const [{ guildId }] = rows;
  const { notices } = await parts.settings.get(guildId);
  const body = parts.renderFollowUps.notice(rows);
  const key = rows
    .map((row) => `notice:${row.final ? 'final' : 'first'}:${row.plannedAt}:${row.channelId}`)
    .toSorted()
    .join(' ');
  // Where posts are refused a notice is refused too.
  const refusing = rows.map(({ channelId }) => channelId);
  const to = async (channelId: string | null) =>
    channelId !== null &&
    !refusing.includes(channelId) &&
    (await sendNotice(channelId, { body, key }, parts.followUpSender));
  if (await to(notices)) return { kind: 'done' };
  if (await to(await communityChannel(guildId, parts.followUpSender))) return { kind: 'done' };
  return { kind: 'failed', reason: 'there is no channel to tell the admins in' };
}

async function communityChannel(guildId: string, sender: FollowUpSender): Promise<string | null> {
  try {
    return await sender.communityChannel(guildId);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

async function sendNotice(
  channelId: string,
  { body, key }: { body: object; key: string },
  sender: FollowUpSender,
): Promise<boolean> {
  try {
    await sender.send(channelId, body, deliveryNonce(key, channelId));
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof SendError && (error.kind === 'forbidden' || error.kind === 'gone' || error.kind === 'rejected')
  );
}
