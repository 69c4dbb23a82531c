import { normalise } from '../../lib/normalise.ts';
import { stem } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';

const seams =
  /(?<=[;:])\s|[.!?]\s+(?=\p{Lu})|,? (?=but |whereas |while |although |though |until |with hardly |without |before (?:he|she|they|it) can )|, (?=adding |telling |saying |and |nobody|so |which |who |whom |as |for |to |with |because |when )|,? and (?=then |he |she |they |it |nothing |nobody|no |not |is |was |will |gave |gives )/u;

/** Negations in what only tells somebody apart: "for readers who do not know it", "a result nobody expects". */
const aside =
  /\b(?:who|whom|which|that) (?:do|does|did|had|has|have|could|will) (?:not|never) [^,;.]*|(?<=[a-z] )(?:nobody|no one) (?:else )?[a-z]+s\b/g;

/**
 * The part of a statement, folded, that speaks of what folded words put forward: its clauses that have most of them.
 * A name, which stands in most clauses, counts less than another word.
 */
export function clauseAbout(asked: string, statement: string, names: readonly string[]): string {
  const named = new Set(names.flatMap((name) => name.split(' ')).map(stem));
  const wanted = new Set(
    asked
      .split(' ')
      .filter((word) => !commonWords.has(word))
      .map(stem),
  );
  const clauses = withoutLabel(statement)
    .replace(aside, '')
    .split(seams)
    .map(normalise)
    .filter((clause) => clause !== '');
  const counted = clauses.map((clause) => {
    const held = [...new Set(clause.split(' ').map(stem))].filter((each) => wanted.has(each));
    return { clause, weight: held.reduce((sum, each) => sum + (named.has(each) ? nameWeight : 1), 0) };
  });
  const most = Math.max(...counted.map(({ weight }) => weight));
  return counted
    .filter(({ weight }) => weight === most)
    .map(({ clause }) => clause)
    .join(' ');
}

const nameWeight = 0.3;

/** A statement without the name that heads it, as in "Somebody: What became of them." */
export function withoutLabel(statement: string): string {
  return statement.replace(/^\p{Lu}[^:.;,]{1,40}: (?=\p{Lu})/u, '');
}
