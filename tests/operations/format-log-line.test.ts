import { describe, expect, it } from 'vitest';
import { formatLogLine } from '../../src/operations/format-log-line.ts';

const entry = { level: 'warn', time: '2026-11-20T12:34:56.789Z', guild: '1', count: 2, msg: 'Slow answer' };

describe('formatLogLine', () => {
  it('puts time, level, message and fields on one line', () => {
    expect(formatLogLine(`${JSON.stringify(entry)}\n`)).toBe('12:34:56.789 WARN  Slow answer guild="1" count=2\n');
  });

  it('puts the stack of an error below, indented', () => {
    const err = { type: 'Error', message: 'no', stack: 'Error: no\n    at a.ts:1' };
    expect(formatLogLine(JSON.stringify({ ...entry, err }))).toMatch(/\n {2}Error: no\n {6}at a\.ts:1\n$/);
  });

  it('lets no text repaint the terminal', () => {
    const text = 'a\u001b[2Jb\u009b31mc\r\nd';
    const written = formatLogLine(JSON.stringify({ ...entry, msg: text, field: text, err: { stack: text } }));
    expect(written.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(written.trimEnd().split('\n')).toHaveLength(3);
  });

  it('passes on what is no JSON object', () => {
    expect(formatLogLine('plain text\n')).toBe('plain text\n');
    expect(formatLogLine('7\n')).toBe('7\n');
  });
});
