/** A file of the record as JSON values, free to be damaged by a test. */
export type JsonFile = Record<string, unknown>;

/** The smallest record in which every kind of entry stands once, by path. Made anew for every test. */
export function minimalRecord(): Record<string, JsonFile> {
  const sources = ['archive'];
  const work = (id: string) => ({ id, title: `The ${id}`, kind: 'Work', summary: 'A story.', sources });
  return {
    'record.json': { title: 'T', description: 'D', version: '1', date: '2026', filmmaker: 'venn' },
    'sources.json': { sources: [{ id: 'archive', publisher: 'P', title: 'T', kind: 'page' }] },
    'people.json': { people: [{ id: 'venn', name: 'Orla Venn', role: 'Director', sources }] },
    'characters.json': {
      characters: [
        { id: 'maren', name: 'Maren', works: ['film'], group: 'G', description: 'D', actor: 'venn', sources },
        { id: 'jonah', name: 'Jonah', works: ['novel'], group: 'G', description: 'D', spoiler: 'novel', sources },
      ],
    },
    'places.json': { places: [{ id: 'rock', name: 'Rock', kind: 'film-location', what: 'W', sources }] },
    'filmography.json': { credits: [{ id: 'tide', title: 'Tide', type: 'feature', role: 'Director', sources }] },
    'plot.json': {
      beats: [{ id: 'beat', work: 'film', order: 1, year: 1912, period: '1912', text: 'T', spoiler: 'film', sources }],
    },
    'works/film.json': {
      ...work('film'),
      overview: ['cast'],
      glance: [{ label: 'Cast', topic: 'cast' }],
      cast: 'cast',
    },
    'works/novel.json': { ...work('novel'), overview: ['premise'] },
    'works/sequel.json': { ...work('sequel'), overview: ['filming'] },
    'topics/film/cast.json': {
      id: 'cast',
      subject: 'film',
      title: 'Cast',
      claims: [
        {
          id: 'film-cast',
          statement: 'S.',
          certainty: 'confirmed',
          sources,
          people: ['venn'],
          characters: ['maren'],
          cast: [{ person: 'venn', character: 'maren', standing: 'confirmed' }],
        },
      ],
    },
    'topics/novel/premise.json': {
      id: 'premise',
      subject: 'novel',
      title: 'Premise',
      claims: [{ id: 'novel-premise', statement: 'S.', certainty: 'confirmed', spoiler: 'novel', sources }],
    },
    'topics/sequel/filming.json': {
      id: 'filming',
      subject: 'sequel',
      title: 'Filming',
      claims: [
        { id: 'filming-old', statement: 'S.', certainty: 'reported', asOf: '2024', sources },
        {
          id: 'filming-new',
          statement: 'S.',
          certainty: 'confirmed',
          asOf: '2025-02',
          sources,
          supersedes: ['filming-old'],
        },
      ],
    },
    'updates/2024-first.json': update('2024-first', '2024', []),
    'updates/2025-second.json': update('2025-second', '2025-03-01', ['2024-first']),
  };

  function update(id: string, date: string, supersedes: string[]): JsonFile {
    const words = { headline: 'H', summary: 'S.' };
    return { id, date, kind: 'production', certainty: 'reported', ...words, spoiler: 'none', sources, supersedes };
  }
}
