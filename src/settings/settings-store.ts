import * as z from 'zod';
import { DamagedEntryError } from './damaged-entry-error.ts';
import { type GuildSettings, guildSettingsSchema } from './guild-settings.ts';
import { SettingsError } from './settings-error.ts';
import type { Namespace, Store } from './store.ts';

/** The settings of all guilds. A damaged entry is never overwritten, and never hides the others. */
export interface SettingsStore {
  /** The defaults where nothing was chosen yet. Throws a SettingsError where the entry is damaged. */
  get(guildId: string): Promise<GuildSettings>;
  /** Writes what `change` returns, unless that is what it was given; changes of one guild wait for each other. */
  update(guildId: string, change: (settings: GuildSettings) => GuildSettings): Promise<GuildSettings>;
  /** Leaves out damaged entries, after reporting them. */
  entries(): AsyncIterable<[guildId: string, settings: GuildSettings]>;
  erase(guildId: string): Promise<void>;
}

export interface SettingsStoreOptions {
  onDamaged: (error: SettingsError) => void;
  /** Keeps other processes from changing the same settings meanwhile; absent where there are none. */
  exclusive?: Store['exclusive'];
}

/** Reads and writes guild settings in a namespace of the store. */
export function createSettingsStore(
  namespace: Namespace,
  { onDamaged, exclusive = (_name, task) => task() }: SettingsStoreOptions,
): SettingsStore {
  const running = new Map<string, Promise<unknown>>();

  async function get(guildId: string): Promise<GuildSettings> {
    try {
      const value = await namespace.get(guildId);
      return parse(guildId, value === undefined ? {} : value);
    } catch (error) {
      const damage =
        error instanceof DamagedEntryError ? new SettingsError(guildId, 'they are no JSON', { cause: error }) : error;
      if (damage instanceof SettingsError) onDamaged(damage);
      throw damage;
    }
  }

  function inTurn<Result>(guildId: string, task: () => Promise<Result>): Promise<Result> {
    const before = running.get(guildId) ?? Promise.resolve();
    const alone = () => exclusive(`guild ${guildId}`, task);
    const turn = before.then(alone, alone);
    running.set(guildId, turn);
    const forget = () => {
      if (running.get(guildId) === turn) running.delete(guildId);
    };
    turn.then(forget, forget);
    return turn;
  }

  return {
    get,
    update: (guildId, change) =>
      inTurn(guildId, async () => {
        const before = await get(guildId);
        const after = change(before);
        if (after === before) return before;
        const changed = guildSettingsSchema.parse(after);
        await namespace.set(guildId, changed);
        return changed;
      }),
    erase: (guildId) => inTurn(guildId, () => namespace.delete(guildId)),
    async *entries() {
      for await (const [guildId, value] of namespace.entries()) {
        const settings = parseOrReport(guildId, value);
        if (settings !== null) yield [guildId, settings];
      }
    },
  };

  function parseOrReport(guildId: string, value: unknown): GuildSettings | null {
    try {
      return parse(guildId, value);
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      onDamaged(error);
      return null;
    }
  }
}

function parse(guildId: string, value: unknown): GuildSettings {
  const parsed = guildSettingsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SettingsError(guildId, z.prettifyError(parsed.error), { cause: parsed.error });
}
