import { type CommandDraft, type DraftField, readFields } from './command-draft.ts';
import { nestOptions } from './nest-options.ts';
import type { Choice, CommandEntry, CommandOption, Option } from './types.ts';

/** What the box says when it is sent. */
export type BoxReading =
  | { kind: 'nothing' }
  | { kind: 'text'; text: string }
  | { kind: 'unknown command'; name: string }
  | { kind: 'fault'; field: DraftField; text: string }
  | { kind: 'command'; entry: CommandEntry; options: CommandOption[] };

/** Reads a command with its options, or plain text, which cannot begin with a slash. */
export function readBox(
  draft: CommandDraft | null,
  tail: string,
  choicesOf: (option: Option) => Choice[] | null,
): BoxReading {
  if (draft !== null) {
    const { options, fault } = readFields(draft.fields, choicesOf);
    if (fault !== null) return { kind: 'fault', ...fault };
    return { kind: 'command', entry: draft.entry, options: nestOptions(draft.entry, options) };
  }
  const text = tail.trim();
  if (text === '') return { kind: 'nothing' };
  const [name = ''] = text.split(/\s/, 1);
  return text.startsWith('/') ? { kind: 'unknown command', name } : { kind: 'text', text };
}
