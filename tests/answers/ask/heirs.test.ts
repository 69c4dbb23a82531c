import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import { createHeirs } from '../../../src/answers/ask/heirs.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { answererOf } from './answerer-of.ts';

interface Topic {
  claims: Record<string, unknown>[];
}

/** The shipped record with two newer claims on when the sequel is to come out, the second after the first, and a wholly new one. */
describe('a claim that came after the learning', () => {
  let directory: string;
  let dataset: Dataset;
  let answerer: Answerer;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'stakeout-heirs-'));
    await cp('data', directory, { recursive: true });
    const path = join(directory, 'topics/sequel/release-date.json');
    const topic = JSON.parse(await readFile(path, 'utf8')) as Topic;
    const sources = topic.claims[0]?.sources;
    topic.claims.push(
      ...[
        {
          id: 'sequel-release-spring-2028',
          day: 'in the spring of 2028',
          asOf: '2026-11-01',
          old: ['sequel-release-2027', 'sequel-release-no-day-yet'],
        },
        {
          id: 'sequel-release-may-2028',
          day: 'on 12 May 2028',
          asOf: '2026-11-10',
          old: ['sequel-release-spring-2028'],
        },
      ].map(({ id, day, asOf, old }) => ({
        id,
        statement: `The film Heat 2 is to come to cinemas ${day}.`,
        certainty: 'confirmed',
        asOf,
        sources,
        supersedes: old,
      })),
    );
    await writeFile(path, JSON.stringify(topic));
    const crewPath = join(directory, 'topics/sequel/crew.json');
    const crew = JSON.parse(await readFile(crewPath, 'utf8')) as Topic;
    crew.claims.push({
      id: 'sequel-composer',
      statement: 'Elliot Goldenthal is to write the music of the film Heat 2.',
      certainty: 'confirmed',
      asOf: '2026-11-15',
      sources,
      keywords: ['composer', 'score', 'soundtrack'],
    });
    await writeFile(crewPath, JSON.stringify(crew));
    ({ dataset, answerer } = await answererOf(directory));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  const firstOf = (question: string, today: string) => {
    const answer = answerer.ask(question, { today });
    return answer.kind === 'declined' ? null : answer.facts[0]?.id;
  };

  it.each(['when does heat 2 come out', 'whens the new one hitting theatres', 'heat 2 release date?'])(
    'is what is answered with, and before it the one that stood then: %s',
    (question) => {
      expect(firstOf(question, '2026-11-20')).toBe('sequel-release-may-2028');
      expect(firstOf(question, '2026-11-05')).toBe('sequel-release-spring-2028');
    },
  );

  it.each(['who is composing heat 2', 'composer of the sequel?', 'is goldenthal scoring the sequel'])(
    'is found without anything that was learnt where it replaces none: %s',
    (question) => {
      expect(firstOf(question, '2026-11-20')).toBe('sequel-composer');
      expect(firstOf(question, '2026-11-10')).not.toBe('sequel-composer');
    },
  );

  it('is known by the claim whose place it took, by way of others', () => {
    const heirs = createHeirs(dataset, (key) => !key.endsWith('2028'));
    expect(heirs.learntKey('claim:sequel-release-may-2028')).toBe('claim:sequel-release-2027');
    expect(heirs.of('claim:sequel-release-2027')).toEqual([
      'claim:sequel-release-spring-2028',
      'claim:sequel-release-may-2028',
    ]);
    expect(heirs.learntKey('claim:film-budget')).toBe('claim:film-budget');
    expect(heirs.of('claim:film-budget')).toEqual([]);
  });
});
