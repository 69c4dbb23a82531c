import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../src/dataset/dataset.ts';
import { liveClaims } from '../src/dataset/live-claims.ts';
import { loadDataset } from '../src/dataset/load-dataset.ts';

const tables = 'tests/fixtures/seed-facts';
const research = '../shared/facts/facts.json';

/** Research fact -> the id under which the record holds it; null where it was left out. */
const reachable: ReadonlyMap<string, string | null> = new Map(
  readdirSync(tables).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(`${tables}/${file}`, 'utf8')) as Record<string, string | null>),
  ),
);

const isSeedFact = (id: string) => /^s\d-/.test(id);

describe('the shipped record', () => {
  let dataset: Dataset;
  beforeAll(async () => {
    dataset = await loadDataset('data');
  });

  it('holds as much as it promises', () => {
    expect(dataset.claims.size).toBeGreaterThanOrEqual(350);
    expect(dataset.updates.size).toBeGreaterThanOrEqual(50);
    expect(dataset.people.size).toBeGreaterThanOrEqual(45);
    expect(dataset.characters.size).toBeGreaterThanOrEqual(30);
    expect([...dataset.credits.values()].filter(({ type }) => type !== 'novel').length).toBeGreaterThanOrEqual(25);
    expect(dataset.places.size).toBeGreaterThanOrEqual(25);
    expect(dataset.sources.size).toBeGreaterThanOrEqual(150);
  });

  it('reaches every fact of the documents that the project began from, and all the others it maps', () => {
    const ids = new Set([
      ...dataset.claims.keys(),
      ...dataset.people.keys(),
      ...dataset.characters.keys(),
      ...dataset.credits.keys(),
      ...dataset.beats.keys(),
      ...dataset.places.keys(),
    ]);
    const lost = [...reachable].filter(([fact, id]) => (id === null ? isSeedFact(fact) : !ids.has(id)));
    expect(lost).toEqual([]);
    expect([...reachable.keys()].filter(isSeedFact).length).toBeGreaterThanOrEqual(120);
  });

  it('maps every researched fact', (context) => {
    if (!existsSync(research)) return context.skip(`${research} is not there`);
    const facts = JSON.parse(readFileSync(research, 'utf8')) as { id: string; sources: string[] }[];
    expect(facts.filter(({ id }) => !reachable.has(id)).map(({ id }) => id)).toEqual([]);
    const fromSeeds = facts.filter(({ sources }) => sources.some((source) => source.startsWith('seed-')));
    expect(fromSeeds.filter(({ id }) => reachable.get(id) == null).map(({ id }) => id)).toEqual([]);
  });

  it('says nothing in the words of the research', (context) => {
    if (!existsSync(research)) return context.skip(`${research} is not there`);
    const facts = JSON.parse(readFileSync(research, 'utf8')) as { statement: string }[];
    const statements = new Set(facts.map(({ statement }) => statement.toLowerCase()));
    const copied = [...dataset.claims.values()].filter(({ statement }) => statements.has(statement.toLowerCase()));
    expect(copied.map(({ id }) => id)).toEqual([]);
  });

  it('rests every claim on a source that can be trusted with it: the record vouches only for itself', () => {
    const own = [...dataset.claims.values()].filter(({ sources }) =>
      sources.every((id) => dataset.sources.get(id)?.kind === 'record'),
    );
    for (const { statement } of own) expect(statement).toMatch(/record|report|listing|depends|feature|twelve|eleven/i);
  });

  it('lists two claims that stand beside each other at both of them', () => {
    const oneSided = [...dataset.claims.values()].flatMap(({ id, beside }) =>
      beside.filter((other) => !dataset.claims.get(other)?.beside.includes(id)).map((other) => `${id} -> ${other}`),
    );
    expect(oneSided).toEqual([]);
  });

  it('has something to say on every row of the status card, today and on each past day that it was asked about', () => {
    const work = dataset.works.get('sequel');
    for (const { topic } of work?.glance ?? []) {
      const claims = dataset.topics.get(`sequel/${topic}`)?.claims ?? [];
      expect(liveClaims(dataset, claims, '2026-11-20').length, topic).toBeGreaterThan(0);
    }
  });

  it('settles nothing that its sources leave open', () => {
    const casting = dataset.topics.get('sequel/casting')?.claims ?? [];
    const named = liveClaims(dataset, casting, '2026-11-20').flatMap(({ cast }) => cast);
    const confirmed = named.filter(({ standing, character }) => standing === 'confirmed' && character !== undefined);
    expect(confirmed).toEqual([]);
  });

  it('words a planned day that has passed as a plan', () => {
    const started = [...dataset.claims.values(), ...dataset.updates.values()].filter((entry) =>
      /\b(filming|shooting|shoot) (began|started|has begun|is under way)\b/i.test(
        'statement' in entry ? entry.statement : `${entry.headline} ${entry.summary}`,
      ),
    );
    expect(started.filter(({ id }) => id.startsWith('sequel') || id.startsWith('2026'))).toEqual([]);
  });
});
