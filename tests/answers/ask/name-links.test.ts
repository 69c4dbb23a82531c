import { beforeAll, describe, expect, it } from 'vitest';
import { createNameLinker, type NameLinker } from '../../../src/answers/ask/name-links.ts';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';

describe('names in a list of words', () => {
  let tiny: NameLinker;
  let shipped: NameLinker;
  beforeAll(async () => {
    tiny = createNameLinker(await loadDataset('tests/fixtures/record'));
    shipped = createNameLinker(await loadDataset('data'));
  });
  const keysIn = (linker: NameLinker, text: string) => linker.link(text.split(' ')).map(({ keys }) => keys);

  it('are the longest that fit, with all that they may stand for', () => {
    expect(keysIn(tiny, 'who plays maren holt')).toEqual([['character:maren']]);
    expect(keysIn(tiny, 'who plays holt')).toEqual([['character:maren', 'character:elias']]);
    expect(keysIn(tiny, 'the admirals last film')).toEqual([['person:venn']]);
    expect(keysIn(tiny, 'nobody we know')).toEqual([]);
  });

  it('are told from longer titles that end in them', () => {
    expect(keysIn(shipped, 'who directed body heat')).toEqual([['other:title']]);
    expect(keysIn(shipped, 'who directed heat').flat()).toContain('work:film');
    for (const kind of ['film', 'movie', 'picture'])
      expect(keysIn(shipped, `what happens in the ${kind} heat`).flat()).toContain('work:film');
    expect(keysIn(shipped, 'when did warner release heat').flat()).toContain('work:film');
  });
});
