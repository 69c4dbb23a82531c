import type { FactIndex } from './fact-index.ts';
import { createLacks } from './lacks.ts';
import type { Meaning } from './meaning.ts';
import type { Question, Unit } from './question.ts';

const past =
  /\b(?:did|didnt|was|were|wasnt|had|used to|at first|originally|orignally|initially|back then|back in|earlier|once)\b/;

/** What all facts are measured by. */
export interface ReadQuestion {
  lacks: ReturnType<typeof createLacks>;
  /** Its words. */
  said: ReadonlySet<string>;
  asksPast: boolean;
  /** Neither that nor a time is named: what stands now is wanted. */
  asksNow: boolean;
  /** The parts that are the thing asked for. */
  focus: readonly Unit[];
  /** How many parts no fact knows, and of those how many say little; 2 at most. */
  unknown: number;
  unknownSoft: number;
  /** For each part what its words tell; null for names and times. */
  told: readonly (ToldWords | null)[];
}

interface ToldWords {
  /** Where its words stand in the word vectors. */
  places: Int32Array;
  weight: number;
}

/** Reads of a question once what all facts are measured by. */
export function readQuestion(
  question: Question,
  { isKnown, meaning }: Pick<FactIndex, 'isKnown' | 'meaning'>,
): ReadQuestion {
  const { words, times, units } = question;
  const asksPast = past.test(words.join(' '));
  const saysLittle = ({ kind }: Unit) => kind === 'light' || kind === 'soft';
  const count = (is: (unit: Unit) => boolean) => Math.min(2, units.filter(is).length);
  return {
    lacks: createLacks(question),
    said: new Set(words),
    asksPast,
    asksNow: !asksPast && times.length === 0,
    focus: units.filter((unit) => unit.focus && (unit.kind === 'word' || saysLittle(unit))),
    unknown: count(({ kind }) => kind === 'unknown'),
    unknownSoft: count((unit) => saysLittle(unit) && ![...unit.terms.keys()].some(isKnown)),
    told: units.map(({ text, kind }) => (kind === 'time' || kind === 'name' ? null : toldWords(text, meaning))),
  };
}

/** A word that no vector is known for tells this much. */
const unknownWeight = 0.3;

function toldWords(text: string, meaning: Meaning): ToldWords {
  const words = text.split(' ');
  const places = meaning.places(words);
  const least = places.length < words.length ? unknownWeight : 0;
  return { places, weight: places.reduce((most, place) => Math.max(most, meaning.weight(place)), least) };
}
