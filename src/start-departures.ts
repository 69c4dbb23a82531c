import type { Connection } from './bot/connect.ts';
import { listGuilds } from './bot/list-guilds.ts';
import type { Log } from './operations/create-log.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Store } from './settings/store.ts';
import { settleDepartures } from './updates/departures.ts';

const dayMs = 86_400_000;

/** Looks at the start, by what the gateway said, and then daily, by asking, which guilds the bot has left. */
export function createDepartures({
  connection,
  store,
  settings,
  log,
  clock,
  onErased,
}: {
  connection: Pick<Connection, 'rest' | 'readyGuilds'>;
  store: Store;
  settings: SettingsStore;
  log: Log;
  clock: () => number;
  onErased: (guildId: string) => void;
}): { look(): Promise<void> } {
  let lookedAt: number | null = null;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    const present =
      lookedAt === null && connection.readyGuilds !== null ? connection.readyGuilds : await listGuilds(connection.rest);
    await settleDepartures(present, { store, settings, now: new Date(), log, onErased });
  }

  return {
    async look() {
      if (lookedAt !== null && clock() - lookedAt < dayMs) return;
      looking ??= look()
        .catch((error: unknown) =>
          log.warn({ err: error }, 'Which servers have left could not be seen; it is tried again tomorrow'),
        )
        .finally(() => {
          lookedAt = clock();
          looking = null;
        });
      await looking;
    },
  };
}
