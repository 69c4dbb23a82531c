import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RequestRecord } from '../../src/playground/discord/stand-in.ts';
import { createOpenApiChecks } from './openapi.ts';
import { answerExceptions } from './openapi-exceptions.ts';

/** The published description of the API, where the project has it beside it. */
export const descriptionFile = resolve(import.meta.dirname, '../../../shared/discord-openapi.json');

const checks = existsSync(descriptionFile) ? createOpenApiChecks(descriptionFile) : null;

/** What the description says against the answers of a stand-in; nothing where the description is not at hand. */
export function answerProblems(records: readonly RequestRecord[]): string[] {
  if (checks === null) return [];
  return records
    .filter((record) => record.scripted !== true && !answerExceptions.some(({ covers }) => covers(record)))
    .flatMap(({ method, path, status, response }) =>
      checks.checkResponse(method, path, status, response).map((problem) => `${method} ${path} ${status}: ${problem}`),
    );
}

/** Throws when an answer of the stand-in was not as it is described. */
export function assertAnswers({ requests }: { requests(): readonly RequestRecord[] }): void {
  const found = answerProblems(requests());
  if (found.length > 0) throw new Error(`Not as Discord would answer:\n${[...new Set(found)].join('\n')}`);
}
