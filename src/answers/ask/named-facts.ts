import type { Claim, Dataset } from '../../dataset/dataset.ts';
import { type SpoilerLevel, workIds } from '../../dataset/record-schema.ts';
import { partialDateWords } from '../../lib/partial-date.ts';

/** What an answer names or rests on: a claim, or another entry of the record in a few words. */
export type NamedFact =
  | { kind: 'claim'; claim: Claim }
  | { kind: 'entry'; id: string; text: string; spoiler: SpoilerLevel };

/** Everything in the record that a fact or a name in a question may stand for, by the key of the fact. */
export function namedFacts(dataset: Dataset): Map<string, NamedFact> {
  const facts = new Map<string, NamedFact>();
  const add = (kind: string, id: string, text: string, spoiler: SpoilerLevel = 'none') =>
    facts.set(`${kind}:${id}`, { kind: 'entry', id, text, spoiler });
  for (const claim of dataset.claims.values()) facts.set(`claim:${claim.id}`, { kind: 'claim', claim });
  for (const { id, name, born, died } of dataset.people.values()) {
    add('person', id, name);
    if (born !== undefined) add('born', id, `${name}, born ${partialDateWords(born)}`);
    if (died !== undefined) add('died', id, `${name}, died ${partialDateWords(died)}`);
  }
  for (const { id, name, spoiler, fate } of dataset.characters.values()) {
    add('character', id, name, spoiler);
    if (fate !== undefined) add('fate', id, fate.text, fate.spoiler);
  }
  for (const { id, title, year } of dataset.credits.values())
    add('credit', id, year === undefined ? title : `${title} (${year})`);
  for (const { id, name, spoiler } of dataset.places.values()) add('place', id, name, spoiler);
  for (const { id, text, spoiler } of dataset.beats.values()) add('beat', id, text, spoiler);
  for (const { id, headline, spoiler } of dataset.updates.values()) add('update', id, headline, spoiler);
  for (const id of workIds) {
    const work = dataset.works.get(id);
    if (work !== undefined) add('work', id, `${work.title}, ${work.kind.toLowerCase()}`);
  }
  return facts;
}
