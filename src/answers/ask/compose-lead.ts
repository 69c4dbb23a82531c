import type { Dataset } from '../../dataset/dataset.ts';
import { answerCast } from '../answer-cast.ts';
import type { Fact } from './fact.ts';
import { polarity } from './polarity.ts';
import type { Question } from './question.ts';

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
function isChoice({ units }: Question): boolean {
  return units.some(({ orNext, kind }) => orNext && kind !== 'light');
}

function lengthOf(parts: readonly LeadPart[]): number {
  return parts.reduce((sum, { text, spoiler }) => sum + text.length + (spoiler === 'none' ? 0 : 4), 0);
}

/** Yes, no, or not settled: by the standing of the casting that was asked for, else by what the statement says. */
function verdictOf(dataset: Dataset, question: Question, main: Fact): 'Yes' | 'No' | 'Not settled' {
  const standing = castStanding(dataset, question, main);
  if (standing === 'confirmed') return 'Yes';
  if (standing === 'denied') return 'No';
  if (standing !== null || main.certainty === 'rumoured') return 'Not settled';
  return main.certainty === 'denied' ? 'No' : polarity(question.words.join(' '), main.statement);
}

/** The standing of somebody who was asked about, where the answer is about who is in a work. */
function castStanding(dataset: Dataset, { names, works, day }: Question, main: Fact) {
  const people = names.filter((key) => key.startsWith('person:')).map((key) => key.slice('person:'.length));
  const claim = main.key.startsWith('claim:') ? dataset.claims.get(main.id) : undefined;
  const isCasting = claim === undefined ? main.key.startsWith('person:') : claim.cast.length > 0;
  if (!isCasting || people.length === 0) return null;
  const asked = works.length > 0 ? works : main.works;
  const members = asked.flatMap((work) => answerCast(dataset, work, day).groups).flatMap((group) => group.members);
  return members.find(({ person }) => people.includes(person))?.standing ?? null;
}
