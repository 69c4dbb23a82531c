import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { namedFacts } from '../../src/answers/ask/named-facts.ts';
import { loadDataset } from '../../src/dataset/load-dataset.ts';
import { customId, parseCustomId } from '../../src/views/custom-id.ts';
import { readWhyRoute, whyRoute } from '../../src/views/why-route.ts';

describe('the route of "Why this answer?"', () => {
  let keys: string[];
  beforeAll(async () => {
    keys = [...namedFacts(await loadDataset('data')).keys()];
  });

  it('fits a custom id and is read back from it, whatever was understood', () => {
    const kind = fc.constantFrom('who', 'how-much', 'how-many', 'whether');
    const works = fc.subarray(['film', 'novel', 'sequel']);
    const some = fc.array(fc.nat(), { maxLength: 9 });
    fc.assert(
      fc.property(kind, works, some, some, (asked, about, facts, names) => {
        const keyOf = (at: number) => keys[at % keys.length] ?? '';
        const understood = {
          kind: asked,
          works: about,
          day: '2026-11-20',
          facts: facts.map(keyOf),
          names: names.map(keyOf),
        };
        const id = customId(whyRoute(understood));
        const read = readWhyRoute(parseCustomId(id)?.args ?? [], keys);
        expect(read).toMatchObject({ kind: asked, works: about, day: '2026-11-20' });
        expect(read.facts).toEqual(understood.facts.slice(0, 5));
        expect(read.names).toEqual(understood.names.slice(0, 7 - read.facts.length));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out what the record no longer has, and takes nonsense for nothing', () => {
    const { args } = whyRoute({ kind: 'who', works: [], day: '2026-11-20', facts: ['claim:gone'], names: [] });
    expect(readWhyRoute(args, keys).facts).toEqual([]);
    expect(readWhyRoute([], keys)).toEqual({ kind: '', works: [], day: '', facts: [], names: [] });
  });
});
