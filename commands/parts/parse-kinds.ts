import type { Choice } from '../../src/bot/command.ts';
import { type UpdateKind, updateKinds } from '../../src/dataset/record-schema.ts';

/** Reads a list of kinds with commas between: `known` in the record's order, `unknown` as they were typed. */
export function parseKinds(text: string | undefined): { known: UpdateKind[]; unknown: string[] } {
  const words = split(text ?? '').filter((word) => word !== '');
  return {
    known: updateKinds.filter((kind) => words.includes(kind)),
    unknown: words.filter((word) => !updateKinds.some((kind) => kind === word)),
  };
}

/** Completes the last word of a list of kinds, leaving out those that are there already. */
export function suggestKinds(text: string): Choice[] {
  const words = split(text);
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1).filter((word) => updateKinds.some((kind) => kind === word));
  return updateKinds
    .filter((kind) => kind.startsWith(last) && !before.includes(kind))
    .map((kind) => [...before, kind].join(', '))
    .map((list) => ({ name: list, value: list }));
}

function split(text: string): string[] {
  return text.split(',').map((word) => word.trim().toLowerCase());
}
