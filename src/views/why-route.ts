import { shortHash } from '../lib/short-hash.ts';
import type { Route } from './card.ts';

/** What was understood of a question, and the keys of what its answer rests on. */
export interface Understood {
  kind: string;
  works: readonly string[];
  day: string;
  /** Keys of the facts, the main one first. */
  facts: readonly string[];
  /** Keys of the names in the question. */
  names: readonly string[];
}

/** So many bits tell the entries of a record apart; seven of them still fit a custom id of 100 characters. */
const digestLength = 6;
const mostDigests = 7;
const mostFacts = 5;

/** The route of "Why this answer?": the keys are shortened, as a custom id is all that the button keeps. */
export function whyRoute({ kind, works, day, facts, names }: Understood): Route {
  const shown = facts.slice(0, mostFacts);
  const named = names.slice(0, mostDigests - shown.length);
  const digests = (keys: readonly string[]) => keys.map(keyDigest).join('.');
  return { command: 'ask', action: 'why', args: [kind, works.join('.'), day, digests(shown), digests(named)] };
}

/** Reads the arguments of the route back, by the keys that there are; those that are gone are left out. */
export function readWhyRoute(args: readonly string[], keys: Iterable<string>): Understood {
  const [kind = '', works = '', day = '', facts = '', names = ''] = args;
  const known = new Map([...keys].map((key) => [keyDigest(key), key]));
  const keysOf = (digests: string) => digests.split('.').flatMap((digest) => known.get(digest) ?? []);
  return { kind, works: works.split('.').filter((id) => id !== ''), day, facts: keysOf(facts), names: keysOf(names) };
}

function keyDigest(key: string): string {
  return shortHash(key, digestLength);
}
