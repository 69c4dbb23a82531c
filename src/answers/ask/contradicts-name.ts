import { normalise } from '../../lib/normalise.ts';
import type { Named } from './named.ts';

/** The names in a question and in a statement. */
export interface NamesCompared {
  /** Entries of the record. */
  asked: readonly Named[];
  told: readonly Named[];
  /** Folded names in the question that are no entries of the record. */
  others: readonly string[];
  /** Folded titles and aliases of the works, which stand in nobody's place. */
  titles: readonly string[];
}

/** Whether a question names somebody or something where a statement has another of the same sort. */
export function contradictsName(statement: string, { asked, told, others, titles }: NamesCompared): boolean {
  const fact = withoutSayer(statement);
  const folded = ` ${normalise(fact)} `;
  const holds = (text: string) => folded.includes(` ${text} `) || folded.includes(` ${text}s `);
  const isNamed = (form: string) =>
    asked.some(({ text }) => ` ${text} `.includes(` ${form} `) || ` ${form} `.includes(` ${text} `));
  const missing = groupsOf(asked).filter(
    (group) =>
      !group.some(
        ({ text, also, key }) =>
          holds(text) ||
          told.some((each) => each.key === key || ` ${text} `.includes(` ${each.text} `)) ||
          also.some((form) => holds(form) && !isNamed(form)),
      ),
  );
  const inPlace = told.filter(
    ({ text, key }) =>
      holds(text) && !titles.includes(text) && !asked.some((each) => each.key === key || each.text === text),
  );
  if (missing.some((group) => group.some(({ sort }) => inPlace.some((each) => each.sort === sort)))) return true;
  const proper = properIn(fact, [...asked.map(({ text }) => text), ...others]).filter((name) => !titles.includes(name));
  const isStranger = (name: string) =>
    name.includes(' ') && !told.some(({ text }) => ` ${name} `.includes(` ${text} `));
  if (missing.some((group) => group.some(({ sort }) => sort === 'person')) && proper.some(isStranger)) return true;
  return others.some((name) => !name.split(' ').some((word) => isHeld(folded, word)) && proper.length > 0);
}

/** Several entries may answer to the same words: one of them is meant. */
function groupsOf(asked: readonly Named[]): Named[][] {
  return [...Map.groupBy(asked, ({ text }) => text).values()];
}

function isHeld(folded: string, word: string): boolean {
  return (
    folded.includes(` ${word} `) ||
    folded.includes(` ${word}s `) ||
    (word.length < 4 && initialsIn(folded).has(word)) ||
    (word.length > 4 && folded.includes(` ${word.slice(0, Math.max(5, word.length - 2))}`))
  );
}

/** "LA" for "Los Angeles". */
function initialsIn(folded: string): Set<string> {
  const words = folded.trim().split(' ');
  return new Set(
    words.flatMap((word, at) =>
      [2, 3].map((length) => [word, ...words.slice(at + 1, at + length)].map((each) => each[0]).join('')),
    ),
  );
}

const sayer =
  /,? (?:(?:as|by what) )?(?:\p{Lu}[\p{L}.]+ ?)+(?:has )?(?:said|told|reported|explained|noted|reasoned|tells it|had it|recalled)\b(?:(?!\b(?:that|how|whether)\b)[^,;:])*(?:\b(?:that|how) )?/gu;

/** A statement without who said it, who stands in nobody's place. */
export function withoutSayer(statement: string): string {
  const rest = statement
    .replace(sayer, ' ')
    .replace(/\b(?:by|according to|says) (?:an?|the|some|reports?|accounts?)\b[^,;:]*/gu, '')
    .trim();
  return rest.length > 20 ? rest : statement;
}

const calendar =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|the|it|in|at|on|for|by|of|as|a|an|no|he|she|they|two|three|before|after|here|only|who|once|this)$/;

/** Names in a statement but for months and the names given, folded. */
function properIn(statement: string, but: readonly string[]): string[] {
  const runs = [...statement.matchAll(/\p{Lu}[\p{L}\p{N}.'’&+-]*(?:\s+\p{Lu}[\p{L}\p{N}.'’&+-]*)*/gu)];
  return runs
    .map(
      ([run], at) =>
        normalise(run)
          .split(' ')
          .filter((word) => !calendar.test(word))
          .join(' ') + (at < 0 ? ' ' : ''),
    )
    .filter((name, at) => name !== '' && (runs[at]?.index !== 0 || name.includes(' ')))
    .filter(
      (name) =>
        !but.some(
          (each) =>
            each === name ||
            ` ${each} `.includes(` ${name} `) ||
            each.split(' ').some((word) => name.split(' ').includes(word)),
        ),
    );
}
