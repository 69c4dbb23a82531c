import type { Named } from './named.ts';

/** Whether folded text lets somebody die, or kill somebody, where a statement has it happen to somebody else. */
export function contradictsVictim(
  asked: string,
  statement: string,
  names: { asked: readonly Named[]; told: readonly Named[] },
): boolean {
  const wanted = victimsIn(asked, names.asked);
  const told = victimsIn(statement, names.told);
  return wanted.length > 0 && told.length > 0 && !wanted.some((key) => told.includes(key));
}

function victimsIn(folded: string, names: readonly Named[]): string[] {
  return names.filter(({ sort, text }) => sort === 'person' && isVictim(folded, text)).map(({ key }) => key);
}

function isVictim(folded: string, name: string): boolean {
  const suffered = new RegExp(
    `\\b${name} (?:\\w+ )?(?:die[sd]?|dead|(?:is |was |gets? |got |being )?(?:killed|shot|murdered))\\b`,
  );
  const done = new RegExp(`\\b(?:death of|kill(?:s|ed|ing)?|shoots?|murder(?:s|ed)?) (?:the )?${name}\\b`);
  return suffered.test(folded) || done.test(folded);
}
