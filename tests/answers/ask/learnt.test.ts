import { expect, it } from 'vitest';
import { noAskedWords } from '../../../src/answers/ask/asked-words.ts';
import { collectFacts } from '../../../src/answers/ask/collect-facts.ts';
import { noFactClassifier } from '../../../src/answers/ask/fact-classifier.ts';
import { learntOf, parseLearnt } from '../../../src/answers/ask/learnt.ts';
import { noVerdictClassifier } from '../../../src/answers/ask/verdict-classifier.ts';
import { loadDataset } from '../../../src/dataset/load-dataset.ts';
import { loadLearnt } from '../../../src/dataset/load-learnt.ts';

const learnt = parseLearnt(await loadLearnt());
const factsOf = async (directory: string) =>
  new Map(collectFacts(await loadDataset(directory)).map((fact) => [fact.key, fact]));

it('of the shipped record knows nearly all of its facts, and is used with it', async () => {
  const facts = await factsOf('data');
  for (const { keys } of [learnt.askedWords, learnt.facts, learnt.verdicts]) {
    const known = new Set(keys);
    expect([...facts.keys()].filter((key) => known.has(key)).length / facts.size).toBeGreaterThan(0.9);
  }
  expect(learntOf(learnt, (key) => facts.has(key))).toEqual(learnt);
});

it('says nothing of another record, to which most of its facts are unknown', async () => {
  const facts = await factsOf('tests/fixtures/record');
  const { vectors, ...none } = learntOf(learnt, (key) => facts.has(key));
  expect(vectors).toBe(learnt.vectors);
  expect(none).toEqual({ askedWords: noAskedWords, facts: noFactClassifier, verdicts: noVerdictClassifier });
  const ofShare = (share: number) => {
    const keys = new Set(learnt.facts.keys.slice(0, Math.round(learnt.facts.keys.length * share)));
    return learntOf(learnt, (key) => keys.has(key)).facts;
  };
  expect(ofShare(0.4)).toBe(noFactClassifier);
  expect(ofShare(0.6)).toBe(learnt.facts);
});

it('may be missing', () => {
  const nothing = parseLearnt({ wordVectors: null, askedWords: null, facts: null, verdicts: null });
  expect(nothing).toMatchObject({ askedWords: noAskedWords, facts: noFactClassifier, verdicts: noVerdictClassifier });
});
