/** @import { Choice, StateView } from './types.d.ts' */

/**
 * People, roles or channels of the guild around a channel, to pick from.
 * @param {StateView} state
 * @param {string} channelId
 * @param {{ kind: 'user' | 'role' | 'mentionable' | 'channel', channelTypes?: readonly number[] | undefined }} wanted
 * @returns {Choice[]}
 */
export function worldChoices(state, channelId, { kind, channelTypes }) {
  const guild = state.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId));
  const users = state.users.map(({ id, name }) => ({ label: `@${name}`, value: id }));
  const roles = (guild?.roles ?? []).map(({ id, name }) => ({
    label: name.startsWith('@') ? name : `@${name}`,
    value: id,
  }));
  if (kind === 'user') return users;
  if (kind === 'role') return roles;
  if (kind === 'mentionable') return [...users, ...roles];
  return (guild?.channels ?? [])
    .filter(({ type }) => channelTypes === undefined || channelTypes.length === 0 || channelTypes.includes(type))
    .map(({ id, name }) => ({ label: `#${name}`, value: id }));
}
