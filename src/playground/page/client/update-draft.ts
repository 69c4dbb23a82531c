/** The fields of the form for an update, as text. */
export interface UpdateFields {
  date: string;
  kind: string;
  certainty: string;
  spoiler: string;
  headline: string;
  summary: string;
  source: string;
}

/** The update that the fields describe; its id is made of date and headline, shortened to what a file may be called. */
export function updateDraft(fields: UpdateFields): Record<string, unknown> & { id: string } {
  const { date, kind, certainty, spoiler, headline, summary, source } = fields;
  const words = headline
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const id = [date, words].filter(Boolean).join('-').slice(0, 80).replace(/-$/, '');
  const text = { headline: headline.trim(), summary: summary.trim() };
  return { id, date, kind, certainty, ...text, spoiler, topics: [], people: [], sources: [source], supersedes: [] };
}
