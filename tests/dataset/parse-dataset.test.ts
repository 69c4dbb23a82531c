import { describe, expect, it, test } from 'vitest';
import { topicKey } from '../../src/dataset/dataset.ts';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';
import { formatFault, RecordError, type RecordFault } from '../../src/dataset/record-fault.ts';
import type { RecordFile } from '../../src/dataset/record-files.ts';
import { type JsonFile, minimalRecord } from './minimal-record.ts';

type Files = Record<string, JsonFile | string | undefined>;

function toFiles(record: Files): RecordFile[] {
  return Object.entries(record).flatMap(([path, file]) =>
    file === undefined ? [] : [{ path, text: typeof file === 'string' ? file : JSON.stringify(file) }],
  );
}

function faultsOf(record: Files): readonly RecordFault[] {
  try {
    parseDataset(toFiles(record));
  } catch (error) {
    if (error instanceof RecordError) return error.faults;
    throw error;
  }
  return [];
}

/** Sets one value, given the way to it; undefined takes it away. */
function change(record: Files, file: string, keys: (string | number)[], value: unknown): Files {
  const copy = structuredClone(record[file]) as JsonFile;
  let at = copy as Record<string | number, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[keys.at(-1) ?? ''] = value;
  return { ...record, [file]: copy };
}

const people = 'people.json';
const characters = 'characters.json';
const cast = 'topics/film/cast.json';
const premise = 'topics/novel/premise.json';
const filming = 'topics/sequel/filming.json';
const film = 'works/film.json';
const first = 'updates/2024-first.json';
const second = 'updates/2025-second.json';

