import type { Claim, Dataset } from '../../dataset/dataset.ts';
import type { WorkId } from '../../dataset/record-schema.ts';
import { workInTheMaking } from '../../dataset/work-in-the-making.ts';
import { type Day, firstDay } from '../../lib/partial-date.ts';
import { wordsOf } from '../../lib/words.ts';
import type { FindClaims } from './check-text.ts';
import { claimOf } from './claim-of.ts';
import type { FactIndex } from './fact-index.ts';
import { fitUnits } from './fit-units.ts';
import type { IndexedFact } from './index-fact.ts';
import { namesAny } from './names-any.ts';
import type { Question, Unit } from './question.ts';
import type { Ranker } from './rank-in-topic.ts';
import { splitClauses } from './split-clauses.ts';
import { type Language, understand } from './understand.ts';
import { weighUnits } from './weigh-units.ts';

/** What a part of a text speaks of, and how much speaks for it. */
interface Found {
  claim: Claim;
  value: number;
}

/** What was spoken of before, which "it" and "he" stand for. */
interface Context {
  works: readonly WorkId[];
  person: Unit | null;
  /** What was claimed last. */
  claim: Claim | null;
}

const longestText = 6000;
const mostSentences = 40;
/** So many parts of a text are compared with the record at the most. */
const mostParts = 120;
const shortestPart = 6;

/** What is said and not held by the claim counts this much against it; noise that no fact knows less. */
const missingCost = 0.55;
const unknownCost = 0.15;
const precisionWorth = 4;
const liveWorth = 0.1;
const firstWorth = 0.6;
/** What speaks of a work that is named, or was before. */
const workWorth = 1.5;
const otherWorkCost = 4;
const otherTimeCost = 1.5;
const saidThen = 0.3;
const valueWorth = 2;
/** A part is a claim of its own from this value on; two claims have to be worth more than one. */
const leastValue = 4;
/** What is parted has to be worth this much more than the whole. */
const partCost = 4;
/** What goes on in the topic of the claim before it. */
const goesOnWorth = 0.8;
const leastShare = 0.35;

/** Makes the finder of what a text claims: each sentence is parted so that its parts speak best for single claims. */
export function createClaimFinder(
  dataset: Dataset,
  { index, language, rankOf }: { index: FactIndex; language: Language; rankOf: Ranker },
): FindClaims {
  const making = workInTheMaking(dataset)?.id;

  const valuesOf = remember((id: string) =>
    Object.values(dataset.claims.get(id)?.values ?? {})
      .flat()
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map((value) => {
        const text = String(value);
        const words = wordsOf(text);
        const whole = language.synonyms.phrasesIn(words).find(({ start, end }) => start === 0 && end === words.length);
        return { text, words, terms: whole?.terms ?? [] };
      }),
  );

  return (text, day) => {
    let context: Context = { works: [], person: null, claim: null };
    const found: { said: string; claim: Claim }[] = [];
    for (const pieces of splitClauses(text.slice(0, longestText), { mostSentences, mostParts })) {
      const read = (said: string) => understand(said, language, { today: day, asOf: null });
      const whole = follow(context, read(pieces.join(' ')));
      const contexts = pieces.map((piece) => {
        const { person } = context;
        context = follow(context, read(piece));
        return { works: whole.works, person, claim: null };
      });
      const last = found.at(-1)?.claim ?? null;
      const speaksOf = (said: string, start: number, before: Claim | null): Found | null => {
        if (said.length < shortestPart) return null;
        return findIn(read(said), { ...(contexts[start] ?? whole), claim: before ?? last }, day);
      };
      found.push(...partBest(pieces, speaksOf));
      context = whole;
    }
    return found;
  };

  function findIn(understood: Question, context: Context, day: Day): Found | null {
    if (understood.kind !== 'what' && understood.kind !== 'whether' && /\?\s*$/.test(understood.text)) return null;
    const question = withContext(understood, context);
    const weights = weighUnits(question, index);
    const asked = new Set(question.units.flatMap(({ terms }) => [...terms.keys()]));
    let best: Found | null = null;
    for (const indexed of index.candidates(question)) {
      const claim = claimOf(dataset, indexed.fact.key);
      if (claim === null || (claim.asOf !== undefined && firstDay(claim.asOf) > day)) continue;
      const value = valueOfClaim({ indexed, question, weights, asked, context, day });
      if (value >= leastValue && (best === null || value > best.value)) best = { claim, value };
    }
    return best;
  }

  function valueOfClaim({
    indexed,
    question,
    weights,
    asked,
    context,
    day,
  }: {
    indexed: IndexedFact;
    question: Question;
    weights: readonly number[];
    asked: ReadonlySet<string>;
    context: Context;
    day: Day;
  }): number {
    const { units, works, times } = question;
    const rank = rankOf(indexed.fact, day);
    const fits = fitUnits(units, indexed, rank);
    let held = 0;
    let missing = 0;
    let unknown = 0;
    const valued = shareOfValues(indexed, question, asked);
    let things = valued > 0 ? 1 : 0;
    let names = 0;
    units.forEach((unit, at) => {
      const weight = weights[at] ?? 0;
      // That it was said then is little: what is claimed for a time has to be stated of it.
      const fit = (fits[at] ?? 0) * (unit.kind === 'time' && !states(indexed, unit) ? saidThen : 1);
      if (namesAny(unit, 'work')) return;
      held += weight * fit;
      if (unit.kind === 'unknown') unknown += weight;
      else if (unit.kind !== 'light') missing += weight * (1 - fit);
      if (fit < 0.5) return;
      if (isSomebody(unit)) names += 1;
      else if (unit.kind !== 'light') things += unit.text.includes(' ') ? 2 : 1;
      else things += 0.5;
    });
    // One thing in common is chance, unless it is said of somebody or of the work by name.
    const goesOn = context.claim?.topic === indexed.fact.topic && context.claim.subject === indexed.fact.subject;
    const isTold =
      names >= 2 ||
      (goesOn && things >= 1) ||
      (things >= 2.5 && unknown === 0) ||
      (things >= 0.5 && names + Number(works.length > 0) >= 1);
    if (!isTold || held / (held + missing || 1) < leastShare) return 0;
    const about = works.length > 0 ? works : context.works;
    const ofWork =
      about.length === 0 ? (making !== undefined && indexed.works.includes(making) ? 0.5 : 0) : workFit(indexed, about);
    return (
      held -
      missingCost * missing -
      unknownCost * unknown +
      precisionWorth * precision(asked, indexed) +
      valueWorth * valued +
      (rank < 99 ? liveWorth : 0) +
      (rank === 0 ? firstWorth : 0) +
      (goesOn ? goesOnWorth : 0) +
      ofWork -
      (times.length > 0 && isOfOtherTime(times, indexed) ? otherTimeCost : 0)
    );
  }

  /** How many of the values that the claim gives are said: the same year, number or name, or a synonym of it. */
  function shareOfValues({ fact }: IndexedFact, { words, times }: Question, asked: ReadonlySet<string>): number {
    const said = new Set(words);
    const values = valuesOf(fact.id);
    const held = values.filter(
      (value) =>
        times.some((time) => value.text.startsWith(time)) ||
        value.words.every((word) => said.has(word)) ||
        value.terms.some((term) => asked.has(term)),
    ).length;
    return held === 0 ? 0 : (1 + held / values.length) / 2;
  }

  function workFit({ works }: IndexedFact, about: readonly WorkId[]): number {
    if (works.length === 0) return 0;
    return works.some((work) => about.includes(work)) ? workWorth : -otherWorkCost;
  }

  /** How much of what the claim states is said, by how telling its words are. */
  function precision(asked: ReadonlySet<string>, { own }: IndexedFact): number {
    let total = 0;
    let said = 0;
    for (const term of own) {
      const weight = index.weight(term);
      total += weight;
      if (asked.has(term)) said += weight;
    }
    return total === 0 ? 0 : said / total;
  }
}

