import { describe, expect, it } from 'vitest';
import type { NamesCompared } from '../../../src/answers/ask/contradicts-name.ts';
import { polarity } from '../../../src/answers/ask/polarity.ts';
import type { Told } from '../../../src/answers/ask/sides.ts';
import { wordsOf } from '../../../src/lib/words.ts';

const noNames: NamesCompared = { asked: [], told: [], others: [], titles: ['lamps', 'lamps 2'] };

function verdict(text: string, statement: string, parts: Partial<Told> = {}): string {
  return polarity({ text, words: wordsOf(text) }, { statement, certainty: 'confirmed', ...parts }, noNames);
}

describe('whether a statement says yes', () => {
  it.each([
    ['was it filmed at sea', 'The storm was filmed at sea.', 'Yes'],
    ['was it filmed at sea', 'The storm was not filmed at sea.', 'No'],
    ['could one see it at sea', 'Without a ticket, the film could be seen at sea.', 'Yes'],
    ['did it win a prize', 'The jury passed over the film.', 'No'],
    ['is the script done', 'The script is still being written.', 'No'],
    ['is the script done', 'The script was handed in last March.', 'Yes'],
    ['has filming started', 'Whether filming has begun is not known.', 'Not settled'],
    ['is the keeper said to be back', 'That the keeper is back is a rumour from May.', 'Not settled'],
    ['is there a rumour of his return', 'That the keeper returns is a rumour from May.', 'Yes'],
  ])('to "%s": "%s" %s', (question, statement, expected) => {
    expect(verdict(question, statement)).toBe(expected);
  });

  it.each([
    ['is it true that they never met', 'The two had never met before.', 'Yes'],
    ['did they never meet', 'The two met at sea.', 'No'],
    ["didn't they meet at sea?", 'The two met at sea.', 'Yes'],
    ['they met at sea, didnt they', 'The two met at sea.', 'Yes'],
    ['there is no music in it, right?', 'No music accompanies the storm.', 'Yes'],
    ['is there any music in the storm', 'No music accompanies the storm.', 'No'],
  ])('with a negation in either: "%s" of "%s" %s', (question, statement, expected) => {
    expect(verdict(question, statement)).toBe(expected);
  });

  it('reads the clause that speaks of what was asked', () => {
    const statement =
      'The keepers really did sit together at the lamp; the old tale that they were filmed apart is untrue.';
    expect(verdict('were the keepers filmed apart', statement)).toBe('No');
    expect(verdict('did the keepers sit at the lamp', statement)).toBe('Yes');
  });

  it('leaves out a negation that only tells somebody apart', () => {
    expect(verdict('does it explain the storm', 'For readers who do not know the sea, it explains the storm.')).toBe(
      'Yes',
    );
  });

  it.each([
    ['does the keeper survive', 'The keeper dies in the storm.', 'No'],
    ['does the keeper die', 'Only the keeper escapes.', 'No'],
    ['is the tavern still open', 'The tavern shut in 2014.', 'No'],
    ['is the tavern closed', 'The tavern shut in 2014.', 'Yes'],
  ])('by opposites: "%s" of "%s" %s', (question, statement, expected) => {
    expect(verdict(question, statement)).toBe(expected);
  });

  it.each([
    ['did lamps 2 cost over 100 million', 'Making Lamps 2 cost roughly 60 million dollars.', 'No'],
    ['was it out in 1996', 'Lamps came out on 15 December 1995.', 'No'],
    ['did he write it by himself', 'Ada and Ben wrote it together.', 'No'],
    ['was it the first of his films', 'It was his third film.', 'No'],
  ])('by figures, days and order: "%s" of "%s" %s', (question, statement, expected) => {
    expect(verdict(question, statement)).toBe(expected);
  });

  it.each([
    ['is she in it', { certainty: 'rumoured' as const }, 'She is in it.', 'Not settled'],
    ['was she rumoured for it', { certainty: 'rumoured' as const }, 'She is in it.', 'Yes'],
    ['had she signed', { certainty: 'denied' as const }, 'Reports that she had signed came too early.', 'No'],
    ['is it certain she is in it', { certainty: 'reported' as const }, 'She is in it.', 'Not settled'],
    [
      'is she playing the keeper',
      { certainty: 'reported' as const },
      'She was in talks to play the keeper.',
      'Not settled',
    ],
    ['did she confirm it', {}, 'Asked about it, she would not say.', 'Not settled'],
    ['has a day been announced', {}, 'No day has been announced.', 'No'],
    ['have they started filming', { asOf: '2025-12' }, 'Filming was to begin in August.', 'Not settled'],
    ['will they film in august', { asOf: '2025-12' }, 'Filming is to begin in August.', 'Yes'],
  ])('by how sure it is: "%s" of %j "%s" %s', (question, parts, statement, expected) => {
    expect(verdict(question, statement, parts)).toBe(expected);
  });
});
