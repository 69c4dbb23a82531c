import { commandEntries } from './command-entries.ts';
import { isOffered, type MenuPlaceRights } from './is-offered.ts';
import type { CommandEntry, StateView } from './types.ts';

/** A channel as far as anybody needs to know it. */
export interface Place {
  id: string;
  name: string;
  type: number;
  permissions: string;
  flags: number;
}

/** What can be found in the world by id, as its viewer knows it; null for what they do not. */
export interface WorldLookup {
  bot: { id: string; name: string };
  userName(id: string): string | null;
  roleName(id: string): string | null;
  channel(id: string): Place | null;
  /** The guild around a channel. */
  guildOf(channelId: string): StateView['guilds'][number] | null;
  /** What may be used in a channel from the slash menu. */
  entries(channelId: string): CommandEntry[];
  /** Names of the commands for messages (3) or people (2) that may be used in a channel. */
  menuCommands(channelId: string, type: 2 | 3): string[];
}

/** Finds things of the world by id, as its viewer knows them. */
export function worldLookup(state: StateView): WorldLookup {
  const userName = (id: string) => state.users.find((user) => user.id === id)?.name ?? null;
  const bot = { id: state.botId, name: userName(state.botId) ?? 'bot' };
  const guildOf = (channelId: string) =>
    state.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId)) ?? null;
  const channel = (id: string): Place | null =>
    id === state.directChannelId
      ? { id, name: bot.name, type: 1, permissions: '0', flags: 0 }
      : (guildOf(id)?.channels.find((candidate) => candidate.id === id) ?? null);
  const rights = (channelId: string): MenuPlaceRights => ({
    direct: channelId === state.directChannelId,
    permissions: BigInt(channel(channelId)?.permissions ?? '0'),
  });

  return {
    bot,
    userName,
    roleName(id) {
      const role = state.guilds.flatMap(({ roles }) => roles).find((candidate) => candidate.id === id);
      return role?.name.replace(/^@/, '') ?? null;
    },
    channel,
    guildOf,
    entries: (channelId) => commandEntries(state.commands, rights(channelId)),
    menuCommands: (channelId, type) =>
      state.menuCommands
        .filter((command) => command.type === type && isOffered(command, rights(channelId)))
        .map(({ name }) => name),
  };
}
