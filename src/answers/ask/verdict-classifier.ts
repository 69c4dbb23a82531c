import { stem, wordsOf } from '../../lib/words.ts';
import { assertionOf } from './assertion.ts';
import type { Fact } from './fact.ts';
import { openLearnt } from './learnt-file.ts';
import { add, type Matrix, readMatrix, rowOf, times } from './matrix.ts';
import type { Question } from './question.ts';
import type { Verdict } from './sides.ts';
import { readWordPlaces } from './word-places.ts';
import type { WordVectors } from './word-vectors.ts';

/** Says which word a fact answers a yes-or-no question with. */
export interface VerdictClassifier {
  /** The keys of the facts that it was learnt from. */
  keys: readonly string[];
  /** The likeliest word, beside what the rules say; null where neither yes nor no fits, as where a choice is asked for. */
  judge(question: Question, fact: Fact, ruled: Verdict): Verdict | null;
}

/** What is said where nothing was learnt: what the rules say. */
export const noVerdictClassifier: VerdictClassifier = { keys: [], judge: (_, _fact, ruled) => ruled };

const verdicts = ['Yes', 'No', 'Not settled', null] as const;
const certainties = ['confirmed', 'reported', 'rumoured', 'denied'] as const;
const window = 3;
const mostWords = 40;
/** How a word of the question stands to the fact: apart from it, among its keywords, in its statement. */
const stands = { apart: 0, keyword: 1, stated: 2 } as const;

/**
 * Reads the classifier: a convolution over the words of a question, each with how it stands to the fact, bent by the fact; the
 * largest of each of its outputs, the sum of the words that stand apart, some signs and the fact itself go through a hidden layer and
 * past it. The file holds the numbers of terms, facts, dimensions, dimensions of the word vectors, hidden units, dimensions of a fact
 * and signs and the lengths of the two lists; the lists; where words lie; the matrices and what is added after three of them.
 */
export function parseVerdictClassifier(bytes: Uint8Array, vectors: WordVectors): VerdictClassifier {
  const file = openLearnt(bytes, 'a verdict classifier');
  const [terms = 0, facts = 0, width = 0, english = 0, hidden = 0, breadth = 0, signed = 0, listed = 0, keyed = 0] =
    file.wholes(9);
  const list = file.bytes(listed);
  const keys = file.lines(keyed);
  const places = readWordPlaces(file, { list, terms, width, english, vectors });
  const whole = 2 * width + signed + breadth;
  const [standing, convolution, bending, ofFacts, inward, outward, past] = [
    3 * width,
    window * width * width,
    width * breadth,
    facts * breadth,
    hidden * whole,
    verdicts.length * hidden,
    verdicts.length * whole,
  ].map((length) => readMatrix(file, length)) as [Matrix, Matrix, Matrix, Matrix, Matrix, Matrix, Matrix];
  const [afterConvolution, afterInward, afterOutward] = [width, hidden, verdicts.length].map(file.floats) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  file.end();
  const standings = Object.values(stands).map((stand) => rowOf(standing, stand, width));
  const factAt = new Map(keys.map((key, at) => [key, at]));

  return {
    keys,
    judge(question, fact, ruled) {
      const place = factAt.get(fact.key);
      if (place === undefined) return ruled;
      const known = rowOf(ofFacts, place, breadth);
      const standOf = standsIn(fact);
      const words = question.words.slice(0, mostWords);
      const rows = new Float32Array((words.length + 2) * width);
      const input = new Float32Array(whole);
      const largest = input.subarray(0, width);
      const apart = input.subarray(width, 2 * width);
      let count = 0;
      for (const word of words) {
        const row = rows.subarray((count + 1) * width, (count + 2) * width);
        if (!places.lay(word, row)) continue;
        const stand = standOf(word);
        add(row, standings[stand] as Float32Array);
        if (stand === stands.apart) add(apart, row);
        count += 1;
      }
      const bent = times(bending, known);
      for (let word = 0; word < count; word += 1) {
        const seen = add(times(convolution, rows.subarray(word * width, (word + window) * width)), afterConvolution);
        for (let at = 0; at < width; at += 1)
          largest[at] = Math.max(largest[at] as number, (seen[at] as number) * (1 + (bent[at] as number)));
      }
      const root = Math.sqrt(count) || 1;
      for (let at = 0; at < width; at += 1) apart[at] = (apart[at] as number) / root;
      input.set(signsOf(question, fact, ruled), 2 * width);
      input.set(known, 2 * width + signed);
      const units = add(times(inward, input), afterInward).map((value) => Math.max(0, value));
      const scores = add(add(times(outward, units), times(past, input)), afterOutward);
      return verdicts[scores.indexOf(Math.max(...scores))] ?? null;
    },
  };
}

function standsIn({ statement, keywords, topicWords }: Fact): (word: string) => number {
  const stated = wordsOf(statement);
  const said = new Set([...stated, ...stated.map(stem)]);
  const asked = new Set([...keywords, ...topicWords].flatMap(wordsOf).map(stem));
  return (word) => {
    if (said.has(word) || said.has(stem(word))) return stands.stated;
    return asked.has(stem(word)) ? stands.keyword : stands.apart;
  };
}

/** What the rules say, how the question is put, and how sure the fact is. */
function signsOf({ words, text }: Question, { certainty, asOf, key }: Fact, ruled: Verdict): number[] {
  const { negated, exclusive, wantsCertainty, asksWord, aboutTalk } = assertionOf(words.join(' '), text);
  return [
    ...verdicts.slice(0, 3).map((verdict) => verdict === ruled),
    negated,
    exclusive,
    wantsCertainty,
    asksWord,
    aboutTalk,
    ...certainties.map((each) => each === certainty),
    asOf !== undefined,
    key.startsWith('claim:'),
  ].map(Number);
}
