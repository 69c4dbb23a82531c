import { createRecent } from '../lib/create-recent.ts';
import type { GuildSettings } from './guild-settings.ts';
import type { SettingsStore } from './settings-store.ts';

export interface RecentSettingsOptions<Kept> {
  /** Milliseconds of a clock that never jumps. */
  clock: () => number;
  /** So long another process may have changed them unseen. */
  freshMs: number;
  most: number;
  keep: (settings: GuildSettings) => Kept;
}

/**
 * The store, and beside it a look at what of a guild's settings is needed at every interaction: at once where it was read
 * a moment ago, and never older than the last change that was made through this store.
 */
export function createRecentSettings<Kept>(
  settings: SettingsStore,
  { clock, freshMs, most, keep }: RecentSettingsOptions<Kept>,
): { settings: SettingsStore; recent(guildId: string): Promise<Kept> } {
  const read = createRecent<{ at: number; kept: Kept }>(most);
  let changes = 0;
  const forget = (guildId: string) => {
    // What is being read at this moment may be what was there before.
    changes += 1;
    read.delete(guildId);
  };
  return {
    settings: {
      ...settings,
      update: (guildId, change) => settings.update(guildId, change).finally(() => forget(guildId)),
      erase: (guildId) => settings.erase(guildId).finally(() => forget(guildId)),
    },
    async recent(guildId) {
      const known = read.get(guildId);
      if (known !== undefined && clock() - known.at < freshMs) return known.kept;
      const [at, before] = [clock(), changes];
      const kept = keep(await settings.get(guildId));
      if (changes === before) read.set(guildId, { at, kept });
      return kept;
    },
  };
}
