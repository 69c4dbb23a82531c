import type { Features } from './features.ts';

/**
 * How much each feature speaks for a fact. Fitted offline to the questions of our own (tests/fixtures/questions) and half of
 * the practice set: a softmax over the facts of each question and "decline", its log-likelihood maximised by Adam from
 * coefficients set by hand, with an L2 penalty, every feature held to the sign that it should have.
 */
export const coefficients: Readonly<Features> = {
  coverage: 8.99,
  held: 2.53,
  stated: 1.21,
  missingName: -4.98,
  missingLight: -5.28,
  focusApart: -2.25,
  noWork: -1.2,
  lacksStrictSort: -2.71,
  lacksName: -3.07,
  lacksPlace: -4.4,
  topical: 1.53,
  head: 1.45,
  asked: 2.01,
  counted: 2.3,
  about: 1.4,
  laterOfTopic: -0.52,
  past: -4.66,
  precision: 4.71,
  update: -1.19,
  entry: -2.54,
};

/** From which score on a fact is taken for an answer: one below the fitted one, as most of what is asked has an answer. */
export const leastScore = 9.9;
