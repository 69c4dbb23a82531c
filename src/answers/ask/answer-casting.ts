import type { Claim } from '../../dataset/dataset.ts';
import { compareClaims, isLive } from '../../dataset/live-claims.ts';
import type { WorkId } from '../../dataset/record-schema.ts';
import { workInTheMaking } from '../../dataset/work-in-the-making.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';
import { holdsAny } from './holds-any.ts';
import { leftoverUnits, otherSoftUnits } from './leftover-units.ts';
import type { Question } from './question.ts';

const mostFacts = 3;
/** "Is X in it", "will X be back". */
const asksPresence =
  /\b(?:is|isnt|was|wasnt|will|wont|are|were) (?:\S+ ){1,4}?(?:in|for|back|return\w*|attached|cast|confirmed|part|on)\b/;

/** "Who plays X", "who did Y play", "Y's character": the casting of that part or by that person, the surest first. */
export function createCastingAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const playing = new Set(synonyms.termsOf(['play', 'portray', 'cast', 'casting', 'star', 'replace']));
  const parts = new Set(synonyms.termsOf(['character', 'part', 'role', 'play']));
  const allowed = new Set([
    ...playing,
    ...parts,
    ...synonyms.termsOf([
      'actor',
      'actress',
      'person',
      'young',
      'younger',
      'attached',
      'confirmed',
      'return',
      'back',
      'version',
      'man',
      'guy',
      'cop',
      'thief',
    ]),
  ]);
  const making = workInTheMaking(dataset)?.id;
  const first = [...dataset.works.values()].find(({ cast, id }) => cast !== undefined && id !== making)?.id;

  return (question) => {
    if (!['who', 'what', 'list', 'whether'].includes(question.kind)) return null;
    if (leftoverUnits(question, allowed).length > 0) return null;
    if (question.kind !== 'whether' && otherSoftUnits(question, allowed).length > 0) return null;
    if (question.names.some((name) => name.startsWith('credit:') || name.startsWith('place:'))) return null;
    const characters = idsOf(question, 'character:');
    const people = idsOf(question, 'person:').filter((id) => !characters.includes(id) || question.names.length === 1);
    // Somebody younger, or to come, is asked of the work that is being made.
    const ahead = /\b(?:young|younger|will|gonna|going to|might|may|next|new)\b/.test(question.words.join(' '));
    const work =
      (ahead && question.works.length === 0 ? making : undefined) ??
      question.works.find((id) => id === making) ??
      question.works[0] ??
      first;
    if (work === undefined || dataset.works.get(work)?.cast === undefined) return null;
    if (question.kind === 'whether') {
      if (people.length !== 1 || characters.length > 0) return null;
      if (!asksPresence.test(question.words.join(' '))) return null;
      // Whoever is known for nothing but the work that is being made is asked about for its sake.
      const asked = question.works.length > 0 ? work : making;
      if (asked === undefined || (question.works.length === 0 && !isOnlyIn(asked, people))) return null;
      const cast = castOf(asked, question, (claim) => isByPerson(claim, people)).slice(0, 2);
      return toChosen([...cast, ...overtaking(asked, question, people)]);
    }
    const holds = (set: ReadonlySet<string>) => question.units.some((unit) => holdsAny(set, unit));
    if (characters.length > 0 && people.length === 0 && question.kind === 'who' && (holds(playing) || work === making))
      return toChosen(castOf(work, question, (claim) => isForPart(claim, characters)));
    if (question.kind === 'who' && question.names.length === 1 && work !== making && isBareWho(question)) {
      const fact = factOf(question.names[0] ?? '');
      return fact === undefined ? null : { facts: [fact], past: [] };
    }
    if (people.length !== 1 || characters.length > 0 || !holds(parts)) return null;
    if (making !== undefined && (work === making || isOnlyIn(making, people)))
      return toChosen(castOf(making, question, (claim) => leavesPartOpen(claim, people)).slice(0, 1));
    return toChosen(castOf(work, question, (claim) => isByPerson(claim, people)));
  };

  function isOnlyIn(work: WorkId, people: readonly string[]): boolean {
    const works = [...dataset.claims.values()]
      .filter((claim) => isByPerson(claim, people))
      .map(({ subject }) => subject);
    return works.length > 0 && works.every((each) => each === work);
  }

  function castOf(work: WorkId, { day }: Question, fits: (claim: Claim) => boolean): Claim[] {
    const topic = dataset.works.get(work)?.cast;
    return [...dataset.claims.values()]
      .filter((claim) => claim.subject === work && claim.topic === topic && fits(claim) && isLive(dataset, claim, day))
      .sort(compareClaims)
      .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
      .filter((claim, at) => at === 0 || !isOpen(claim));
  }

  /** What has come between somebody and a part, such as a death: it supersedes a claim about them in the cast. */
  function overtaking(work: WorkId, { day }: Question, people: readonly string[]): Claim[] {
    const topic = dataset.works.get(work)?.cast;
    const isOvertaken = (id: string) => {
      const claim = dataset.claims.get(id);
      return claim?.subject === work && claim.topic === topic && claim.people.some((each) => people.includes(each));
    };
    return [...dataset.claims.values()].filter(
      (claim) => claim.subject !== work && claim.supersedes.some(isOvertaken) && isLive(dataset, claim, day),
    );
  }

  function toChosen(claims: readonly Claim[]) {
    const facts = claims.slice(0, mostFacts).flatMap(({ id }) => factOf(`claim:${id}`) ?? []);
    return facts.length === 0 ? null : { facts, past: [] };
  }
}

/** A claim that says of a single part how open it is. */
function isOpen({ cast, characters }: Claim): boolean {
  return cast.length === 0 && characters.length === 1;
}

function isForPart(claim: Claim, characters: readonly string[]): boolean {
  return (
    claim.cast.some(({ character }) => character !== undefined && characters.includes(character)) ||
    (isOpen(claim) && claim.characters.some((id) => characters.includes(id)))
  );
}

/** "Who is X", with nothing else asked. */
function isBareWho({ units, words }: Question): boolean {
  return (
    /\b(?:who|whos) (?:is|are|was|were|s)\b|\bwhos\b/.test(words.join(' ')) &&
    units.every(({ kind, terms }) => kind === 'light' || [...terms.keys()].some((term) => term.startsWith('@')))
  );
}

/** A claim about nothing but somebody's part, which it gives as unknown or as several guesses. */
function leavesPartOpen({ cast, people, characters, values }: Claim, persons: readonly string[]): boolean {
  const isAbout = cast.length === 0 && people.length === 1 && people.every((id) => persons.includes(id));
  return isAbout && (characters.length > 1 || values.character === null);
}

function isByPerson({ cast }: Claim, people: readonly string[]): boolean {
  return cast.some(({ person }) => people.includes(person));
}

function idsOf({ names }: Question, kind: string): string[] {
  return names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
}
