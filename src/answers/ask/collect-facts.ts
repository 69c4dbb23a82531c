import { type Dataset, topicKey } from '../../dataset/dataset.ts';
import type { Subject, WorkId } from '../../dataset/record-schema.ts';
import { partialDateWords } from '../../lib/partial-date.ts';
import type { Fact } from './fact.ts';

type Draft = Omit<Fact, 'certainty' | 'asOf' | 'topic' | 'topicWords' | 'keywords' | 'works'> & Partial<Fact>;

/** Everything that an answer can rest on: the claims, and a sentence for what the other entries of the record say. */
export function collectFacts(dataset: Dataset): Fact[] {
  return [
    ...claimFacts(dataset),
    ...workFacts(dataset),
    ...peopleFacts(dataset),
    ...characterFacts(dataset),
    ...creditFacts(dataset),
    ...placeFacts(dataset),
    ...beatFacts(dataset),
    ...updateFacts(dataset),
  ];
}

function draft(parts: Draft): Fact {
  return {
    certainty: 'confirmed',
    asOf: undefined,
    topic: null,
    topicWords: [],
    keywords: [],
    works: isWork(parts.subject) ? [parts.subject] : [],
    ...parts,
  };
}

function isWork(subject: Subject): subject is WorkId {
  return subject === 'film' || subject === 'novel' || subject === 'sequel';
}

function claimFacts(dataset: Dataset): Fact[] {
  const words = new Map([...dataset.topics].map(([key, { title, aliases }]) => [key, [title, ...aliases]]));
  return [...dataset.claims.values()].map((claim) => {
    return draft({
      key: `claim:${claim.id}`,
      id: claim.id,
      statement: claim.statement,
      subject: claim.subject,
      topic: claim.topic,
      topicWords: words.get(topicKey(claim.subject, claim.topic)) ?? [],
      keywords: claim.keywords,
      entities: [
        ...[...claim.people, ...claim.cast.map(({ person }) => person)].map((id) => `person:${id}`),
        ...[...claim.characters, ...claim.cast.flatMap(({ character }) => character ?? [])].map(
          (id) => `character:${id}`,
        ),
      ],
      certainty: claim.certainty,
      asOf: claim.asOf,
      spoiler: claim.spoiler,
      sources: claim.sources,
    });
  });
}

function workFacts({ works }: Dataset): Fact[] {
  return [...works.values()].map(({ id, title, kind, aliases, summary, sources }) =>
    draft({
      key: `work:${id}`,
      id,
      statement: summary,
      subject: id,
      topicWords: [title, kind, ...aliases],
      keywords: ['about', 'overview', 'summary', 'tell me'],
      entities: [],
      spoiler: 'none',
      sources,
    }),
  );
}

function peopleFacts({ people, works }: Dataset): Fact[] {
  return [...people.values()].flatMap((person) => {
    const about = {
      id: person.id,
      subject: 'person' as const,
      entities: [`person:${person.id}`],
      spoiler: 'none' as const,
      sources: person.sources,
    };
    const ties = person.connections.map(({ work, role }) => `${nameOfWork(works, work)}: ${role}`);
    const facts = [
      draft({
        ...about,
        key: `person:${person.id}`,
        statement: `${person.name}: ${person.role}${ties.length === 0 ? '' : `; ${ties.join('; ')}`}.`,
        keywords: ['do with', 'connection', 'role', 'part'],
      }),
    ];
    if (person.born !== undefined)
      facts.push(
        draft({
          ...about,
          key: `born:${person.id}`,
          statement: `${person.name} was born ${onDate(person.born)}.`,
          keywords: ['birthday', 'birth', 'age', 'old'],
        }),
      );
    if (person.died !== undefined)
      facts.push(
        draft({
          ...about,
          key: `died:${person.id}`,
          statement: `${person.name} died ${onDate(person.died)}.`,
          keywords: ['death', 'dead', 'die', 'pass away', 'alive'],
        }),
      );
    return facts;
  });
}

