import * as z from 'zod';
import { isPartialDate } from '../lib/partial-date.ts';

export const certainties = ['confirmed', 'reported', 'rumoured', 'denied'] as const;
export const spoilerLevels = ['none', 'film', 'novel'] as const;
export const workIds = ['film', 'novel', 'sequel'] as const;
export const subjects = [...workIds, 'person', 'filmography', 'watch'] as const;
export const updateKinds = [
  'casting',
  'production',
  'script',
  'studio',
  'budget',
  'release',
  'trailer',
  'novel',
  'other',
] as const;

const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Must be lower-case words joined by hyphens');
const updateId = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'Must be letters, digits, hyphens, dots or underscores');
const partialDate = z
  .string()
  .refine(isPartialDate, 'Must be a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD')
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD' });

/** Text of one paragraph: trimmed, not empty, without control characters. */
function text(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u, 'Must not begin or end with a space or hold control characters');
}

const ids = z.array(slug).default([]);
const sources = z.array(slug).min(1);
const aliases = z.array(text(100)).default([]);
const certainty = z.enum(certainties);
const spoiler = z.enum(spoilerLevels);
const spoilerOrNone = spoiler.default('none');
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const $schema = z.string().optional();
const keywords = z
  .array(text(60))
  .default([])
  .meta({ description: 'Words and phrases that people ask with and that the text does not use itself' });

const cast = z.strictObject({
  person: slug,
  character: slug.optional(),
  part: text(100).optional().meta({ description: 'The part in words, where it is no character of the record' }),
  standing: certainty.meta({ description: 'How sure the casting is, which may differ from the claim that says so' }),
});

export const claimSchema = z.strictObject({
  id: slug,
  statement: text(400),
  certainty,
  asOf: partialDate.optional().meta({ description: 'When it was said; absent where it does not change' }),
  spoiler: spoilerOrNone,
  sources,
  supersedes: ids.meta({ description: 'Claims that this one replaces' }),
  beside: ids.meta({ description: 'Claims that disagree with this one and are not settled by it' }),
  quotes: ids.meta({ description: 'Claims and plot beats that this one retells; its spoiler level covers theirs' }),
  people: ids,
  characters: ids,
  cast: z.array(cast).default([]),
  values: z.record(z.string(), z.union([scalar, z.array(scalar)])).default({}),
  note: text(400).optional(),
  keywords,
});

export const topicSchema = z.strictObject({
  $schema,
  id: slug,
  subject: z.enum(subjects),
  title: text(60),
  aliases,
  claims: z.array(claimSchema).min(1),
});

export const workSchema = z.strictObject({
  $schema,
  id: z.enum(workIds),
  title: text(100),
  kind: text(40),
  year: z.int().min(1800).max(2200).optional(),
  aliases,
  summary: text(600),
  sources,
  overview: z.array(slug).min(1).meta({ description: 'Topics of the overview card, in order' }),
  glance: z
    .array(z.strictObject({ label: text(30), topic: slug }))
    .default([])
    .meta({ description: 'Rows of the status card: the first live claim of each topic' }),
  cast: slug.optional().meta({ description: 'The topic whose claims carry the casting' }),
});

export const personSchema = z.strictObject({
  id: slug,
  name: text(80),
  aliases,
  role: text(120),
  born: partialDate.optional(),
  died: partialDate.optional(),
  connections: z
    .array(z.strictObject({ work: z.enum(workIds), role: text(160), character: slug.optional() }))
    .default([]),
  sources,
});

export const characterSchema = z.strictObject({
  id: slug,
  name: text(80),
  aliases,
  works: z.array(z.enum(workIds)).min(1),
  actor: slug.optional(),
  group: text(40),
  description: text(400),
  spoiler: spoilerOrNone,
  fate: z.strictObject({ text: text(400), spoiler }).optional(),
  sources,
});

