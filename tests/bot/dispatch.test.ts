import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDispatch } from '../../src/bot/dispatch.ts';
import { spoilerChannelFlag } from '../../src/bot/parse-interaction.ts';
import { createHarness, type Harness } from '../fakes/harness.ts';
import { channelId, guildId, rawAutocomplete, rawCommand, rawPress } from '../fakes/interactions.ts';
import { buttonsOf, messageOf, textOf } from '../fakes/message-parts.ts';

const text = (name: string, value: string) => ({ name, type: 3, value });
const sub = (name: string, options: object[] = []) => [{ name, type: 1, options: options as never[] }];
const ephemeral = (flags: number) => (flags & MessageFlags.Ephemeral) !== 0;

describe('dispatch', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await createHarness('tests/fixtures/record');
  });

  it('answers at once and in public, and privately when asked to', async () => {
    const open = await harness.ask(rawCommand('film'));
    expect(open.type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(ephemeral(messageOf(open).flags)).toBe(false);
    const hidden = await harness.ask(rawCommand('film', { options: [{ name: 'private', type: 5, value: true }] }));
    expect(ephemeral(messageOf(hidden).flags)).toBe(true);
  });

  it('turns the page for the person who asked, and gives others a copy of their own', async () => {
    const route = 'v1:sequel:cast::0';
    const own = await harness.ask(rawPress(route));
    expect(own.type).toBe(InteractionResponseType.UpdateMessage);
    const other = await harness.ask(rawPress(route, { askerId: '300000000000000009' }));
    expect(other.type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(ephemeral(messageOf(other).flags)).toBe(true);
  });

  it.each(['v1:gone:show:x', 'v1:who:gone', 'v0:who:show', 'x', 'v1:constructor:toString', 'v1:who:constructor'])(
    'says that the button %j is from another version',
    async (id) => {
      const answer = await harness.ask(rawPress(id));
      expect(textOf(answer)).toContain('from another version');
      expect(ephemeral(messageOf(answer).flags)).toBe(true);
    },
  );

  it('hides spoilers by the guild’s level and shows them in a channel that is for spoilers', async () => {
    const bars = (answer: Awaited<ReturnType<Harness['ask']>>) => textOf(answer).split('||').length - 1;
    const hidden = bars(await harness.ask(rawCommand('chronology')));
    expect(hidden).toBeGreaterThan(0);
    expect(bars(await harness.ask(rawCommand('chronology', { channelFlags: spoilerChannelFlag })))).toBe(0);
    await harness.services.settings.update(guildId, (settings) => ({ ...settings, spoilers: 'film' }));
    const film = bars(await harness.ask(rawCommand('chronology')));
    expect(film).toBeGreaterThan(0);
    expect(film).toBeLessThan(hidden);
    expect(bars(await harness.ask(rawCommand('chronology', { guildId: null })))).toBe(hidden);
  });

  it('answers a fan with everything hidden when the settings cannot be read', async () => {
    const broken = await createHarness('tests/fixtures/record');
    broken.services.settings.get = () => Promise.reject(new Error('disk gone'));
    expect(textOf(await broken.ask(rawCommand('chronology')))).toContain('||');
  });

  it('answers a failure with a sentence and a reference that also stands in what is observed', async () => {
    harness.services.dataset = () => {
      throw new Error('boom');
    };
    const answer = await harness.ask(rawCommand('about'));
    const { outcome, error, reference = '?' } = harness.handled.at(-1) ?? {};
    expect(outcome).toBe('failed');
    expect(String(error)).toContain('boom');
    expect(textOf(answer)).toContain(reference);
    expect(ephemeral(messageOf(answer).flags)).toBe(true);
    const choices = await harness.ask(rawAutocomplete('film', [{ ...text('topic', 'x'), focused: true }]));
    expect(choices).toMatchObject({ data: { choices: [] } });
  });

  it('answers in time though the store hangs: a fan from the record, an admin with what may have become of it', async () => {
    vi.useFakeTimers();
    try {
      harness.services.settings.get = () => new Promise(() => {});
      const asked = Promise.all([
        harness.ask(rawCommand('about')),
        harness.ask(rawCommand('settings', { options: sub('show'), permissions: 1n << 5n })),
      ]);
      await vi.advanceTimersByTimeAsync(2_600);
      const [about, show] = await asked;
      expect(textOf(about)).toContain('record');
      expect(textOf(show)).toContain('It may still be done: look in a minute');
      expect(harness.handled.map(({ command, outcome }) => [command, outcome])).toEqual([
        ['about', 'answered'],
        ['settings', 'failed'],
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('observes an answer that Discord did not take and goes on', async () => {
    const outcomes: string[] = [];
    const dispatch = createDispatch({
      commands: [],
      services: harness.services,
      spoilersOf: async () => 'none',
      respond: () => Promise.reject(new Error('Unknown interaction')),
      observe: ({ outcome }) => outcomes.push(outcome),
      clock: () => 0,
    });
    await dispatch(rawCommand('film'));
    expect(outcomes).toEqual(['undelivered']);
  });
});

describe('options that are no values of the record', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await createHarness('data');
  });

  it.each([
    ['2024-02-30', 'is no date'],
    ['yesterday', 'is no date'],
    ['2090', 'still to come'],
  ])('says what is wrong with as-of %s', async (value, reason) => {
    const answer = await harness.ask(rawCommand('sequel', { options: sub('status', [text('as-of', value)]) }));
    expect(textOf(answer)).toContain(reason);
    expect(ephemeral(messageOf(answer).flags)).toBe(true);
  });

  it('understands a name with a slip in it', async () => {
    const people = harness.services.dataset().people;
    const { name } = people.get(harness.services.dataset().record.filmmaker) ?? { name: '' };
    const slip = name.replace(/(.)(.)$/, '$2$1');
    expect(textOf(await harness.ask(rawCommand('who', { options: [text('name', slip)] })))).toContain(name);
  });

  it('offers the closest names when it does not know one', async () => {
    const answer = await harness.ask(rawCommand('who', { options: [text('name', 'michael jackson')] }));
    expect(textOf(answer)).toContain('Not on record: “michael jackson”');
    expect(buttonsOf(answer).length).toBeGreaterThan(0);
  });

  it('answers as the record stood on a day', async () => {
    const then = await harness.ask(rawCommand('sequel', { options: sub('status', [text('as-of', '2024-07')]) }));
    const today = await harness.ask(rawCommand('sequel', { options: sub('status') }));
    expect(textOf(then)).toContain('as of July 2024');
    expect(textOf(then)).not.toContain('United Artists');
    expect(textOf(today)).toContain('United Artists');
  });
});

describe('/updates and /settings', () => {
  const manageGuild = 1n << 5n;
  let harness: Harness;
  beforeEach(async () => {
    harness = await createHarness('tests/fixtures/record');
  });
  const subscribe = (options: object[] = [], place: Parameters<typeof rawCommand>[1] = {}) =>
    harness.ask(rawCommand('updates', { permissions: manageGuild, options: sub('subscribe', options), ...place }));
  const subscriptions = async () => (await harness.services.settings.get(guildId)).subscriptions;

  it.each(['updates', 'settings'])('/%s is refused to people who may not manage the server', async (name) => {
    const answer = await harness.ask(rawCommand(name, { options: sub(name === 'updates' ? 'subscribe' : 'show') }));
    expect(textOf(answer)).toContain('Manage Server');
    expect(await subscriptions()).toEqual([]);
    expect(harness.posts).toEqual([]);
  });

  it('posts the first message, then saves what was chosen', async () => {
    const answer = await subscribe([
      text('kinds', 'casting, budget'),
      text('certainty', 'confirmed'),
      text('schedule', 'daily'),
    ]);
    expect(textOf(answer)).toContain('now gets updates');
    expect(harness.posts.map((post) => post.channelId)).toEqual([channelId]);
    expect(await subscriptions()).toMatchObject([
      { channelId, kinds: ['casting', 'budget'], certainty: 'confirmed', schedule: 'daily', paused: null },
    ]);
    const list = await harness.ask(rawCommand('updates', { permissions: manageGuild, options: sub('list') }));
    expect(textOf(list)).toContain('casting, budget · confirmed only');
  });

  it('names the permission that is missing and posts nothing', async () => {
    const answer = await subscribe([], { appPermissions: 1n << 10n });
    expect(textOf(answer)).toContain('Missing: **Send Messages**');
    expect(harness.posts).toEqual([]);
    expect(await subscriptions()).toEqual([]);
  });

  it('saves nothing when Discord refuses the first message', async () => {
    harness = await createHarness('tests/fixtures/record', {
      post: () => ({ kind: 'refused', code: 50013, reason: 'Missing Permissions' }),
    });
    expect(textOf(await subscribe())).toMatch(/50013/);
    expect(await subscriptions()).toEqual([]);
  });

  it('refuses an unknown kind and @everyone, and saves nothing', async () => {
    expect(textOf(await subscribe([text('kinds', 'gossip')]))).toContain('There is no kind “gossip”');
    expect(textOf(await subscribe([{ name: 'role', type: 8, value: guildId }]))).toContain('@everyone is never pinged');
    expect(await subscriptions()).toEqual([]);
  });

  it('keeps one subscription a channel and ends it by command or button', async () => {
    await subscribe();
    await subscribe([text('certainty', 'all')]);
    expect(await subscriptions()).toMatchObject([{ certainty: 'all' }]);
    const list = await harness.ask(rawCommand('updates', { permissions: manageGuild, options: sub('list') }));
    const [, button = ''] = buttonsOf(list);
    expect(textOf(await harness.ask(rawPress(button)))).toContain('Manage Server');
    expect(await subscriptions()).toHaveLength(1);
    await harness.ask(rawPress(button, { permissions: manageGuild }));
    expect(await subscriptions()).toEqual([]);
    const again = await harness.ask(rawCommand('updates', { permissions: manageGuild, options: sub('unsubscribe') }));
    expect(textOf(again)).toContain('had no subscription');
  });

  it('sets the spoiler level and shows it', async () => {
    await harness.ask(
      rawCommand('settings', { permissions: manageGuild, options: sub('spoilers', [text('value', 'novel')]) }),
    );
    const shown = await harness.ask(rawCommand('settings', { permissions: manageGuild, options: sub('show') }));
    expect(textOf(shown)).toContain('novel (all spoilers are shown plainly)');
  });
});
