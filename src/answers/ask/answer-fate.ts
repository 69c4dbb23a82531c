import type { AtOnce, AtOnceParts } from './at-once.ts';
import { holdsAny } from './holds-any.ts';
import { leftoverUnits } from './leftover-units.ts';

/** "How does X die", "does X survive", "what happens to X": the fate of the one character that is named. */
export function createFateAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const fate = new Set(
    synonyms.termsOf([
      'die',
      'survive',
      'kill',
      'murder',
      'fate',
      'arrested',
      'caught',
      'alive',
      'get away',
      'make it out',
      'character',
    ]),
  );
  const place = new Set(synonyms.termsOf(['ending', 'end', 'film', 'story', 'finale']));
  const happens =
    /\b(?:makes? it out|gets? away|alive|happens?|happened|becomes? of|became of|ends? up|end up like|make it|makes it)\b/;

  return (question) => {
    const { names, units, words, kind } = question;
    const named = names.filter((name) => name.startsWith('character:'));
    const [only] = named;
    // An actor who shares the surname is not meant by a question about a story.
    const person = names.some((name) => name.startsWith('person:') && !named.some((each) => sameId(each, name)));
    if (only === undefined || named.length > 1 || person || kind === 'when' || kind === 'where') return null;
    const asks = units.some((unit) => holdsAny(fate, unit)) || happens.test(words.join(' '));
    const allowed = new Set([...fate, ...place]);
    if (!asks || leftoverUnits(question, allowed).length > 0) return null;
    const character = dataset.characters.get(only.slice('character:'.length));
    const fact = character?.fate === undefined ? undefined : factOf(`fate:${character.id}`);
    return fact === undefined ? null : { facts: [fact], past: [] };
  };
}

function sameId(a: string, b: string): boolean {
  return a.slice(a.indexOf(':')) === b.slice(b.indexOf(':'));
}
