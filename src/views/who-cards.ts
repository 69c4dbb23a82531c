import type { CharacterAnswer, PersonAnswer } from '../answers/answer-who.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Block, Card, Span } from './card.ts';
import { claimItem } from './claim-blocks.ts';
import { sourceSpans } from './source-spans.ts';

/** A person: what they do, how they belong to each work, and what the record says of them. */
export function personCard(dataset: Dataset, { person, claims }: PersonAnswer, page: number): Card {
  const life: Span[] = [
    ...(person.born === undefined ? [] : ['Born ', { date: person.born }]),
    ...(person.born !== undefined && person.died !== undefined ? [' · '] : []),
    ...(person.died === undefined ? [] : ['Died ', { date: person.died }]),
  ];
  const connections = person.connections.map(({ work, role }): Block => {
    const entry = dataset.works.get(work);
    return {
      kind: 'item',
      spans: [{ text: entry === undefined ? work : `${entry.title} (${entry.kind})`, bold: true }, ': ', role],
    };
  });
  return {
    tone: claims[0]?.certainty ?? 'plain',
    blocks: [
      { kind: 'title', spans: [person.name] },
      { kind: 'text', spans: [person.role] },
      ...(life.length === 0 ? [] : [{ kind: 'small' as const, spans: life }]),
      ...connections,
      ...onRecord(dataset, claims),
      { kind: 'small', spans: ['Sources: ', ...sourceSpans(dataset, person.sources)] },
    ],
    pages: { route: { command: 'who', action: 'show', args: [person.id] }, page },
  };
}

/** A character: who they are, who plays them, and, hidden as a spoiler, what becomes of them. */
export function characterCard(dataset: Dataset, { character, actor, claims }: CharacterAnswer, page: number): Card {
  const works = character.works.flatMap((id) => dataset.works.get(id)?.kind ?? []);
  return {
    tone: claims[0]?.certainty ?? 'plain',
    blocks: [
      { kind: 'title', spans: [{ text: character.name, spoiler: character.spoiler }] },
      { kind: 'small', spans: [`Character · ${character.group} · ${works.join(', ')}`] },
      { kind: 'text', spans: [{ text: character.description, spoiler: character.spoiler }] },
      ...(actor === null
        ? []
        : [{ kind: 'item' as const, spans: [{ text: 'Played by', bold: true }, ': ', actor.name] }]),
      ...(character.fate === undefined
        ? []
        : [
            {
              kind: 'item' as const,
              spans: [
                { text: 'Fate', bold: true },
                ': ',
                { text: character.fate.text, spoiler: character.fate.spoiler },
              ],
            },
          ]),
      ...onRecord(dataset, claims),
      { kind: 'small', spans: ['Sources: ', ...sourceSpans(dataset, character.sources)] },
    ],
    actions:
      actor === null ? [] : [{ label: actor.name, route: { command: 'who', action: 'show', args: [actor.id, '0'] } }],
    pages: { route: { command: 'who', action: 'show', args: [character.id] }, page },
  };
}

function onRecord(dataset: Dataset, claims: CharacterAnswer['claims']): Block[] {
  if (claims.length === 0) return [];
  return [{ kind: 'heading', spans: ['On record'] }, ...claims.map((claim) => claimItem(dataset, claim))];
}
