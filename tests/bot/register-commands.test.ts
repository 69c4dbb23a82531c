import { REST } from '@discordjs/rest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import { registerCommands } from '../../src/bot/register-commands.ts';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';

const bodies = [...commands, ...messageCommands].map((command) => command.data.toJSON());

describe('registerCommands', () => {
  let standIn: StandIn;
  let rest: REST;
  beforeEach(async () => {
    standIn = await createStandIn();
    rest = new REST({ version: '10', api: standIn.apiUrl }).setToken(standIn.token);
  });
  afterEach(() => standIn.close());

  it('writes all commands at first, and nothing when they are there already', async () => {
    expect(await registerCommands(rest, standIn.applicationId, bodies)).toBe(true);
    expect(standIn.commands().map(({ name }) => name)).toEqual(expect.arrayContaining(bodies.map(({ name }) => name)));
    expect(await registerCommands(rest, standIn.applicationId, bodies)).toBe(false);
  });

  it.each([
    ['a description', { description: 'Another description' }],
    ['an option', { options: [] }],
    ['the permission', { default_member_permissions: '8' }],
    ['the contexts', { contexts: [0] }],
  ])('writes them again when %s differs', async (_, change) => {
    await registerCommands(rest, standIn.applicationId, bodies);
    const changed = bodies.map((body) => (body.name === 'who' ? { ...body, ...change } : body));
    expect(await registerCommands(rest, standIn.applicationId, changed as typeof bodies)).toBe(true);
  });

  it('takes away what is no longer there', async () => {
    await registerCommands(rest, standIn.applicationId, bodies);
    expect(await registerCommands(rest, standIn.applicationId, bodies.slice(1))).toBe(true);
    expect(standIn.commands()).toHaveLength(bodies.length - 1);
  });
});
