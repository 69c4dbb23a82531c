import type { AtOnce, AtOnceParts } from './at-once.ts';
import { leftoverUnits } from './leftover-units.ts';

const prefix = '@credit:';

/** "When did X come out", of a title of the filmography that no claim tells it of. */
export function createReleaseAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const releasing = new Set(synonyms.termsOf(['come', 'out', 'came', 'release', 'year', 'film', 'movie', 'series']));

  return (question) => {
    const only = question.units.flatMap(({ terms }) => [...terms.keys()]).find((term) => term.startsWith(prefix));
    if (question.kind !== 'when' || only === undefined) return null;
    if (leftoverUnits(question, releasing).length > 0) return null;
    if (question.units.filter(({ kind }) => kind === 'name').length > 1) return null;
    if (dataset.credits.get(only.slice(prefix.length))?.year === undefined) return null;
    const fact = factOf(only.slice(1));
    return fact === undefined ? null : { facts: [fact], past: [] };
  };
}
