import type { IndexedFact } from './index-fact.ts';
import { kin, personalNames } from './personal-names.ts';
import type { Question } from './question.ts';

/** Speech and thought, which a question about what somebody says asks for. English. */
const asksForWords =
  /\b(?:say|says|said|saying|think|thinks|thought|comments?|commented|opinion|feel|feels|call|calls|respond|responded|reaction)\b/;
const holdsWords =
  /\b(?:sa(?:id|ys?)|told|tells?|call(?:s|ed)?|ask(?:s|ed)|comment|answer\w*|prais\w*|thought|thinks?|consider\w*|describ\w*|propos\w*|remark\w*|explain\w*|sp(?:oke|eaks)|recall\w*|jok\w*|hint\w*|wish\w*|want\w*|prefer\w*|regard\w*|rank\w*|rat(?:es?|ed)|gave|gives|compar\w*|admi\w*|confirm\w*|den\w*|credit\w*|wr(?:ote|ites?)|open|enjoy\w*|inspired|found|finds|expects?|put)\b/i;

const asksName = /\b(?:first|last|middle|full|real|maiden) names?\b|\bsurname\b/;
const ordinals = /\b(?:second|third|fourth|fifth|sixth)\b/g;

/** Reads what a question about somebody's family, end, words or name asks for, and tells what a fact has not of it: each 0 or 1. */
export function createLacks(question: Question) {
  const { words, names, kind } = question;
  const text = words.join(' ');
  const people = names.filter((name) => name.startsWith('person:'));
  const characters = names.filter((name) => name.startsWith('character:'));
  const somebody = [...people, ...characters];
  const asksKin = people.length > 0 && characters.length === 0 && kin.test(text);
  const persons = personalNames(question);
  const asksWords = people.length > 0 && kind !== 'when' && asksForWords.test(text);
  const asksNames = somebody.length > 0 && asksName.test(text);
  const askedOrdinals = text.match(ordinals) ?? [];
  const flag = (is: boolean) => (is ? 1 : 0);
  return ({ fact: { statement, keywords }, about }: IndexedFact) => ({
    lacksKin: flag(asksKin && !kin.test(statement.toLowerCase())),
    lacksPerson: flag(persons.length > 0 && about.size > 0 && !persons.some((name) => about.has(name))),
    lacksWords: flag(asksWords && !holdsWords.test(statement)),
    lacksNames: flag(asksNames && !/\bnames?\b/i.test(statement)),
    lacksOrdinal: flag(
      askedOrdinals.length > 0 &&
        !askedOrdinals.every((ordinal) => `${statement} ${keywords.join(' ')}`.toLowerCase().includes(ordinal)),
    ),
  });
}
