import { describe, expect, test } from 'vitest';
import { planDeliveries } from '../../src/updates/plan-deliveries.ts';
import { makeSettings, makeUpdate, type SubscriptionInput } from '../fakes/updates-world.ts';

const now = new Date('2026-11-20T12:00:00.000Z');

const updates = [
  makeUpdate('cast-confirmed', { kind: 'casting', certainty: 'confirmed' }),
  makeUpdate('cast-reported', { kind: 'casting', certainty: 'reported' }),
  makeUpdate('date-rumoured', { kind: 'release', certainty: 'rumoured' }),
  makeUpdate('date-denied', { kind: 'release', certainty: 'denied' }),
];

function plan(subscription: object, input: object = {}) {
  const settings = makeSettings([{ channelId: '11', ...subscription }]);
  return planDeliveries({ updates, guildId: '1', settings, now, isPlanned: () => false, ...input });
}

const paused = { since: '2026-11-19T12:00:00.000Z' };

describe('which updates a subscription gets', () => {
  test.each<[string, Omit<SubscriptionInput, 'channelId'>, string[]]>([
    ['by default confirmed and reported ones of all kinds', {}, ['cast-confirmed', 'cast-reported']],
    ['only confirmed ones', { certainty: 'confirmed' }, ['cast-confirmed']],
    ['everything', { certainty: 'all' }, ['cast-confirmed', 'cast-reported', 'date-rumoured', 'date-denied']],
    ['one kind', { certainty: 'all', kinds: ['release'] }, ['date-rumoured', 'date-denied']],
    ['a kind of which nothing is sure enough', { kinds: ['release'] }, []],
    ['nothing new while an admin has paused it', { paused: { ...paused, by: 'admin' } }, []],
    [
      'what is kept while an error pauses it',
      { paused: { ...paused, by: 'error', retryAt: '2026-11-21T12:00:00.000Z' } },
      ['cast-confirmed', 'cast-reported'],
    ],
    ['nothing once it was given up', { paused: { ...paused, by: 'error' } }, []],
    [
      'what is new although the clock was set back since it was made',
      { createdAt: '2026-11-21T12:00:00.000Z' },
      ['cast-confirmed', 'cast-reported'],
    ],
    ['what became new as it was made', { createdAt: '2026-11-20T12:00:00.000Z' }, ['cast-confirmed', 'cast-reported']],
  ])('%s', (_, subscription, ids) => {
    expect(plan(subscription).map(({ updateId }) => updateId)).toEqual(ids);
  });

  test('what is already promised to the channel is left out', () => {
    const rows = plan({}, { isPlanned: (key: string) => key === 'cast-confirmed:11' });
    expect(rows.map(({ updateId }) => updateId)).toEqual(['cast-reported']);
  });

  test('a channel that is subscribed twice gets an update once', () => {
    const settings = makeSettings([{ channelId: '11' }, { channelId: '11', certainty: 'confirmed' }]);
    expect(plan({}, { settings }).map(({ updateId }) => updateId)).toEqual(['cast-confirmed']);
  });
});

describe('how they are sent', () => {
  test('a row says all that delivering it needs', () => {
    expect(plan({ certainty: 'confirmed' })).toEqual([
      {
        version: 1,
        state: 'intent',
        guildId: '1',
        channelId: '11',
        updateId: 'cast-confirmed',
        plannedAt: '2026-11-20T12:00:00.000Z',
        order: 0,
        due: '2026-11-20T12:00:00.000Z',
        batch: 'cast-confirmed',
        members: ['cast-confirmed'],
        unsureSince: '2026-11-20T12:00:00.000Z',
      },
    ]);
  });

  test.each([
    [5, [1, 1, 1, 1, 1]],
    [6, [6]],
    [10, [10]],
    [21, [10, 10, 1]],
  ])('%i new updates at once make messages of %j', (count, sizes) => {
    const many = Array.from({ length: count }, (_, index) => makeUpdate(`u${index}`));
    const rows = plan({}, { updates: many });
    const batches = [...new Set(rows.map(({ batch }) => batch))];
    expect(batches.map((batch) => rows.filter((row) => row.batch === batch).length)).toEqual(sizes);
    expect(rows.map(({ updateId }) => updateId)).toEqual(many.map(({ id }) => id));
    expect(rows.filter(({ members }) => members.length === 0)).toEqual([]);
  });

  test('the digest of a schedule is left open until it is sent', () => {
    const [row] = plan({ schedule: 'weekly' });
    expect(row).toMatchObject({ due: '2026-11-23T09:00:00.000Z', batch: null, members: [], unsureSince: null });
  });
});
