import type { Claim, Dataset } from '../../dataset/dataset.ts';
import { pastClaims, supersedersOf } from '../../dataset/live-claims.ts';
import { claimOf } from './claim-of.ts';
import { leastScore } from './coefficients.ts';
import type { Fact } from './fact.ts';
import { namesNothing } from './names-nothing.ts';
import type { Question } from './question.ts';
import type { ScoredFact } from './score-facts.ts';

/** Others within this much of the best are said along with it. */
const closeness = 1.2;
/** What names nothing of the record may be about anything: more has to speak for an answer. */
const unnamedCost = 0.5;
const mostFacts = 3;

/** What an answer rests on: the facts that are said, the main one first, and what they replaced. */
export interface Chosen {
  facts: Fact[];
  past: Fact[];
}

/** Chooses what to answer with, or null to decline; `more` has to speak for it than usual. */
export function chooseFacts(
  dataset: Dataset,
  question: Question,
  { scored, more = 0 }: { scored: readonly ScoredFact[]; more?: number },
): Chosen | null {
  const [best] = scored;
  const least = leastScore + more + (namesNothing(question) ? unnamedCost : 0);
  if (best === undefined || best.score < least) return null;
  const claim = claimOf(dataset, best.indexed.fact.key);
  const close = scored
    .filter(({ score, live }) => score >= best.score - closeness && live === best.live)
    .filter(({ indexed }) => indexed.fact.key.startsWith('claim:') || indexed === best.indexed)
    .slice(0, mostFacts)
    .map(({ indexed }) => indexed.fact);
  if (claim === null) return { facts: close, past: [] };
  const factOf = (other: Claim) =>
    scored.find(({ indexed }) => indexed.fact.key === `claim:${other.id}`)?.indexed.fact ?? toFact(other);
  const beside = claim.beside
    .flatMap((id) => dataset.claims.get(id) ?? [])
    .filter((other) => supersedersOf(dataset, other, question.day).length === 0)
    .filter((other) => other.asOf === undefined || other.asOf <= question.day);
  const replaced = pastClaims(
    dataset,
    claim.supersedes.flatMap((id) => dataset.claims.get(id) ?? []),
    question.day,
  );
  return {
    facts: [...new Map([...close, ...beside.map(factOf)].map((fact) => [fact.key, fact])).values()],
    past: replaced.map(factOf),
  };
}

function toFact(claim: Claim): Fact {
  return {
    key: `claim:${claim.id}`,
    id: claim.id,
    statement: claim.statement,
    subject: claim.subject,
    works: [],
    topic: claim.topic,
    topicWords: [],
    keywords: [],
    entities: [],
    certainty: claim.certainty,
    asOf: claim.asOf,
    spoiler: claim.spoiler,
    sources: claim.sources,
  };
}
