import { describe, expect, it } from 'vitest';
import { polarity } from '../../../src/answers/ask/polarity.ts';

describe('whether a statement says yes', () => {
  it.each([
    ['was it filmed at sea', 'The storm was filmed at sea.', 'Yes'],
    ['was it filmed at sea', 'The storm was not filmed at sea.', 'No'],
    ['did it win a prize', 'The jury passed over the film.', 'No'],
    ['is the script done', 'The script is still being written.', 'No'],
    ['is the script done', 'The script was handed in last March.', 'Yes'],
    ['has filming started', 'Whether filming has begun is not known.', 'Not settled'],
    ['is it true that they never met', 'The two had never met before.', 'Yes'],
    ['did they never meet', 'The two met at sea.', 'No'],
  ])('to "%s": "%s" %s', (question, statement, verdict) => {
    expect(polarity(question, statement)).toBe(verdict);
  });
});
