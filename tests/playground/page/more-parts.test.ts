import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../src/playground/page/client/address.ts';
import { type DraftField, readFields } from '../../../src/playground/page/client/command-draft.ts';
import { filterTraffic } from '../../../src/playground/page/client/filter-traffic.ts';
import { startsGroup } from '../../../src/playground/page/client/starts-group.ts';
import type { Message, Option } from '../../../src/playground/page/client/types.ts';
import { updateDraft } from '../../../src/playground/page/client/update-draft.ts';
import { maskSecrets } from '../../../src/playground/page/mask-secrets.ts';
import type { TrafficEntry } from '../../../src/playground/page/traffic-entry.ts';

describe('readAddress', () => {
  test('reads whom, where, what to try and whether the panel is open', () => {
    const address = readAddress({ search: '?try=sequel-status&as=admin&in=news&panel=open', hash: '#12/34' });
    expect(address).toEqual({
      userId: '12',
      channelId: '34',
      wanted: 'sequel-status',
      as: 'admin',
      channelName: 'news',
      panel: true,
    });
  });

  test('finds nothing in a bare address', () => {
    expect(Object.values(readAddress({ search: '', hash: '' }))).toEqual([null, null, null, null, null, false]);
  });
});

describe('startsGroup', () => {
  const message = (more: object = {}) =>
    ({ author: { id: '1' }, timestamp: '2026-11-20T12:00:00Z', flags: 0, ...more }) as unknown as Message;

  test.each([
    ['the first message', message(), null, true],
    ['the same person right after', message({ timestamp: '2026-11-20T12:06:00Z' }), message(), false],
    ['the same person after a while', message({ timestamp: '2026-11-20T12:08:00Z' }), message(), true],
    ['somebody else', message({ author: { id: '2' } }), message(), true],
    ['an answer to a command', message({ interaction_metadata: {} }), message(), true],
    ['a reply', message({ message_reference: {} }), message(), true],
    ['what only one sees after what all see', message({ flags: 64 }), message(), true],
  ])('knows %s', (_what, one, before, expected) => {
    expect(startsGroup(one, before)).toBe(expected);
  });
});

describe('updateDraft', () => {
  const fields = {
    date: '2026-11-20',
    kind: 'casting',
    certainty: 'confirmed',
    spoiler: 'none',
    headline: ' Élodie joins: «The Crew» ',
    summary: 's',
    source: 'a',
  };

  test('names the file after date and headline', () => {
    expect(updateDraft(fields)).toMatchObject({
      id: '2026-11-20-elodie-joins-the-crew',
      headline: 'Élodie joins: «The Crew»',
      sources: ['a'],
    });
  });

  test('keeps the name short, without a hyphen at its end', () => {
    const { id } = updateDraft({ ...fields, headline: 'abcd '.repeat(40) });
    expect(id.length).toBeLessThanOrEqual(80);
    expect(id).not.toMatch(/-$/);
  });
});

describe('readFields', () => {
  const field = (option: object, text: string): DraftField => ({ option: option as Option, text, picked: null });
  const text = { type: 3, name: 'text', description: 'd' };

  test('leaves out what is empty, and names what is missing first', () => {
    const missing = field({ ...text, name: 'needed', required: true }, ' ');
    const { options, fault } = readFields([field(text, ''), missing, field({ ...text, name: 'b' }, 'x')], () => null);
    expect(options).toEqual([{ name: 'b', type: 3, value: 'x' }]);
    expect(fault).toEqual({ field: missing, text: 'needed is required' });
  });

  test('leaves out the field that is being typed', () => {
    const typed = field(text, 'x');
    expect(readFields([typed], () => null, typed)).toEqual({ options: [], fault: null });
  });
});

describe('filterTraffic', () => {
  const entry = (id: number, more: Partial<TrafficEntry> = {}): TrafficEntry => ({
    id,
    at: '',
    wire: 'rest',
    direction: 'sent',
    label: `GET /${id}`,
    status: 200,
    quiet: false,
    bodies: [],
    ...more,
  });
  const all = { text: '', rest: true, gateway: true, quiet: true };
  const entries = [
    entry(1, { bodies: [{ name: 'request', value: { content: 'Hello' } }] }),
    entry(2, { wire: 'gateway', status: null, label: 'READY' }),
    entry(3, { wire: 'gateway', status: null, label: 'Heartbeat', quiet: true }),
    entry(4, { status: 403 }),
  ];
  const ids = (filter: Partial<typeof all>) => filterTraffic(entries, { ...all, ...filter }).map(({ id }) => id);

  test('shows the newest first, and what is wanted only', () => {
    expect(ids({})).toEqual([4, 3, 2, 1]);
    expect(ids({ quiet: false })).toEqual([4, 2, 1]);
    expect(ids({ rest: false })).toEqual([3, 2]);
    expect(ids({ gateway: false })).toEqual([4, 1]);
    expect(ids({ text: 'hello' })).toEqual([1]);
    expect(ids({ text: '403' })).toEqual([4]);
  });
});

test('maskSecrets leaves no token in any place', () => {
  const masked = maskSecrets(
    {
      op: 2,
      d: { token: 'Bot abc', session_id: 's', properties: { os: 'linux' } },
      path: ['/interactions/12/secret/callback?x=1', '/webhooks/12/secret', '/channels/12/messages'],
      text: 'the token abc.def stands here',
    },
    ['abc.def'],
  );
  expect(masked).toEqual({
    op: 2,
    d: { token: '•••', session_id: '•••', properties: { os: 'linux' } },
    path: ['/interactions/12/•••/callback?x=1', '/webhooks/12/•••', '/channels/12/messages'],
    text: 'the token ••• stands here',
  });
});
