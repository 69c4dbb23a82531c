import { beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import type { Claim, Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';

const today = '2026-11-20';
const templates: readonly [string, (statement: string) => string][] = [
  ['a question of doubt', (statement) => `somebody claims this, is it so: ${statement}`],
  [
    'its words without the small ones',
    (statement) => statement.replace(/\b(?:the|a|an|of|in|on|at|is|was|are|were|by|to|that|it|its|his|and)\b/g, ' '),
  ],
  [
    'its words in another case with a slip of punctuation',
    (statement) => `${statement.toLowerCase().replace(/[,:;]/g, '')} right??`,
  ],
];

describe('every claim', () => {
  let dataset: Dataset;
  let answerer: Answerer;
  beforeAll(async () => {
    ({ dataset, answerer } = await answererOf('data'));
  });

  const leadsTo = (claim: Claim, question: string): boolean => {
    const answer = answerer.ask(question, { today });
    if (answer.kind === 'declined') return false;
    const wanted = new Set([claim.id]);
    for (const id of wanted) for (const newer of dataset.supersededBy.get(id) ?? []) wanted.add(newer.id);
    return answer.facts.some(({ id }) => wanted.has(id));
  };

  it.each(templates)('is found by %s', (_, ask) => {
    const claims = [...dataset.claims.values()];
    const lost = claims.filter((claim) => !leadsTo(claim, ask(claim.statement)));
    expect(1 - lost.length / claims.length, lost.map(({ id }) => id).join(', ')).toBeGreaterThanOrEqual(0.95);
  });
});
