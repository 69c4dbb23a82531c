import type { Topic } from '../../dataset/dataset.ts';
import { liveClaims } from '../../dataset/live-claims.ts';
import { wordsOf } from '../../lib/words.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';
import { commonWords } from './common-words.ts';
import type { Fact } from './fact.ts';
import { holdsAny } from './holds-any.ts';
import { namesAny } from './names-any.ts';

const mostFacts = 2;

/** "What about the budget", "release date?": a topic by its name, with nothing asked beside it. */
export function createTopicAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const namesOf = ({ title, aliases }: Pick<Topic, 'title' | 'aliases'>) =>
    [title, ...aliases].map((name) => tellingOf(synonyms.termsOf, wordsOf(name))).filter((name) => name.length > 0);
  const topics = [...dataset.topics.values()].map((topic) => ({ topic, names: namesOf(topic) }));

  /** "The film X" names X and asks for nothing more. */
  const kinds = new Set(synonyms.termsOf([...dataset.works.values()].flatMap(({ kind }) => wordsOf(kind).slice(0, 1))));

  return ({ kind, units, works, day }) => {
    if (!['what', 'status', 'list'].includes(kind)) return null;
    const asked = units.filter((unit) => !namesAny(unit, 'work') && !(works.length > 0 && holdsAny(kinds, unit)));
    if (asked.length === 0 || asked.some((unit) => unit.kind === 'time' || unit.kind === 'unknown')) return null;
    const isNamed = (name: readonly (readonly string[])[]) =>
      asked.every(({ terms }) => name.some((word) => word.some((term) => terms.has(term)))) &&
      name.every((word) => asked.some(({ terms }) => word.some((term) => terms.has(term))));
    const found = topics.filter(
      ({ topic, names }) => (works.length === 0 || works.some((work) => work === topic.subject)) && names.some(isNamed),
    );
    const titled = found.filter(({ names: [title] }) => title !== undefined && isNamed(title));
    const [only, other] = titled.length > 0 ? titled : found;
    if (only === undefined || other !== undefined) return null;
    const live = liveClaims(dataset, only.topic.claims, day).flatMap(({ id }) => factOf(`claim:${id}`) ?? []);
    // Another name of a topic may be that of a part of it: "composer" of the crew.
    const holdsAll = (fact: Fact) => {
      const terms = new Set([fact.statement, ...fact.keywords].flatMap((text) => synonyms.termsOf(wordsOf(text))));
      return asked.every((unit) => holdsAny(terms, unit));
    };
    const held = titled.length > 0 ? [] : live.filter(holdsAll);
    const facts = (held.length > 0 ? held : live).slice(0, mostFacts);
    return facts.length === 0 ? null : { facts, past: [] };
  };
}

/** The terms of each word of a name that tells something. */
function tellingOf(termsOf: (words: readonly string[]) => string[], words: readonly string[]): string[][] {
  return words.filter((word) => !commonWords.has(word)).map((word) => termsOf([word]));
}
