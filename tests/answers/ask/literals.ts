import type { Fact } from '../../../src/answers/ask/fact.ts';
import type { Question } from '../../../src/answers/ask/question.ts';

/** A question of which only what a test cares about is given. */
export function questionOf(parts: Partial<Question>): Question {
  return {
    text: '',
    kind: 'what',
    units: [],
    works: [],
    names: [],
    times: [],
    day: '2026-11-20',
    past: false,
    words: [],
    ...parts,
  };
}

/** A fact of which only what a test cares about is given. */
export function factOf(parts: Partial<Fact>): Fact {
  return {
    key: 'beat:x',
    id: 'x',
    statement: 'The lamp burns.',
    subject: 'film',
    works: ['film'],
    topic: null,
    topicWords: [],
    keywords: [],
    entities: [],
    certainty: 'confirmed',
    asOf: undefined,
    spoiler: 'none',
    sources: [],
    ...parts,
  };
}
