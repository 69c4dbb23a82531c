import type * as z from 'zod';
import { jsonPath, type RecordFault } from './record-fault.ts';
import {
  charactersFileSchema,
  filmographyFileSchema,
  peopleFileSchema,
  placesFileSchema,
  plotFileSchema,
  recordSchema,
  sourcesFileSchema,
  topicSchema,
  updateSchema,
  vocabularySchema,
  workSchema,
} from './record-schema.ts';

/** A file of the record: its path from the dataset folder, with forward slashes, and its text. */
export interface RecordFile {
  path: string;
  text: string;
}

/** Every kind of file that a record holds, with the place it must stand at and the schema it is held to. */
export const fileKinds = {
  record: { place: /^record\.json$/, schema: recordSchema },
  work: { place: /^works\/[^/]+\.json$/, schema: workSchema },
  topic: { place: /^topics\/[^/]+\/[^/]+\.json$/, schema: topicSchema },
  people: { place: /^people\.json$/, schema: peopleFileSchema },
  characters: { place: /^characters\.json$/, schema: charactersFileSchema },
  places: { place: /^places\.json$/, schema: placesFileSchema },
  filmography: { place: /^filmography\.json$/, schema: filmographyFileSchema },
  plot: { place: /^plot\.json$/, schema: plotFileSchema },
  sources: { place: /^sources\.json$/, schema: sourcesFileSchema },
  vocabulary: { place: /^vocabulary\.json$/, schema: vocabularySchema },
  update: { place: /^updates\/[^/]+\.json$/, schema: updateSchema },
} as const;

type FileKinds = typeof fileKinds;
export type FileKind = keyof FileKinds;

/** The files that fit the schemas, by kind; what does not fit is in `faults`. */
export type SortedFiles = {
  [Kind in FileKind]: { file: string; value: z.infer<FileKinds[Kind]['schema']> }[];
};

/** Sorts files by kind and holds each to its schema. Pure; never throws. */
export function sortFiles(files: readonly RecordFile[]): { sorted: SortedFiles; faults: RecordFault[] } {
  const faults: RecordFault[] = [];
  const sorted = Object.fromEntries(Object.keys(fileKinds).map((kind) => [kind, []])) as unknown as SortedFiles;
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const kind = (Object.keys(fileKinds) as FileKind[]).find((name) => fileKinds[name].place.test(path));
    if (kind === undefined) {
      faults.push({ file: path, path: '$', reason: 'No file of the record stands at this place' });
      continue;
    }
    const json = parseJson(text);
    if ('reason' in json) {
      faults.push({ file: path, path: '$', reason: json.reason });
      continue;
    }
    // Each schema is used some hundred times at most, and making code for it takes longer than that.
    const result = fileKinds[kind].schema.safeParse(json.value, { jitless: true });
    if (result.success) (sorted[kind] as { file: string; value: unknown }[]).push({ file: path, value: result.data });
    else for (const issue of result.error.issues) faults.push(toFault(path, issue));
  }
  return { sorted, faults };
}

function parseJson(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { reason: `Not JSON: ${error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)}` };
  }
}

function toFault(file: string, issue: z.core.$ZodIssue): RecordFault {
  return { file, path: jsonPath(issue.path), reason: issue.message };
}