export const placeSchema = z.strictObject({
  id: slug,
  name: text(100),
  aliases,
  kind: z.enum(['film-location', 'novel-setting', 'planned-location']),
  place: text(100).optional(),
  address: text(120).optional(),
  what: text(300),
  spoiler: spoilerOrNone,
  sources,
  keywords,
});

export const creditSchema = z.strictObject({
  id: slug,
  title: text(120),
  aliases,
  year: z.int().min(1800).max(2200).optional(),
  type: z.enum(['feature', 'television film', 'series', 'novel']),
  role: text(80),
  note: text(300).optional(),
  sources,
});

export const beatSchema = z.strictObject({
  id: slug,
  work: z.enum(workIds),
  order: z.int().min(1),
  year: z.int().meta({ description: 'The story year, by which the chronology is sorted' }),
  period: text(40).meta({ description: 'The story year in words, such as "after 1995"' }),
  place: text(80).optional(),
  text: text(400),
  spoiler,
  sources,
  keywords,
});

export const sourceSchema = z.strictObject({
  id: slug,
  publisher: text(120),
  title: text(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  published: partialDate.optional(),
  kind: z.enum(['article', 'page', 'record']),
  note: text(300).optional(),
});

export const recordSchema = z.strictObject({
  $schema,
  title: text(60).meta({ description: 'What the record is about' }),
  description: text(400),
  version: text(20),
  date: partialDate.meta({ description: 'When the record was last gone over as a whole' }),
  filmmaker: slug.meta({ description: 'The person whose works stand in the filmography' }),
  examples: z.array(text(100)).default([]).meta({ description: 'Commands worth trying first' }),
  links: z.array(z.strictObject({ label: text(80), url: z.url({ protocol: /^https$/ }) })).default([]),
});

export const vocabularySchema = z.strictObject({
  $schema,
  synonyms: z
    .array(z.array(text(60)).min(2))
    .meta({ description: 'Words and phrases that mean the same in questions about this record' }),
  asked: z
    .array(text(150))
    .max(25)
    .meta({ description: 'Questions to suggest when nothing has been typed yet; each is answered from the record' }),
});

export const updateSchema = z.strictObject({
  $schema,
  id: updateId,
  date: partialDate,
  kind: z.enum(updateKinds),
  certainty,
  headline: text(120),
  summary: text(600),
  spoiler,
  topics: ids,
  people: ids,
  sources,
  supersedes: z.array(updateId).default([]),
  quotes: ids,
});

export const peopleFileSchema = z.strictObject({ $schema, people: z.array(personSchema) });
export const charactersFileSchema = z.strictObject({ $schema, characters: z.array(characterSchema) });
export const placesFileSchema = z.strictObject({ $schema, places: z.array(placeSchema) });
export const filmographyFileSchema = z.strictObject({ $schema, credits: z.array(creditSchema) });
export const plotFileSchema = z.strictObject({ $schema, beats: z.array(beatSchema) });
export const sourcesFileSchema = z.strictObject({ $schema, sources: z.array(sourceSchema) });

export type Certainty = z.infer<typeof certainty>;
export type SpoilerLevel = z.infer<typeof spoiler>;
export type WorkId = (typeof workIds)[number];
export type Subject = (typeof subjects)[number];
export type UpdateKind = (typeof updateKinds)[number];
export type Cast = z.infer<typeof cast>;
export type ClaimEntry = z.infer<typeof claimSchema>;
export type TopicFile = z.infer<typeof topicSchema>;
export type Work = z.infer<typeof workSchema>;
export type Person = z.infer<typeof personSchema>;
export type Character = z.infer<typeof characterSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Credit = z.infer<typeof creditSchema>;
export type Beat = z.infer<typeof beatSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type RecordInfo = z.infer<typeof recordSchema>;
export type Vocabulary = z.infer<typeof vocabularySchema>;
export type StatusUpdate = z.infer<typeof updateSchema>;
