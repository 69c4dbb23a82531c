import { normalise } from '../../lib/normalise.ts';
import { denies, isAffirmed } from './affirmation.ts';
import { type Assertion, assertionOf } from './assertion.ts';
import { clauseAbout } from './clauses.ts';
import { contradictsExclusive } from './contradicts-exclusive.ts';
import { contradictsFiller } from './contradicts-filler.ts';
import { contradictsName, type NamesCompared, withoutSayer } from './contradicts-name.ts';
import { contradictsOrder } from './contradicts-order.ts';
import { contradictsQuantity } from './contradicts-quantity.ts';
import { contradictsRole } from './contradicts-role.ts';
import { contradictsTime } from './contradicts-time.ts';
import { contradictsVictim } from './contradicts-victim.ts';
import { precedence } from './precedence.ts';
import type { Told, Verdict } from './sides.ts';
import { unsettled } from './unsettled.ts';

const longestText = 1000;

/** A yes-or-no question: as typed, and as folded words with misspellings corrected. */
export interface Asked {
  text: string;
  words: readonly string[];
}

/** What a statement says to a yes-or-no question, by the words of both, then by how sure the statement is. */
export function polarity(asked: Asked, told: Told, names: NamesCompared): Verdict {
  const assertion = assertionOf(asked.words.join(' '), asked.text);
  if (told.certainty === 'rumoured' && !assertion.aboutTalk) return 'Not settled';
  const fact = withoutSayer(told.statement);
  const clause = clauseAbout(
    assertion.text,
    fact,
    [...names.asked, ...names.told].map(({ text }) => text),
  );
  const sides = { assertion, clause, whole: normalise(fact), told };
  const answer = (isSo: boolean): Verdict => (isSo !== assertion.negated ? 'Yes' : 'No');
  if (told.certainty === 'denied') return answer(denies(assertion.text));
  if (contradicts(asked, told, { assertion, names })) return answer(false);
  const order = precedence(assertion.text, sides.whole);
  if (order !== null) return assertion.negated && order === 'yes' ? 'Yes' : answer(order === 'yes');
  return unsettled(sides) ?? answer(isAffirmed(sides));
}

function contradicts(
  asked: Asked,
  { statement }: Told,
  { assertion, names }: { assertion: Assertion; names: NamesCompared },
): boolean {
  const words = assertion.text.split(' ');
  const counting = countingTitles(names.titles);
  const plain = statement.replace(counting, 'it');
  return (
    contradictsQuantity(asked.text.slice(0, longestText).replace(counting, 'it'), plain) ||
    contradictsTime(words, plain) ||
    contradictsOrder(assertion.text, normalise(plain)) ||
    contradictsRole(assertion.text, normalise(plain)) ||
    contradictsFiller(assertion.text, normalise(plain)) ||
    contradictsName(statement, names) ||
    contradictsVictim(assertion.text, normalise(plain), names) ||
    (assertion.exclusive && contradictsExclusive(assertion.text, plain))
  );
}

/** Titles with a number, which counts nothing. */
function countingTitles(titles: readonly string[]): RegExp {
  const pattern = titles
    .filter((title) => /\d| (?:one|two|three|four|five|six|seven|second)\b/.test(title))
    .sort((a, b) => b.length - a.length)
    .map((title) => title.replaceAll(' ', '[^\\p{L}\\p{N}]+'))
    .join('|');
  return new RegExp(pattern === '' ? '(?!)' : `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');
}
