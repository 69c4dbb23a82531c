import type { Choice, StateView } from './types.ts';

/** What is wanted of the world; channels of these types only, all without a list. */
export interface WantedChoices {
  kind: 'user' | 'role' | 'mentionable' | 'channel';
  channelTypes?: readonly number[] | undefined;
}

/** People, roles or channels of the guild around a channel, to pick from. */
export function worldChoices(state: StateView, channelId: string, { kind, channelTypes }: WantedChoices): Choice[] {
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
