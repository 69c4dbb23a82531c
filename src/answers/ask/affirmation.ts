import { stem } from '../../lib/words.ts';
import { commonWords } from './common-words.ts';
import { opposition } from './opposites.ts';
import type { Sides } from './sides.ts';

const denials =
  /\b(?:no|not|never|nobody|none|neither|nothing|without|nor|false|untrue|den(?:y|ied|ies)|declin\w*|refus\w*|instead of|cannot|had meant to|outside the|wrongly|mistaken\w*|too early|premature\w*|passed over|rul(?:ed|ing) (?:\w+ )*out|keeps? [\w ]+ out|came to nothing|reject\w*|rather than|hardly|tries to|tried to|before he can|before she can|turn(?:ed|s) (?:\w+ ){0,2}down|was cut|were cut|yet to)\b/;
/** Says what was meant to be, and so was not. */
const unrealised = /\b(?:was to|were to|had meant to|had wanted to|had planned to|could have|would have)\b/;
/** "Without a licence, X may be seen" denies nothing of X. */
const aside = /^without (?:(?:an?|the|any) )?\w+ /;
/** Verbs that say no. */
const refusals =
  /\b(?:den(?:y|ied|ies)|declin\w*|refus\w*|rul(?:ed|ing) (?:\w+ )*out|reject\w*|turn(?:ed|s)? (?:\w+ ){0,2}down)\b/;
const denialsAsked =
  /\b(?:outside|den(?:y|ied|ies)|declin\w*|refus\w*|instead of|rul(?:ed|ing) (?:\w+ )*out|reject\w*|passed over|turn(?:ed|s)? (?:\w+ ){0,2}down|snubb?ed|came to nothing|fall through|fell through|too (?:old|early|young|expensive))\b/;

/** Whether folded text denies something. */
export function denies(text: string): boolean {
  return denials.test(text);
}

/** Whether a statement bears out what was asked: its clause denies nothing that the question does not deny too. */
export function isAffirmed({ assertion, clause, whole, told }: Sides): boolean {
  const side = opposition(assertion.text, clause, whole);
  if (side !== null) return side === 'same';
  const isDenied =
    denials.test(clause.replace(aside, '')) ||
    deniesAny(assertion.text, whole) ||
    (told.asOf === undefined && unrealised.test(clause) && !assertion.aboutTalk);
  if (refusals.test(assertion.text) && !denials.test(whole)) return false;
  return !isDenied || denialsAsked.test(assertion.text);
}

/** Whether a statement denies a word of what was asked wherever it stands: "nothing to do with the sea". */
function deniesAny(asked: string, whole: string): boolean {
  const words = new Set(
    asked
      .split(' ')
      .filter((word) => !commonWords.has(word))
      .map(stem),
  );
  if (/\b(?:any|anyone|anybody|anything|ever)\b/.test(asked) && /\b(?:nobody|no|none|nothing|never)\b/.test(whole))
    return true;
  return [...whole.matchAll(/\b(?:not|never|no|nothing|nobody|neither|hardly) ((?:\w+ ?){1,4})/g)].some(
    ([, after = '']) => {
      const [next] = after
        .trim()
        .split(' ')
        .filter((word) => !commonWords.has(word));
      return next !== undefined && words.has(stem(next));
    },
  );
}