describe('parseDataset', () => {
  it('joins a record without faults', () => {
    const dataset = parseDataset(toFiles(minimalRecord()));
    expect(dataset.works.get('film')?.title).toBe('The film');
    expect(dataset.topics.get(topicKey('sequel', 'filming'))?.claims).toHaveLength(2);
    expect(dataset.claims.get('film-cast')).toMatchObject({ subject: 'film', topic: 'cast', supersedes: [] });
    expect(dataset.supersededBy.get('filming-old')?.map(({ id }) => id)).toEqual(['filming-new']);
    expect([...dataset.updates.keys()]).toEqual(['2024-first', '2025-second']);
    expect([
      dataset.people,
      dataset.characters,
      dataset.places,
      dataset.credits,
      dataset.beats,
      dataset.sources,
    ]).toEqual([1, 2, 1, 1, 1, 1].map((size) => expect.objectContaining({ size })));
  });

  it('orders updates by date and then by id, whatever the order of the files', () => {
    const record = change(minimalRecord(), second, ['date'], '2024');
    expect([...parseDataset(toFiles(record).reverse()).updates.keys()]).toEqual(['2024-first', '2025-second']);
    const later = change(change(minimalRecord(), second, ['supersedes'], []), second, ['date'], '2023-12');
    expect([...parseDataset(toFiles(later)).updates.keys()]).toEqual(['2025-second', '2024-first']);
  });

  it('does not mind a byte order mark', () => {
    const record = { ...minimalRecord(), [people]: `\uFEFF${JSON.stringify(minimalRecord()[people])}` };
    expect(faultsOf(record)).toEqual([]);
  });

  it('names the schema of a file without serving it', () => {
    const record = change(minimalRecord(), cast, ['$schema'], '../../schema/topic.schema.json');
    expect(parseDataset(toFiles(record)).topics.get('film/cast')).not.toHaveProperty('$schema');
  });

  test.each<[string, string, (string | number)[], unknown, string, RegExp]>([
    ['an unknown source', people, ['people', 0, 'sources'], ['no'], '$.people[0].sources[0]', /Unknown source "no"/],
    ['a source of an update', first, ['sources'], ['archive', 'no'], '$.sources[1]', /Unknown source "no"/],
    ['a person of a claim', cast, ['claims', 0, 'people'], ['no'], '$.claims[0].people[0]', /Unknown person "no"/],
    ['a character', cast, ['claims', 0, 'characters', 0], 'no', '$.claims[0].characters[0]', /Unknown character/],
    ['a cast person', cast, ['claims', 0, 'cast', 0, 'person'], 'no', '$.claims[0].cast[0].person', /Unknown person/],
    ['a cast part', cast, ['claims', 0, 'cast', 0, 'character'], 'no', '$.claims[0].cast[0].character', /Unknown char/],
    ['an actor', characters, ['characters', 0, 'actor'], 'no', '$.characters[0].actor', /Unknown person "no"/],
    ['the film-maker', 'record.json', ['filmmaker'], 'no', '$.filmmaker', /Unknown person "no"/],
    ['a topic of the overview', film, ['overview'], ['cast', 'no'], '$.overview[1]', /Unknown topic "no" of this work/],
    ['a topic of another work', film, ['overview'], ['premise'], '$.overview[0]', /Unknown topic "premise"/],
    ['a topic of the glance', film, ['glance', 0, 'topic'], 'no', '$.glance[0].topic', /Unknown topic "no"/],
    ['the topic of the cast', film, ['cast'], 'no', '$.cast', /Unknown topic "no"/],
    ['a superseded claim', filming, ['claims', 1, 'supersedes'], ['no'], '$.claims[1].supersedes[0]', /Unknown claim/],
    ['a conflicting claim', filming, ['claims', 1, 'beside'], ['no'], '$.claims[1].beside[0]', /Unknown claim "no"/],
    ['a superseded update', second, ['supersedes'], ['no'], '$.supersedes[0]', /Unknown update "no"/],
    ['a person of an update', first, ['people'], ['no'], '$.people[0]', /Unknown person "no"/],
    ['a quoted claim', cast, ['claims', 0, 'quotes'], ['no'], '$.claims[0].quotes[0]', /Unknown claim or plot beat/],
    ['what an update quotes', first, ['quotes'], ['no'], '$.quotes[0]', /Unknown claim or plot beat "no"/],
  ])('names a reference that leads nowhere: %s', (_what, file, keys, value, path, reason) => {
    expect(faultsOf(change(minimalRecord(), file, keys, value))).toEqual([
      { file, path, reason: expect.stringMatching(reason) },
    ]);
  });

  test.each<[string, string, (string | number)[], unknown, string, RegExp]>([
    ['a day that is not in the calendar', first, ['date'], '2025-02-30', '$.date', /date of the calendar/],
    ['a date in words', cast, ['claims', 0, 'asOf'], 'May 2024', '$.claims[0].asOf', /date of the calendar/],
    ['an over-long headline', first, ['headline'], 'x'.repeat(121), '$.headline', /120/],
    ['an over-long summary', first, ['summary'], 'x'.repeat(601), '$.summary', /600/],
    ['an unknown kind', first, ['kind'], 'party', '$.kind', /casting/],
    ['an unknown certainty', cast, ['claims', 0, 'certainty'], 'sure', '$.claims[0].certainty', /confirmed/],
    ['an unknown spoiler level', first, ['spoiler'], 'all', '$.spoiler', /novel/],
    ['no sources', first, ['sources'], [], '$.sources', /./],
    ['a key that is missing', first, ['headline'], undefined, '$.headline', /string/],
    ['a key that nobody knows', first, ['headlines'], 'x', '$', /headlines/],
    ['a key that nobody knows, deep', cast, ['claims', 0, 'certain'], 'x', '$.claims[0]', /certain/],
    ['empty text', cast, ['claims', 0, 'statement'], '', '$.claims[0].statement', /./],
    ['text that ends with a space', cast, ['title'], 'Cast ', '$.title', /space/],
    ['a control character', first, ['summary'], 'a\u0007b', '$.summary', /control/],
    ['an id in capitals', people, ['people', 0, 'id'], 'Venn', '$.people[0].id', /lower-case/],
    ['a web address that is none', 'sources.json', ['sources', 0, 'url'], 'x', '$.sources[0].url', /URL/],
    ['a script as web address', 'sources.json', ['sources', 0, 'url'], 'javascript:x', '$.sources[0].url', /URL/],
  ])('names what does not fit: %s', (_what, file, keys, value, path, reason) => {
    expect(faultsOf(change(minimalRecord(), file, keys, value))).toContainEqual({
      file,
      path,
      reason: expect.stringMatching(reason),
    });
  });

  it('takes a headline of exactly 120 characters', () => {
    expect(faultsOf(change(minimalRecord(), first, ['headline'], 'x'.repeat(120)))).toEqual([]);
  });

  test.each(Object.keys(minimalRecord()).filter((path) => !/^(topics|updates)\//.test(path)))('misses %s', (path) => {
    const faults = faultsOf({ ...minimalRecord(), [path]: undefined });
    expect(faults).toContainEqual({ file: path, path: '$', reason: 'The file is missing' });
  });

  it('does not blame every reference into a file that is missing', () => {
    expect(faultsOf({ ...minimalRecord(), 'sources.json': undefined })).toHaveLength(1);
  });

  it('counts a claim that is superseded twice by the same claim once', () => {
    const record = change(minimalRecord(), filming, ['claims', 1, 'supersedes'], ['filming-old', 'filming-old']);
    expect(parseDataset(toFiles(record)).supersededBy.get('filming-old')).toHaveLength(1);
  });

  it('names a file that is not JSON, and does not blame what refers into it', () => {
    const faults = faultsOf({ ...minimalRecord(), [people]: '{"people": [' });
    expect(faults).toEqual([{ file: people, path: '$', reason: expect.stringMatching(/^Not JSON: [^\n]+$/) }]);
  });

  test.each(['[]', 'null', '7', '"x"'])('names a file that holds %s instead of an object', (text) => {
    expect(faultsOf({ ...minimalRecord(), [people]: text })).toEqual([
      { file: people, path: '$', reason: expect.stringMatching(/object/) },
    ]);
  });

  test.each(['notes.json', 'topics/cast.json', 'updates/2026/x.json', 'works/film/x.json', 'people.json.json'])(
    'names a file that stands nowhere in a record: %s',
    (path) => {
      expect(faultsOf({ ...minimalRecord(), [path]: '{}' })).toEqual([
        { file: path, path: '$', reason: 'No file of the record stands at this place' },
      ]);
    },
  );

  test.each([
    ['an update', first, 'updates/other.json', 'updates/2024-first.json'],
    ['a topic', premise, 'topics/novel/other.json', 'topics/novel/premise.json'],
    ['a topic in the folder of another work', premise, 'topics/film/premise.json', 'topics/novel/premise.json'],
  ])('names a file whose name is not that of its contents: %s', (_what, from, to, expected) => {
    const record = minimalRecord();
    expect(faultsOf({ ...record, [from]: undefined, [to]: record[from] })).toEqual([
      { file: to, path: '$.id', reason: expect.stringContaining(`expected ${expected}`) },
    ]);
  });

  it('names a duplicate id and where the first stands', () => {
    const claims = (minimalRecord()[premise] as { claims: unknown[] }).claims;
    const doubled = change(minimalRecord(), premise, ['claims'], [...claims, { ...(claims[0] as object) }]);
    expect(faultsOf(doubled)).toEqual([
      { file: premise, path: '$.claims[1].id', reason: expect.stringContaining(`${premise} $.claims[0]`) },
    ]);
    const elsewhere = change(minimalRecord(), premise, ['claims', 0, 'id'], 'film-cast');
    expect(faultsOf(elsewhere)).toEqual([
      { file: premise, path: '$.claims[0].id', reason: expect.stringContaining(`${cast} $.claims[0]`) },
    ]);
  });

  it('names everyone in a loop of superseding claims', () => {
    const looped = change(minimalRecord(), filming, ['claims', 0, 'supersedes'], ['filming-new']);
    const dated = change(looped, filming, ['claims', 0, 'asOf'], '2025-02');
    expect(faultsOf(dated)).toEqual(
      [0, 1].map((index) => ({
        file: filming,
        path: `$.claims[${index}].supersedes`,
        reason: expect.stringContaining('loop'),
      })),
    );
  });

  it('names a claim and an update that supersede themselves', () => {
    const claim = change(minimalRecord(), filming, ['claims', 0, 'supersedes'], ['filming-old']);
    expect(faultsOf(claim).map(formatFault)).toEqual([expect.stringMatching(/sequel\/filming.json .*\[0\].*loop/)]);
    const update = change(minimalRecord(), first, ['supersedes'], ['2024-first']);
    expect(faultsOf(update).map(formatFault)).toEqual([expect.stringMatching(/2024-first.json .*loop/)]);
  });

  it('names a claim that was said before what it supersedes', () => {
    const record = change(minimalRecord(), filming, ['claims', 1, 'asOf'], '2023-12-31');
    expect(faultsOf(record)).toEqual([
      { file: filming, path: '$.claims[1].supersedes[0]', reason: expect.stringContaining('was said later (2024)') },
    ]);
  });

  it('names a claim that supersedes without saying since when', () => {
    const record = change(minimalRecord(), filming, ['claims', 1, 'asOf'], undefined);
    expect(faultsOf(record)).toEqual([
      { file: filming, path: '$.claims[1].supersedes', reason: expect.stringContaining('asOf') },
    ]);
  });

  it('names a rumour that supersedes a confirmation', () => {
    const rumour = change(minimalRecord(), filming, ['claims', 1, 'certainty'], 'rumoured');
    expect(faultsOf(rumour)).toEqual([]);
    expect(faultsOf(change(rumour, filming, ['claims', 0, 'certainty'], 'confirmed'))).toEqual([
      { file: filming, path: '$.claims[1].supersedes[0]', reason: expect.stringContaining('rumour') },
    ]);
  });

  test.each([
    ['a claim below the plot beat that it quotes', cast, ['claims', 0, 'quotes'], ['beat'], '$.claims[0].spoiler'],
    ['a claim below the claim that it quotes', cast, ['claims', 0, 'quotes'], ['novel-premise'], '$.claims[0].spoiler'],
    ['an update below the claim that it quotes', first, ['quotes'], ['novel-premise'], '$.spoiler'],
    ['a claim below a character of it', cast, ['claims', 0, 'characters'], ['jonah'], '$.claims[0].spoiler'],
  ])('names %s', (_what, file, keys, value, path) => {
    const record = change(minimalRecord(), file, keys, value);
    expect(faultsOf(record)).toEqual([
      { file, path, reason: expect.stringMatching(/^"none" is below "(film|novel)"/) },
    ]);
    const raised = [...path.slice(2).matchAll(/\w+/g)].map(([key]) => (/^\d+$/.test(key) ? Number(key) : key));
    expect(faultsOf(change(record, file, raised, 'novel'))).toEqual([]);
  });

  it('lists all faults of all files at once', () => {
    const date = change(minimalRecord(), first, ['date'], 'soon');
    const source = change(date, people, ['people', 0, 'sources'], ['no']);
    const place = change(source, 'places.json', ['places', 0, 'kind'], 'moon');
    const faults = faultsOf({ ...place, 'plot.json': undefined, 'sources.json': 'x', 'stray.json': '{}' });
    expect(faults.map(({ file, path }) => `${file} ${path}`).sort()).toEqual([
      'places.json $.places[0].kind',
      'plot.json $',
      'sources.json $',
      'stray.json $',
      'updates/2024-first.json $.date',
    ]);
    expect(faultsOf({ ...source, 'stray.json': '{}' }).map(({ file }) => file)).toContain(people);
  });

  it('refuses with an error that counts its faults', () => {
    expect(() => parseDataset([])).toThrow(/The record has \d+ faults/);
    expect(() => parseDataset(toFiles({ ...minimalRecord(), 'x.json': '{}' }))).toThrow('The record has 1 fault');
  });
});
