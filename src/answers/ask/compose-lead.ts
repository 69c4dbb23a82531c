import type { Dataset } from '../../dataset/dataset.ts';
import type { Fact } from './fact.ts';
import type { Question } from './question.ts';
import { firstWord } from './verdict.ts';
import type { VerdictClassifier } from './verdict-classifier.ts';

export type LeadPart = { text: string; spoiler: Fact['spoiler'] };

/** An answer is readable alone within this many characters (design, section 1.3). */
const longestLead = 600;

/** Puts the answer together: yes or no where that was asked, the statements, and what they replaced. */
export function composeLead(
  dataset: Dataset,
  question: Question,
  { facts, past }: { facts: readonly Fact[]; past: readonly Fact[] },
  classifier: VerdictClassifier,
): LeadPart[] {
  const [main, ...others] = facts;
  if (main === undefined) return [];
  const verdict = firstWord(dataset, question, { main, classifier });
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

function lengthOf(parts: readonly LeadPart[]): number {
  return parts.reduce((sum, { text, spoiler }) => sum + text.length + (spoiler === 'none' ? 0 : 4), 0);
}
