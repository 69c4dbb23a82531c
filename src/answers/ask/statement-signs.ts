import type { QuestionKind } from './question.ts';

const number =
  'no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|once|twice';

/** What a statement has to hold to answer a kind of question. */
const signs: Partial<Record<QuestionKind, RegExp>> = {
  'how-much': /\b(?:dollars?|pounds?|million|billion|per cent)\b|[$£€]/i,
  // Neither the number in a title nor a year counts.
  'how-many': new RegExp(`(?<!\\p{Lu}[\\p{L}.]* )\\b(?:(?!(?:19|20)\\d\\d\\b)\\d[\\d.,]*|${number})\\b`, 'u'),
  'how-long': new RegExp(
    `\\b(?:minutes?|hours?|days?|weeks?|months?|years?|decades?|aged|\\d{4})\\b|\\b(?:was|at|be) (?:\\d+|${number})\\b`,
    'i',
  ),
  when: /\b(?:\d{4}s?|january|february|march|april|may|june|july|august|september|october|november|december|minutes?|days?|summer|spring|autumn|winter)\b/i,
  why: /\b(?:because|since|so that|so as|too \w+|would have|could not|cannot|in order|reasons?|therefore|owing|due to|thanks to|meant|want(?:s|ed)|need(?:s|ed)?|explain\w*|depends|avoid\w*|keeps?|for (?:fear|lack|want|no))\b|, (?:as|for|so) /i,
  where: /\b(?:in|at|on|to|near|from|of|for|through|under) (?:the |his |her |their |a |an )?\p{Lu}/u,
};

/** Kinds of question that a statement without the sort of thing they ask for cannot answer. */
const strict: readonly QuestionKind[] = ['when', 'how-much', 'how-many', 'how-long'];

/** Whether a statement holds the sort of thing that the kind of question asks for; true where nothing can be told. */
export function holdsSort(kind: QuestionKind, statement: string): boolean {
  return signs[kind]?.test(statement) ?? true;
}

/** Whether a question of the kind is only answered by a statement that holds the sort of thing it asks for. */
export function isStrict(kind: QuestionKind): boolean {
  return strict.includes(kind);
}

const wholeNumber = new RegExp(`^(?:\\d+|both|${number})$`);

/** Whether a folded word is a number. */
export function isNumber(word: string): boolean {
  return wholeNumber.test(word);
}
