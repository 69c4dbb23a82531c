import { createRecent } from '../../lib/create-recent.ts';
import { openLearnt } from './learnt-file.ts';
import { add, type Matrix, readMatrix, times } from './matrix.ts';
import type { Question } from './question.ts';
import { questionTags } from './question-tags.ts';
import { readWordPlaces } from './word-places.ts';
import type { WordVectors } from './word-vectors.ts';

/** How likely a question is answered by each fact, or by none of them, as logarithms. */
export interface Classes {
  /** Null for a fact that is not known. */
  of(key: string): number | null;
  /** Of the likeliest fact, and of none. */
  most: number;
  none: number;
  /** Keys of the likeliest facts, the likeliest first. */
  likeliest(count: number): string[];
}

/** Tells from how a question is put which fact of the record answers it. */
export interface FactClassifier {
  /** The keys of the facts that it tells apart. */
  keys: readonly string[];
  classify(question: Question): Classes;
}

const unclassified: Classes = { of: () => null, most: 0, none: Number.NEGATIVE_INFINITY, likeliest: () => [] };

/** What is told where nothing was learnt: nothing. */
export const noFactClassifier: FactClassifier = { keys: [], classify: () => unclassified };

/** Each word is looked at together with those beside it. */
const window = 3;
const mostWords = 40;
const mostKnown = 500;

/** Where a word lies, how much it counts, and what the convolution makes of it as the word before, here and after. */
interface Token {
  row: Float32Array;
  share: number;
  seen: Float32Array;
}

/**
 * Reads the classifier: a convolution over the words of a question (Kim, Convolutional neural networks for sentence
 * classification, 2014), the largest of each of its outputs and the weighed mean of the words, mixed to one point; the nearer to it a
 * fact lies, the likelier it answers. The file holds the numbers of terms, facts, dimensions and dimensions of the word vectors and the
 * lengths of the two lists; the lists; how much each term counts; where words lie; the matrices for the convolution, the mixture
 * and the facts, and what is added after each. docs/answers.md says how it was made.
 */
export function parseFactClassifier(bytes: Uint8Array, vectors: WordVectors): FactClassifier {
  const file = openLearnt(bytes, 'a fact classifier');
  const [terms = 0, facts = 0, width = 0, english = 0, listed = 0, keyed = 0] = file.wholes(6);
  const list = file.bytes(listed);
  const keys = file.lines(keyed);
  const [scale = 0] = file.floats(1);
  const counts = file.bytes(terms);
  const places = readWordPlaces(file, { list, terms, width, english, vectors });
  const [convolution, mixture, answering] = [window * width * width, 2 * width * width, (facts + 1) * width].map(
    (length) => readMatrix(file, length),
  ) as [Matrix, Matrix, Matrix];
  const [afterConvolution, afterMixture, afterAnswering] = [width, width, facts + 1].map(file.floats) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  file.end();
  const factAt = new Map(keys.map((key, at) => [key, at]));

  const shareOf = (word: string) => {
    const term = places.termOf(word);
    if (term >= 0) return scale * (counts[term] as number);
    return Math.log1p(Math.exp(vectors.weights[vectors.indexOf(word)] as number));
  };
  const readToken = (token: string): Token | null => {
    const row = new Float32Array(width);
    return places.lay(token, row) ? { row, share: shareOf(token), seen: times(convolution, row) } : null;
  };
  // The same few hundred words stand in most questions.
  const recent = createRecent<Token | null>(mostKnown);
  const tokenOf = (token: string): Token | null => {
    const before = recent.get(token);
    if (before !== undefined) return before;
    const read = readToken(token);
    recent.set(token, read);
    return read;
  };

  return {
    keys,
    classify(question) {
      // A word that nothing is known of leaves no gap; before the first and after the last nothing lies.
      const tokens = tokensOf(question).flatMap((token) => tokenOf(token) ?? []);
      const point = new Float32Array(2 * width);
      const largest = point.subarray(0, width);
      const mean = point.subarray(width);
      tokens.forEach(({ row, share, seen }, place) => {
        const [before, after] = [tokens[place - 1]?.seen, tokens[place + 1]?.seen];
        for (let at = 0; at < width; at += 1) {
          const start = window * at;
          const sum = (before?.[start] ?? 0) + (seen[start + 1] as number) + (after?.[start + 2] ?? 0);
          largest[at] = Math.max(largest[at] as number, sum + (afterConvolution[at] as number));
          mean[at] = (mean[at] as number) + share * (row[at] as number);
        }
      });
      const root = Math.sqrt(tokens.reduce((sum, { share }) => sum + share, 0)) || 1;
      for (let at = 0; at < width; at += 1) mean[at] = (mean[at] as number) / root;
      const mixed = add(add(times(mixture, point), afterMixture), mean);
      return toClasses(add(times(answering, mixed), afterAnswering), keys, factAt);
    },
  };
}

function toClasses(scores: Float32Array, keys: readonly string[], factAt: ReadonlyMap<string, number>): Classes {
  const facts = scores.subarray(0, keys.length);
  const most = facts.reduce((best, each) => Math.max(best, each), Number.NEGATIVE_INFINITY);
  const none = scores[keys.length] as number;
  const top = Math.max(most, none);
  const whole = top + Math.log(scores.reduce((sum, each) => sum + Math.exp(each - top), 0));
  return {
    most: most - whole,
    none: none - whole,
    of(key) {
      const at = factAt.get(key);
      return at === undefined ? null : (scores[at] as number) - whole;
    },
    likeliest(count) {
      const first: number[] = [];
      for (let at = 0; at < facts.length; at += 1) {
        const score = facts[at] as number;
        if (first.length === count && score <= (facts[first[count - 1] as number] as number)) continue;
        const place = first.findIndex((other) => (facts[other] as number) < score);
        first.splice(place < 0 ? first.length : place, 0, at);
        if (first.length > count) first.pop();
      }
      return first.map((at) => keys[at] as string);
    },
  };
}

/** Opens a message or closes it, and says nothing. */
const civility = /^(?:hey|hi|hello|yo|so|um+|uh+|er|erm|hm+|ok|okay|well|please|thanks|thank|you|cheers|lol|btw)$/;

/** What is read of a question, in order: its words, what it names, its works, its kind. */
function tokensOf(question: Question): string[] {
  const { words: all } = question;
  const isTold = (word: string) => !civility.test(word);
  const words = all.slice(Math.max(0, all.findIndex(isTold)), all.findLastIndex(isTold) + 1);
  return [...words.slice(0, mostWords), ...questionTags(question)];
}
