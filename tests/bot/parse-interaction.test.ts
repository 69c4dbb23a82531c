import type { APIInteraction } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { parseInteraction } from '../../src/bot/parse-interaction.ts';
import { createHarness } from '../fakes/harness.ts';
import { channelId, fanId, guildId, rawAutocomplete, rawCommand, rawPress } from '../fakes/interactions.ts';

describe('parseInteraction', () => {
  it('reads a subcommand with its options, channels and roles', () => {
    const raw = rawCommand('updates', {
      permissions: 32n,
      options: [{ name: 'subscribe', type: 1, options: [{ name: 'channel', type: 7, value: '9' }] }],
      resolved: {
        channels: { 9: { id: '9', name: 'news', type: 5, permissions: '8', app_permissions: '3072' } },
        roles: { 4: { id: '4', name: 'Readers' } },
      },
    });
    expect(parseInteraction(raw)).toMatchObject({
      kind: 'command',
      name: 'updates',
      place: { guildId, userId: fanId, memberPermissions: 32n, channel: { id: channelId, type: 0 } },
      input: {
        subcommand: 'subscribe',
        options: new Map([['channel', '9']]),
        channels: new Map([['9', expect.objectContaining({ id: '9', name: 'news', type: 5, appPermissions: 3072n })]]),
      },
    });
  });

  it('reads the option that is being typed and those before it', () => {
    const options = [
      { name: 'kind', type: 3, value: 'casting' },
      { name: 'as-of', type: 3, value: '20', focused: true },
    ];
    expect(parseInteraction(rawAutocomplete('sequel', [{ name: 'timeline', type: 1, options }]))).toMatchObject({
      kind: 'autocomplete',
      focused: { name: 'as-of', text: '20', subcommand: 'timeline', options: new Map([['kind', 'casting']]) },
    });
  });

  it('knows the asker of a message, and that others are not', () => {
    expect(parseInteraction(rawPress('v1:who:show:x'))).toMatchObject({ isAsker: true });
    expect(parseInteraction(rawPress('v1:who:show:x', { askerId: '1' }))).toMatchObject({ isAsker: false });
  });

  it('reads what a message says: content, embeds and components', () => {
    const components = [{ type: 17, components: [{ type: 10, content: 'inside' }] }];
    const message = { id: '6', content: 'said', embeds: [{ title: 'titled' }], components };
    const data = { id: '1', name: 'Check this', type: 3, target_id: '6', resolved: { messages: { 6: message } } };
    const raw = { ...rawCommand('x'), data } as unknown as APIInteraction;
    expect(parseInteraction(raw)).toMatchObject({ kind: 'message-command', text: 'said\ntitled\ninside' });
  });
});

describe('a payload that is not what Discord describes', () => {
  it.each([
    ['no channel and no rights', { channel: undefined, app_permissions: undefined }],
    ['rights that are no number', { app_permissions: 'all', member: { user: { id: '1' }, permissions: {} } }],
    ['no member and no user', { member: undefined, user: undefined }],
  ])('with %s is answered all the same', async (_, change) => {
    const harness = await createHarness('tests/fixtures/record');
    const raw = { ...rawCommand('about'), ...change } as unknown as APIInteraction;
    expect((await harness.ask(raw)).type).toBe(4);
  });

  it.each([{ data: undefined }, { data: { options: 7 } }, { type: 99 }])('%o ends no process', async (change) => {
    const harness = await createHarness('tests/fixtures/record');
    await expect(harness.ask({ ...rawCommand('about'), ...change } as unknown as APIInteraction)).rejects.toThrow();
    expect(harness.handled).toHaveLength(1);
  });
});
