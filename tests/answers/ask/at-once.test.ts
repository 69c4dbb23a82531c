import { beforeAll, expect, it } from 'vitest';
import type { Answerer } from '../../../src/answers/ask/create-answerer.ts';
import { answererOf } from './answerer-of.ts';

let answerer: Answerer;
beforeAll(async () => {
  ({ answerer } = await answererOf('data'));
});
const lead = (question: string) => {
  const answer = answerer.ask(question, { today: '2026-11-20' });
  return answer.kind === 'declined' ? null : answer.lead.map(({ text }) => text).join('');
};
const keys = (question: string) => {
  const answer = answerer.ask(question, { today: '2026-11-20' });
  return answer.kind === 'declined' ? [] : answer.facts.map(({ key }) => key);
};

it.each([
  "list michael mann's films of the eighties",
  'mann movies in the 1980s',
  'all the mann features from the 80s?',
])('lists a decade: %s', (question) =>
  expect(lead(question)).toBe('Michael Mann: Thief (1981), The Keep (1983), Manhunter (1986).'),
);

it.each([
  ['tell me about the novel', 'work:novel'],
  ['the novel?', 'work:novel'],
  ['whats the book about in a nutshell', 'work:novel'],
  ['explain the sequel movie to me in general', 'work:sequel'],
  ['who is neil mccauley in the movie', 'character:mccauley'],
  ['who was the real neil mccauley', 'person:real-mccauley'],
  ['describe waingro', 'character:waingro'],
  ['al pacino', 'person:pacino'],
])('tells of what is named and nothing else: %s', (question, key) => expect(keys(question)).toEqual([key]));

it.each(['what is it', 'whats up', 'what happens in heat', 'who is it'])('but not where nothing is: %s', (question) =>
  expect(keys(question)).not.toContainEqual(expect.stringMatching(/^(?:work|person|character):/)),
);

it.each([
  ['heat composer', 'claim:film-crew-composer'],
  ['heat dp', 'claim:film-crew-cinematographer'],
  ['what restaurant is the coffee scene', 'claim:film-coffee-scene-place'],
])('tells of a part of a topic what that part is: %s', (question, key) => expect(keys(question)[0]).toBe(key));

it('asks of somebody who is in nothing else whether they are in what is being made', () => {
  expect(lead('is bale confirmed?')).toMatch(/^Yes: Christian Bale/);
  expect(lead('is al pacino in') ?? '').not.toMatch(/^Yes/);
});

it.each([
  'write me a python function that reverses a string',
  'is michael mann married, to whom',
  'does al pacino have kids',
])('declines what is beyond the record: %s', (question) => expect(lead(question)).toBeNull());

it('but tells of the family of a part', () => {
  expect(lead('who was kilmers wife in heat')).toMatch(/^Ashley Judd/);
});

it('tells nobody’s end by that of somebody else', () => {
  expect(lead('is michael mann dead')).toBeNull();
  expect(lead('did tom sizemore die')).toMatch(/^Yes: Tom Sizemore/);
});

it('says of somebody who is not in it what has come between', () => {
  for (const question of ['is kilmer coming back for heat 2', 'is val kilmer in heat 2'])
    expect(lead(question)).toMatch(/^No: .*Val Kilmer.* died/);
});
