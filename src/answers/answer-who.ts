import type { Claim, Dataset } from '../dataset/dataset.ts';
import { liveClaims } from '../dataset/live-claims.ts';
import type { Character, Person } from '../dataset/record-schema.ts';
import type { Day } from '../lib/partial-date.ts';

export interface PersonAnswer {
  person: Person;
  claims: Claim[];
}

export interface CharacterAnswer {
  character: Character;
  actor: Person | null;
  claims: Claim[];
}

/** A person and what the record says of them on a day, surest first. */
export function answerPerson(dataset: Dataset, person: Person, day: Day): PersonAnswer {
  const about = [...dataset.claims.values()].filter(
    (claim) => claim.people.includes(person.id) || claim.cast.some((cast) => cast.person === person.id),
  );
  return { person, claims: liveClaims(dataset, about, day) };
}

/** A character, who plays them, and what the record says of them on a day. */
export function answerCharacter(dataset: Dataset, character: Character, day: Day): CharacterAnswer {
  const about = [...dataset.claims.values()].filter(
    (claim) => claim.characters.includes(character.id) || claim.cast.some((cast) => cast.character === character.id),
  );
  const actor = character.actor === undefined ? undefined : dataset.people.get(character.actor);
  return { character, actor: actor ?? null, claims: liveClaims(dataset, about, day) };
}
