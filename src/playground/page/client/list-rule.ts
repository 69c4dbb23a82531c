import type { MarkdownRule } from './markdown-rule.ts';

/** Lists of either kind; small print right under an item belongs to it. */
export const listRule: MarkdownRule = (rest, place, parse) => {
  const match = place.lineStart ? /^ *([-*]|\d{1,9}\.) +\S/.exec(rest) : null;
  if (match === null) return null;
  const mark = match[1] ?? '';
  const ordered = /\d/.test(mark);
  const lines = listLines(rest, ordered);
  const items = splitItems(lines).map((item) => parse(item, { lineStart: true }));
  const start = ordered ? Number.parseInt(mark, 10) : 1;
  return { length: lines.length, node: { type: 'list', ordered, start, items } };
};

const smallPrint = /^ *-# +\S/;

/** The lines of a list: its own marks and what is indented under them, up to another kind of list at its left edge. */
function listLines(rest: string, ordered: boolean): string {
  const base = /^ */.exec(rest)?.[0].length ?? 0;
  let end = 0;
  for (const line of rest.match(/[^\n]+(?:\n|$)/gy) ?? []) {
    const mark = /^( *)([-*]|\d{1,9}\.) +\S/.exec(line);
    const isItem = mark !== null && ((mark[1]?.length ?? 0) > base + 1 || /\d/.test(mark[2] ?? '') === ordered);
    if (mark === null ? !/^ {2,}\S/.test(line) && !smallPrint.test(line) : !isItem) break;
    end += line.length;
  }
  return rest.slice(0, end);
}

/** The text of each item without its mark; deeper lines stay in it, so that they make a list of their own. */
function splitItems(lines: string): string[] {
  const base = /^ */.exec(lines)?.[0].length ?? 0;
  const items: string[] = [];
  for (const line of lines.replace(/\n$/, '').split('\n')) {
    const match = /^( *)(?:[-*]|\d{1,9}\.) +(.*)$/.exec(line);
    if (items.length === 0 || (match !== null && (match[1]?.length ?? 0) <= base + 1)) items.push(match?.[2] ?? line);
    else items.push(`${items.pop()}\n${line.replace(new RegExp(`^ {0,${base + 2}}`), '')}`);
  }
  return items;
}
