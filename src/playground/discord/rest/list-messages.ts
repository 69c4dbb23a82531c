import { type APIMessage, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { snowflake } from '../validation/fields.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import type { ChannelAccess } from './channel-access.ts';

const query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: snowflake.optional(),
  after: snowflake.optional(),
  around: snowflake.optional(),
});

/** Messages of a channel, newest first; none without the right to read history. */
export function listMessages(access: ChannelAccess, params: URLSearchParams): APIMessage[] {
  const check = checkForm(query, Object.fromEntries(params));
  if (!check.ok) throw invalidForm(check.faults);
  if (!access.may(PermissionFlagsBits.ReadMessageHistory)) return [];
  const { limit, before, after, around } = check.data;
  const all = [...access.channel.messages.values()].flatMap(({ message, visibleTo }) =>
    visibleTo === null ? [message] : [],
  );
  if (around !== undefined) {
    const middle = all.filter(({ id }) => BigInt(id) < BigInt(around)).length;
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return all.slice(start, start + limit).reverse();
  }
  if (after !== undefined)
    return all
      .filter(({ id }) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  const older = before === undefined ? all : all.filter(({ id }) => BigInt(id) < BigInt(before));
  return older.slice(-limit).reverse();
}
