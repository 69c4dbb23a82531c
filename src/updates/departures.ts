import * as z from 'zod';
import type { Namespace, Store } from '../settings/store.ts';
import type { UpdatesLog } from './delivery-context.ts';
import { eraseGuildData } from './guild-data.ts';

const departureSchema = z.object({ version: z.literal(1), guildId: z.string(), leftAt: z.iso.datetime() });

const keptMs = 30 * 86_400_000;

export interface DepartureParts {
  store: Pick<Store, 'guild' | 'known' | 'delivery' | 'issue' | 'followup' | 'departure'>;
  settings: { erase(guildId: string): Promise<void> };
  now: Date;
  log: UpdatesLog;
  /** Told of each guild of which everything was erased. */
  onErased?: (guildId: string) => void;
}

/**
 * Compares the guilds that are held with those that the bot is in, which must be all of them. Who is gone is noted, and
 * erased 30 days later unless the bot came back meanwhile.
 */
export async function settleDepartures(present: ReadonlySet<string>, parts: DepartureParts): Promise<void> {
  const { store, settings, now, log } = parts;
  const left = await readDepartures(store.departure);
  for (const guildId of await keysOf(store.guild)) {
    const leftAt = left.get(guildId);
    if (present.has(guildId) || leftAt !== undefined) continue;
    await store.departure.set(guildId, { version: 1, guildId, leftAt: now.toISOString() });
    log.info({ guildId }, 'A server has removed the bot; what is held on it is erased in 30 days');
  }
  for (const [guildId, leftAt] of left) {
    if (present.has(guildId)) {
      await store.departure.delete(guildId);
      log.info({ guildId }, 'A server has the bot again; nothing of it is erased');
    } else if (now.getTime() - leftAt.getTime() >= keptMs) {
      await eraseGuildData(store, guildId, settings);
      parts.onErased?.(guildId);
      log.info({ guildId }, 'Erased what was held on a server that removed the bot 30 days ago');
    }
  }
}

async function readDepartures(namespace: Namespace): Promise<Map<string, Date>> {
  const left = new Map<string, Date>();
  for await (const [key, value] of namespace.entries()) {
    const parsed = departureSchema.safeParse(value);
    if (parsed.success) left.set(key, new Date(parsed.data.leftAt));
  }
  return left;
}

/** In full before anything is written, so that a walk that breaks off changes nothing. */
async function keysOf(namespace: Namespace): Promise<string[]> {
  const keys: string[] = [];
  for await (const [key] of namespace.entries()) keys.push(key);
  return keys;
}
