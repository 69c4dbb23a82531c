import { commandEntries } from './command-entries.js';

/** @import { CommandEntry, StateView } from './types.d.ts' */

/** @typedef {{ id: string, name: string, type: number, permissions: string }} Place */

/**
 * Finds things of the world by id, as its viewer knows them; null for what they do not.
 * @param {StateView} state
 */
export function worldLookup(state) {
  const userName = (/** @type {string} */ id) => state.users.find((user) => user.id === id)?.name ?? null;
  const bot = { id: state.botId, name: userName(state.botId) ?? 'bot' };

  return {
    bot,
    userName,
    roleName(/** @type {string} */ id) {
      const role = state.guilds.flatMap(({ roles }) => roles).find((candidate) => candidate.id === id);
      return role?.name.replace(/^@/, '') ?? null;
    },
    channel,
    /** What may be used in a channel. @param {string} channelId @returns {CommandEntry[]} */
    entries(channelId) {
      const permissions = BigInt(channel(channelId)?.permissions ?? '0');
      return commandEntries(state.commands, { direct: channelId === state.directChannelId, permissions });
    },
  };

  /** @param {string} id @returns {Place | null} */
  function channel(id) {
    if (id === state.directChannelId) return { id, name: bot.name, type: 1, permissions: '0' };
    return state.guilds.flatMap(({ channels }) => channels).find((candidate) => candidate.id === id) ?? null;
  }
}