/** What is made for a claim is kept; there are no more of them than the record has. */
function remember<Value>(make: (id: string) => Value): (id: string) => Value {
  const made = new Map<string, Value>();
  return (id) => {
    const value = made.get(id) ?? make(id);
    made.set(id, value);
    return value;
  };
}

/** What joined a part to the one before it is no part of what it says. */
const joint = /^(?:and|but|plus|with|so|or)\s+(?=\S)/i;

/** The parting of a sentence at its joints that is worth most, and the claims that its parts speak of. */
function partBest(
  pieces: readonly string[],
  speaksOf: (said: string, start: number, before: Claim | null) => Found | null,
) {
  type Parting = { value: number; found: { said: string; claim: Claim }[] };
  const best: Parting[] = [{ value: 0, found: [] }];
  for (let end = 1; end <= pieces.length; end += 1) {
    let chosen: Parting = best[end - 1] ?? { value: 0, found: [] };
    for (let start = end - 1; start >= 0; start -= 1) {
      const said = pieces.slice(start, end).join(' ');
      const before = best[start];
      const here = speaksOf(said, start, before?.found.at(-1)?.claim ?? null);
      if (here === null || before === undefined) continue;
      const value = before.value + here.value - partCost;
      if (value > chosen.value)
        chosen = { value, found: [...before.found, { said: said.replace(joint, ''), claim: here.claim }] };
    }
    best.push(chosen);
  }
  return best.at(-1)?.found ?? [];
}

const pronoun = /\b(?:he|hes|him|his|she|shes|her|they|theyre|them)\b/;

/** A part that names no work is about the one that was named last, one that says "he" about the person. */
function withContext(question: Question, { works, person }: Context): Question {
  const words = question.words.join(' ');
  const named = question.names.some((name) => name.startsWith('person:'));
  const units = person !== null && !named && pronoun.test(words) ? [...question.units, person] : question.units;
  return { ...question, units, works: question.works.length > 0 ? question.works : works };
}

function follow(context: Context, { works, units }: Question): Context {
  const person = units.findLast((unit) => namesAny(unit, 'person'));
  return { ...context, works: works.length > 0 ? works : context.works, person: person ?? context.person };
}

function states({ terms }: IndexedFact, unit: Unit): boolean {
  return [...unit.terms.keys()].some((term) => terms.get(term) === 1);
}

/** A person, a part or a title: what is said of it is hardly said by chance, as it may be of a place. */
function isSomebody(unit: Unit): boolean {
  return namesAny(unit, 'person', 'character', 'credit');
}

/** Whether the claim states times, and none of those that are said. */
function isOfOtherTime(times: readonly string[], { terms }: IndexedFact): boolean {
  const stated = [...terms.keys()].filter((term) => term.startsWith('#') && terms.get(term) === 1);
  return stated.length > 0 && !times.some((time) => stated.includes(`#${time.slice(0, 4)}`));
}
