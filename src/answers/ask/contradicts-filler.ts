import { stem } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import { isTime } from './find-times.ts';
import { isNumber } from './statement-signs.ts';

const frame = /\b([a-z]{3,}) (of|by|from|for|with) (?:an? |the |his |her |their )?([a-z]{3,})\b/g;

/** Words for any work, which stand for its title. */
const works = /^(?:film|movie|book|novel|sequel|series|show|picture|story)$/;

/** Whether folded text and a statement fill the same words otherwise: "died of a cold" and "died of old age". */
export function contradictsFiller(asked: string, statement: string): boolean {
  const told = [...statement.matchAll(frame)];
  const held = new Set(statement.split(' ').map(stem));
  return [...asked.matchAll(frame)].some(
    ([, word = '', preposition, filler = '']) =>
      !commonWords.has(word) &&
      !commonWords.has(filler) &&
      !works.test(filler) &&
      !isTime([filler]) &&
      !held.has(stem(filler)) &&
      told.some(
        ([, other = '', same, instead = '']) =>
          same === preposition && stem(other) === stem(word) && !isNumber(instead) && !isTime([instead]),
      ),
  );
}
