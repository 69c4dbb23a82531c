import type { Dataset } from '../../dataset/dataset.ts';
import { assertionOf } from './assertion.ts';
import type { Fact } from './fact.ts';
import type { Question } from './question.ts';
import { verdictOf } from './verdict.ts';

export type LeadPart = { text: string; spoiler: Fact['spoiler'] };

/** An answer is readable alone within this many characters (design, section 1.3). */
const longestLead = 600;

/** Puts the answer together: yes or no where that was asked, the statements, and what they replaced. */
export function composeLead(
  dataset: Dataset,
  question: Question,
  { facts, past }: { facts: readonly Fact[]; past: readonly Fact[] },
): LeadPart[] {
  const [main, ...others] = facts;
  if (main === undefined) return [];
  const verdict = question.kind === 'whether' && !isChoice(question) ? verdictOf(dataset, question, main) : null;
  const parts: LeadPart[] = [
    ...(verdict === null ? [] : [{ text: `${verdict}: `, spoiler: 'none' as const }]),
    { text: main.statement, spoiler: main.spoiler },
  ];
  const [replaced] = past;
  const more = [
    ...others.filter(({ key }) => !past.some((each) => each.key === key)),
    ...(replaced === undefined ? [] : [replaced]),
  ];
  for (const fact of more) {
    const text = fact === replaced ? ` Before that: ${fact.statement}` : ` ${fact.statement}`;
    if (lengthOf(parts) + text.length + 8 <= longestLead) parts.push({ text, spoiler: fact.spoiler });
  }
  return parts;
}

/** "A prequel or a sequel?" is answered with neither yes nor no. */
function isChoice({ units, words }: Question): boolean {
  return (
    / or (?!so$|so )/.test(assertionOf(words.join(' ')).text) &&
    units.some(({ orNext, kind }) => orNext && kind !== 'light')
  );
}

function lengthOf(parts: readonly LeadPart[]): number {
  return parts.reduce((sum, { text, spoiler }) => sum + text.length + (spoiler === 'none' ? 0 : 4), 0);
}
