import type { IndexedFact } from './index-fact.ts';
import type { Question } from './question.ts';

/** Speech and thought, which a question about what somebody says asks for. English. */
const asksForWords =
  /\b(?:say|says|said|saying|think|thinks|thought|comments?|commented|opinion|feel|feels|call|calls|respond|responded|reaction)\b/;
const holdsWords =
  /\b(?:sa(?:id|ys?)|told|tells?|call(?:s|ed)?|ask(?:s|ed)|comment|answer\w*|prais\w*|thought|thinks?|consider\w*|describ\w*|propos\w*|remark\w*|explain\w*|sp(?:oke|eaks)|recall\w*|jok\w*|hint\w*|wish\w*|want\w*|prefer\w*|regard\w*|rank\w*|rat(?:es?|ed)|gave|gives|compar\w*|admi\w*|confirm\w*|den\w*|credit\w*|wr(?:ote|ites?)|open|enjoy\w*|inspired|found|finds|expects?|put)\b/i;

const kin =
  /\b(?:wife|husband|spouse|married|marry|girlfriend|boyfriend|partner|mother|mom|mum|father|dad|parents?|sons?|daughters?|kids?|children|child|brothers?|sisters?|sibling|divorced?|ex)\b/;
const personal =
  /\b(?:die|dies|died|dead|death|pass away|passed away|born|birthday|birth|age|aged|how old|alive|buried)\b/;
const asksName = /\b(?:first|last|middle|full|real|maiden) names?\b|\bsurname\b/;
const ordinals = /\b(?:second|third|fourth|fifth|sixth)\b/g;

/** What a question about somebody's family, end, words or name asks for, and the fact does not have: each 0 or 1. */
export function lacks(question: Question, indexed: IndexedFact) {
  const text = question.words.join(' ');
  const { fact } = indexed;
  const people = question.names.filter((name) => name.startsWith('person:'));
  const characters = question.names.filter((name) => name.startsWith('character:'));
  const somebody = [...people, ...characters];
  const told = `${fact.statement} ${fact.keywords.join(' ')}`.toLowerCase();
  return {
    lacksKin:
      people.length > 0 && characters.length === 0 && kin.test(text) && !kin.test(fact.statement.toLowerCase()) ? 1 : 0,
    lacksPerson:
      somebody.length > 0 &&
      personal.test(text) &&
      indexed.about.size > 0 &&
      !somebody.some((name) => indexed.about.has(name))
        ? 1
        : 0,
    lacksWords:
      people.length > 0 && question.kind !== 'when' && asksForWords.test(text) && !holdsWords.test(fact.statement)
        ? 1
        : 0,
    lacksNames: somebody.length > 0 && asksName.test(text) && !/\bnames?\b/i.test(fact.statement) ? 1 : 0,
    lacksOrdinal: (text.match(ordinals) ?? []).every((ordinal) => told.includes(ordinal)) ? 0 : 1,
  };
}
