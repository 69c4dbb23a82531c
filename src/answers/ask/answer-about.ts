import { workInTheMaking } from '../../dataset/work-in-the-making.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';
import { namesAny } from './names-any.ts';
import type { Question } from './question.ts';

const asks =
  /\b(?:tell|explain|about|describe|summar\w+|gist|nutshell|overview|basics|recap|rundown|tldr|whos|who (?:is|was)|whats|what (?:is|was))\b/;
/** What is said beside a name when nothing but the name is asked about. English. */
const beside = new Set(
  `about actor actress basics book character describe explain fellow film general gist guy idea line man movie novel
  nutshell overview person recap rundown sentence sequel short story summarise summarize summary tldr version woman`.split(
    /\s+/,
  ),
);

/** "Who is X", "tell me about X", "X in a nutshell": the entry of the one work, person or character that is named. */
export function createAboutAnswer({ dataset, factOf }: AtOnceParts): AtOnce {
  const making = workInTheMaking(dataset)?.id;

  return (question) => {
    const { units, kind, words, works } = question;
    if (kind !== 'who' && kind !== 'what') return null;
    if (!asks.test(words.join(' ')) && !isBare(question)) return null;
    if (!units.every((unit) => namesAny(unit, 'work', 'person', 'character') || beside.has(unit.text))) return null;
    const work = works.find((id) => id === making) ?? works[0];
    const ofWork = kind === 'what' && work !== undefined ? `work:${work}` : undefined;
    const key = question.names.length > 0 ? onlyNamed(question) : ofWork;
    const fact = key === undefined ? undefined : factOf(key);
    return fact === undefined ? null : { facts: [fact], past: [] };
  };
}

/** A name alone asks what it stands for. */
function isBare({ units, words }: Question): boolean {
  const named = new Set(units.flatMap(({ text }) => text.split(' ')));
  return words.every((word) => named.has(word) || /^(?:the|a|about)$/.test(word));
}

/** One name may be that of a character and of the person behind it. */
function onlyNamed({ names, words }: Question): string | undefined {
  const characters = names.filter((name) => name.startsWith('character:'));
  const people = names.filter((name) => name.startsWith('person:'));
  if (characters.length + people.length !== names.length || characters.length > 1 || people.length > 1)
    return undefined;
  return words.includes('real') ? (people[0] ?? characters[0]) : (characters[0] ?? people[0]);
}
