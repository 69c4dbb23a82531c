import type { Certainty } from '../../dataset/record-schema.ts';
import { type Day, firstDay } from '../../lib/partial-date.ts';
import type { Fact } from './fact.ts';
import type { Question, QuestionKind } from './question.ts';

const certainties: Readonly<Record<Certainty, number>> = { confirmed: 1, reported: 0.7, rumoured: 0.3, denied: 0 };
const longestBrief = 6;
const oldest = 5;

/** What a fact and a question are, each by itself: they count together with how the two fit. */
export function signs({ kind, units, day, past }: Question, { key, certainty, asOf }: Fact) {
  const asks = (...kinds: QuestionKind[]) => (kinds.includes(kind) ? 1 : 0);
  const source = key.slice(0, key.indexOf(':'));
  return {
    asksWho: asks('who'),
    asksWhen: asks('when'),
    asksWhere: asks('where'),
    asksWhy: asks('why'),
    asksNumber: asks('how-much', 'how-many', 'how-long'),
    asksStatus: asks('status', 'list'),
    asksWhether: asks('whether'),
    brief: 1 - Math.min(1, units.filter((unit) => unit.kind !== 'light').length / longestBrief),
    ofPast: past ? 1 : 0,
    sure: certainties[certainty],
    recent: asOf === undefined ? 0 : 1 - Math.min(1, Math.max(0, yearsBetween(firstDay(asOf), day)) / oldest),
    dated: asOf === undefined ? 0 : 1,
    update: source === 'update' ? 1 : 0,
    entry: source === 'claim' || source === 'update' ? 0 : 1,
    place: source === 'place' ? 1 : 0,
    beat: source === 'beat' ? 1 : 0,
    person: source === 'person' ? 1 : 0,
    character: source === 'character' || source === 'fate' ? 1 : 0,
    credit: source === 'credit' ? 1 : 0,
  };
}

function yearsBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / (365.25 * 86_400_000);
}
