import { describe, expect, it } from 'vitest';
import { contradictsExclusive } from '../../../src/answers/ask/contradicts-exclusive.ts';
import { contradictsFiller } from '../../../src/answers/ask/contradicts-filler.ts';
import { contradictsName } from '../../../src/answers/ask/contradicts-name.ts';
import { contradictsOrder } from '../../../src/answers/ask/contradicts-order.ts';
import { contradictsQuantity } from '../../../src/answers/ask/contradicts-quantity.ts';
import { contradictsRole } from '../../../src/answers/ask/contradicts-role.ts';
import { contradictsTime } from '../../../src/answers/ask/contradicts-time.ts';
import { contradictsVictim } from '../../../src/answers/ask/contradicts-victim.ts';
import type { Named } from '../../../src/answers/ask/named.ts';
import { precedence } from '../../../src/answers/ask/precedence.ts';
import { wordsOf } from '../../../src/lib/words.ts';

describe('a figure', () => {
  it.each([
    ['over 100 million', 'It cost roughly 60 million dollars.', true],
    ['around 60 mil', 'It cost roughly 60 million dollars.', false],
    ['under 20 million dollars', 'It cost roughly 60 million dollars.', true],
    ['is it under two hours', 'It runs for 170 minutes, or two hours and fifty minutes.', true],
    ['almost three hours long', 'It runs for 170 minutes.', false],
    ['half an hour', 'It goes on for nearly ten minutes.', true],
    ['a million copies', '200,000 copies were printed.', true],
    ['over 20 films', 'He has made twelve features for the cinema.', true],
    ['was she 20', 'She was around fourteen years old.', true],
    ['did it cost 150 million', 'Reports name either 150 or 170 million dollars.', false],
    ['over 600 pages', 'It runs for 170 minutes.', false],
    ['on 3 november', 'It has 21 tracks.', false],
    ['a five book deal', 'The deal is for three books.', true],
    ['only one week', 'It runs for at least 45 days.', true],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsQuantity(asked, statement)).toBe(expected);
  });
});

describe('a time', () => {
  it.each([
    ['was it out in 1996', 'It came out on 15 December 1995.', true],
    ['was it out in december 95', 'It came out on 15 December 1995.', false],
    ['was it out before 2000', 'It came out on 15 December 1995.', false],
    ['was it out before 1990', 'It came out on 15 December 1995.', true],
    ['was it out after 1999', 'It came out on 15 December 1995.', true],
    ['did he write it in the 70s', 'The first draft dates from 1979.', false],
    ['did he write it in the 90s', 'The first draft dates from 1979.', true],
    ['did he write it in the seventies', 'The first draft dates from 1979.', false],
    ['did he write it in the nineties', 'The first draft dates from 1979.', true],
    ['did he write it in his thirties', 'The first draft dates from 1979.', false],
    ['was it a summer film', 'It came out on 15 December 1995.', true],
    ['was it out in 1996', 'It came out.', false],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsTime(wordsOf(asked), statement)).toBe(expected);
  });
});

describe('a place in a row', () => {
  it.each([
    ['was it his first film', 'it was their third', true],
    ['was it his third film', 'it was their third', false],
    ['was it number one', 'it came third', true],
    ['was it his film', 'it was their third', false],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsOrder(asked, statement)).toBe(expected);
  });

  it.each([
    ['was it their first scene together', 'they had never met before it', 'yes'],
    ['had they met before', 'they had never met before it', 'no'],
    ['had he worked with her before', 'it was their third', null],
    ['did the flood happen before the storm', 'the storm came first', 'no'],
    ['was the storm before the flood', 'the storm came first', 'yes'],
    ['did the first edition sell', 'the first edition sold', null],
    ['was the storm based on the flood', 'the storm came first', 'no'],
  ])('"%s" of "%s": %s', (asked, told, expected) => {
    expect(precedence(asked, told)).toBe(expected);
  });
});

describe('a name', () => {
  const person = (key: string, text: string, also: string[] = []): Named => ({ key, sort: 'person', text, also });
  const ada = person('person:ada', 'ada lo', ['keeper']);
  const ben = person('person:ben', 'ben li');
  const keeper = person('character:keeper', 'keeper');

  it('contradicts a statement that has another person in the place', () => {
    const names = { asked: [ben, keeper], told: [ada, keeper], others: [], titles: [] };
    expect(contradictsName('The Keeper is played by Ada Lo.', names)).toBe(true);
    expect(contradictsName('The Keeper is played by Ada Lo.', { ...names, asked: [ada, keeper] })).toBe(false);
  });

  it('stands for the part of an actor unless the part is named too', () => {
    expect(contradictsName('Only the Keeper escapes.', { asked: [ada], told: [keeper], others: [], titles: [] })).toBe(
      false,
    );
  });

  it('that the record does not know contradicts a statement with a name', () => {
    const names = { asked: [], told: [], others: ['gotham'], titles: ['lamps'] };
    expect(contradictsName('Lamps was filmed in Bari.', names)).toBe(true);
    expect(contradictsName('Lamps was filmed in Gotham.', names)).toBe(false);
    expect(contradictsName('Lamps was filmed at sea.', names)).toBe(false);
  });

  it('may be shortened to its initials', () => {
    expect(contradictsName('It was filmed in Los Angeles.', { asked: [], told: [], others: ['la'], titles: [] })).toBe(
      false,
    );
  });

  it('is not replaced by who only said so', () => {
    const names = { asked: [ben], told: [ada], others: [], titles: [] };
    expect(contradictsName('He was to be in it for all of its length, Ada Lo said in May.', names)).toBe(false);
  });
});

describe('all there is', () => {
  it.each([
    ['is it only a prequel', 'It is both prequel and sequel.', true],
    ['did he write the whole album', 'He wrote roughly half of it.', true],
    ['do they meet only twice', 'Only twice do they meet.', false],
    ['is it only set in rome', 'It has scenes in Rome, Naples, Bari and the city of Turin.', true],
    ['did they train only with blanks', 'Live rounds were used.', true],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsExclusive(asked, statement)).toBe(expected);
  });
});

describe('a part in the making', () => {
  it.each([
    ['did he direct it', 'he was an executive producer of it', true],
    ['did he produce it', 'he was an executive producer of it', true],
    ['was he an executive producer', 'he was an executive producer of it', false],
    ['did he write and direct it', 'he directed it', false],
    ['did he like it', 'he directed it', false],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsRole(asked, statement)).toBe(expected);
  });
});

describe('what fills the same words', () => {
  it.each([
    ['did he die of thirst', 'he died of old age', true],
    ['did he die of old age', 'he died of old age', false],
    ['is she the keeper of the movie', 'she is the keeper of the film', false],
    ['did he die of thirst', 'he lived at sea', false],
    ['had work begun by sept 2025', 'work had begun by september 2025', false],
    ['was he after actors for ada', 'he thought of actors for the two leads', false],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsFiller(asked, statement)).toBe(expected);
  });
});

describe('who dies', () => {
  const named = (text: string): Named => ({ key: text, sort: 'person', text, also: [] });
  const names = { asked: [named('ada'), named('ben')], told: [named('ada'), named('ben')] };
  it.each([
    ['does ada die', 'it ends with the death of ben whom ada shoots', true],
    ['does ben die', 'it ends with the death of ben whom ada shoots', false],
    ['does ben kill ada', 'ada shoots ben', true],
    ['does ada live', 'ada shoots ben', false],
  ])('"%s" against "%s": %s', (asked, statement, expected) => {
    expect(contradictsVictim(asked, statement, names)).toBe(expected);
  });
});
