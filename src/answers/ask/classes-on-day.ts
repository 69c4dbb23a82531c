import type { Claim, Dataset } from '../../dataset/dataset.ts';
import { isSaid, supersedersOf } from '../../dataset/live-claims.ts';
import { claimOf } from './claim-of.ts';
import type { Classes } from './fact-classifier.ts';
import type { Question } from './question.ts';

/**
 * The likelihoods as of a past day. How a question is put tells what it asks for, not when: what a claim is asked for that had not been
 * said by the day, or no longer stood, falls to the claim that it replaced, or that had replaced it, and stood.
 */
export function classesOnDay(dataset: Dataset, classes: Classes, { day, past }: Question): Classes {
  if (!past) return classes;
  const likely = classes.likeliest(mostMoved);
  const gained = new Map<string, number>();
  for (const key of likely) {
    const likelihood = classes.of(key);
    if (likelihood === null) continue;
    for (const to of standingFor(dataset, key, day))
      gained.set(to, logSum(gained.get(to) ?? classes.of(to), likelihood));
  }
  if (gained.size === 0) return classes;
  return {
    ...classes,
    of: (key) => gained.get(key) ?? classes.of(key),
    most: Math.max(classes.most, ...gained.values()),
    likeliest: (count) => [...new Set([...gained.keys(), ...classes.likeliest(count)])].slice(0, count),
  };
}

const mostMoved = 8;

/** Keys of the claims that stood on a day in the place of one that did not; empty where it stood itself. */
function standingFor(dataset: Dataset, key: string, day: Question['day']): string[] {
  const claim = claimOf(dataset, key);
  if (claim === null) return [];
  const next = (each: Claim) => (isSaid(each, day) ? supersedersOf(dataset, each, day) : earlierOf(dataset, each));
  const seen = new Set([claim]);
  const standing: Claim[] = [];
  for (const each of seen) {
    const others = next(each);
    if (others.length === 0 && each !== claim && isSaid(each, day)) standing.push(each);
    for (const other of others) seen.add(other);
  }
  return standing.map(({ id }) => `claim:${id}`);
}

function earlierOf({ claims }: Dataset, { supersedes }: Claim): Claim[] {
  return supersedes.flatMap((id) => claims.get(id) ?? []);
}

/** The logarithm of the sum of two likelihoods. */
function logSum(some: number | null, other: number): number {
  if (some === null) return other;
  const most = Math.max(some, other);
  return most + Math.log1p(Math.exp(Math.min(some, other) - most));
}
