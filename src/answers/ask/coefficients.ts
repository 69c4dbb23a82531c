import type { Features } from './features.ts';

/**
 * How much each feature speaks for a fact, fitted to questions of our own as docs/answers.md tells. What makes a fact no
 * answer at all (another work, another person, no figure where one is asked for) was then set by hand to weigh more than a
 * fit to answered questions gives it, and the least score with it.
 */
export const coefficients: Readonly<Features> = {
  coverage: 4.54,
  held: 1.36,
  stated: 0.54,
  missingName: -1.94,
  missingLight: -0.59,
  focusApart: -0.57,
  noWork: -0.88,
  lacksStrictSort: -4,
  lacksName: -0.93,
  lacksPlace: -1.34,
  topical: 0.56,
  head: 0.45,
  asked: 0.48,
  counted: 1.29,
  about: 0.45,
  laterOfTopic: 0.02,
  past: -1.88,
  precision: 0.92,
  update: -2.12,
  entry: -0.66,
  missingWord: 0.74,
  missingSoft: 0.86,
  missingTime: -0.84,
  unknown: -2,
  unknownSoft: 0.84,
  lacksSort: 0.15,
  lacksKin: -8,
  lacksPerson: -8,
  lacksWords: -0.34,
  lacksNames: -8,
  lacksOrdinal: -8,
  bare: -1.5,
  otherWork: -8,
  focusSplit: -0.18,
  focusMissing: -0.6,
  missingSomebody: -4,
  uncounted: -4,
  lacksHead: -1.03,
  unnamed: 0.99,
  alike: 3.11,
  behind: -4.12,
  nearly: 2.1,
  crux: -2,
  doubtedUnknown: 1.5,
  doubtedName: 0.37,
  doubtedCrux: 2,
  doubtedCoverage: 0,
};

/** From which score on a fact is taken for an answer. */
export const leastScore = 8.3;
