import { stemmer } from 'stemmer';
import { normalise } from './normalise.ts';

/** The words of a text, folded as `normalise` does. */
export function wordsOf(text: string): string[] {
  const folded = normalise(text);
  return folded === '' ? [] : folded.split(' ');
}

/** The stem of an English word (Porter, 1980), irregular forms by their base; words with digits stay as they are. */
export function stem(word: string): string {
  const number = numbers.indexOf(word);
  if (number >= 0) return String(number);
  return /^[a-z]+$/.test(word) ? stemmer(bases.get(word) ?? word) : word;
}

/** "4 editors" and "four editors" are the same. */
const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Each base with its forms; left out are forms that are more often another word, such as "found" or "saw". */
const irregular = `be was were been|become became|begin began begun|bite bit bitten|break broke broken|bring brought|build built|
  buy bought|catch caught|choose chose chosen|come came|die died dies dying|do did done|draw drew drawn|
  drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|flee fled|fly flew flown|
  forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|
  grow grew grown|hear heard|hide hid hidden|hold held|keep kept|know knew known|lead led|leave left|lend lent|lie lied lying|
  lose lost|make made|meet met|pay paid payed|ride rode ridden|rise rose risen|run ran|say said|sell sold|send sent|
  shake shook shaken|shoot shot shooting filmed filming|show showed shown|sing sang sung|sink sank sunk|sleep slept|speak spoke spoken|spend spent|
  stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|swim swam swum|take took taken|teach taught|
  tell told|think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|win won|
  write wrote written|man men|woman women|child children|wife wives|thief thieves|life lives|foot feet|tooth teeth`;

const bases: ReadonlyMap<string, string> = new Map(
  irregular.split('|').flatMap((group) => {
    const [base = '', ...forms] = group.trim().split(/\s+/);
    return forms.map((form): [string, string] => [form, base]);
  }),
);