function characterFacts({ characters, people }: Dataset): Fact[] {
  return [...characters.values()].flatMap((character) => {
    const about = {
      id: character.id,
      subject: character.works[0] ?? ('film' as const),
      works: character.works,
      sources: character.sources,
    };
    const actor = character.actor === undefined ? undefined : people.get(character.actor);
    const entities = [`character:${character.id}`, ...(actor === undefined ? [] : [`person:${actor.id}`])];
    const played = actor === undefined ? '' : ` ${actor.name} plays the part.`;
    return [
      draft({
        ...about,
        key: `character:${character.id}`,
        statement: `${character.name}: ${character.description}${played}`,
        keywords: ['character', 'play', 'actor', character.group],
        entities,
        spoiler: character.spoiler,
      }),
      ...(character.fate === undefined
        ? []
        : [
            draft({
              ...about,
              key: `fate:${character.id}`,
              statement: `${character.name}: ${character.fate.text}`,
              keywords: ['fate', 'happen', 'end up', 'become of', 'survive', 'die'],
              entities,
              spoiler: character.fate.spoiler,
            }),
          ]),
    ];
  });
}

function creditFacts({ credits, people, record }: Dataset): Fact[] {
  const maker = people.get(record.filmmaker)?.name ?? record.filmmaker;
  return [...credits.values()].map((credit) => {
    const year = credit.year === undefined ? 'without a year yet' : `of ${credit.year}`;
    return draft({
      key: `credit:${credit.id}`,
      id: credit.id,
      statement: `${credit.title} is a ${credit.type} ${year}; ${maker}: ${credit.role}.${credit.note === undefined ? '' : ` ${credit.note}`}`,
      subject: 'filmography',
      keywords: ['year', 'released', 'came out', 'release', credit.type],
      entities: [`credit:${credit.id}`, `person:${record.filmmaker}`],
      spoiler: 'none',
      sources: credit.sources,
    });
  });
}

function placeFacts({ places }: Dataset): Fact[] {
  return [...places.values()].map((place) => {
    const where = [place.address, place.place].filter((part) => part !== undefined && part !== place.name).join(', ');
    const subject = place.kind === 'film-location' ? 'film' : place.kind === 'novel-setting' ? 'novel' : 'sequel';
    return draft({
      key: `place:${place.id}`,
      id: place.id,
      statement: `${place.name}${where === '' ? '' : ` (${where})`}: ${place.what}`,
      subject,
      topicWords: place.kind === 'film-location' ? ['location', 'filmed', 'shot'] : ['setting', 'set'],
      keywords: place.keywords,
      entities: [`place:${place.id}`],
      spoiler: place.spoiler,
      sources: place.sources,
    });
  });
}

function beatFacts({ beats }: Dataset): Fact[] {
  return [...beats.values()].map((beat) =>
    draft({
      key: `beat:${beat.id}`,
      id: beat.id,
      statement: beat.text,
      subject: beat.work,
      topicWords: ['plot', 'story', beat.period, ...(beat.place === undefined ? [] : [beat.place])],
      keywords: beat.keywords,
      entities: [],
      spoiler: beat.spoiler,
      sources: beat.sources,
    }),
  );
}

function updateFacts({ updates }: Dataset): Fact[] {
  return [...updates.values()].map((update) =>
    draft({
      key: `update:${update.id}`,
      id: update.id,
      statement: `${update.headline.replace(/[.!?]$/, '')}. ${update.summary}`,
      subject: update.kind === 'novel' ? 'novel' : 'sequel',
      works: [],
      topicWords: [update.kind, ...update.topics],
      entities: update.people.map((id) => `person:${id}`),
      certainty: update.certainty,
      asOf: update.date,
      spoiler: update.spoiler,
      sources: update.sources,
    }),
  );
}

function nameOfWork(works: Dataset['works'], id: WorkId): string {
  const work = works.get(id);
  return work === undefined ? id : `${work.title} (${work.kind.toLowerCase()})`;
}

function onDate(date: string): string {
  return `${date.length === 10 ? 'on' : 'in'} ${partialDateWords(date)}`;
}
