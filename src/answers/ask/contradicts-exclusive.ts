import { normalise } from '../../lib/normalise.ts';
import { stem } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import { isSoft } from './soft-words.ts';

const more =
  /\b(?:both|together|with|co|as well|also|besides|half|part of|another|too|further|as well as|along ?side|and himself|for the most part|greater part|largely|mostly|in part)\b/;
const nothingMore = /\b(?:only|alone|just|wholly|nothing but|one and the same|by himself|throughout|entirely)\b/;
const focus = /\b(?:only|just|solely|exclusively) (?:(?:with|in|at|by|on|for|a|an|the|one|to) )*(\w+)/;

const universal = /\b(?:all|every|everyone|everybody|whole|entire|entirely|completely|wholly|fully)\b/;
const partial = /\b(?:only|half|part of|some of|most|mostly|largely|for the most part|greater part|hardly|in part)\b/;

/** Names in a row: "Rome, Naples and Bari". */
const list = /\p{Lu}[\p{L}. -]*, (?:\p{Lu}[\p{L}. -]*, )*(?:\p{Lu}[\p{L}. -]* )?and (?:[a-z]+ ){0,4}\p{Lu}/u;

/** Whether a statement has more than what folded text puts forward as all there is, or something else. */
export function contradictsExclusive(asked: string, statement: string): boolean {
  const folded = normalise(statement);
  if (/\bmost of\b/.test(asked)) return /\b(?:only|once|twice|never|hardly)\b/.test(folded);
  if (universal.test(asked) && partial.test(folded)) return true;
  if (nothingMore.test(folded)) return false;
  if (more.test(folded)) return true;
  if (list.test(statement) && !/\band\b/.test(asked)) return true;
  const word = focus.exec(asked)?.[1];
  if (word === undefined || commonWords.has(word) || isSoft(word)) return false;
  return !folded.split(' ').map(stem).includes(stem(word));
}
