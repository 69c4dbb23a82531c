import { listRule } from './list-rule.ts';
import type { MarkdownRule } from './markdown-rule.ts';

const heading: MarkdownRule = (rest, place, parse) => {
  const match = place.lineStart ? /^(#{1,3}) +([^\n]+)(?:\n|$)/.exec(rest) : null;
  if (match === null) return null;
  const level = match[1]?.length === 1 ? 1 : match[1]?.length === 2 ? 2 : 3;
  const children = parse(match[2]?.trimEnd() ?? '', { lineStart: false });
  return { length: match[0].length, node: { type: 'heading', level, children } };
};

const subtext: MarkdownRule = (rest, place, parse) => {
  const match = place.lineStart ? /^-# +([^\n]+)(?:\n|$)/.exec(rest) : null;
  if (match === null) return null;
  return {
    length: match[0].length,
    node: { type: 'subtext', children: parse(match[1] ?? '', { lineStart: false }) },
  };
};

const quote: MarkdownRule = (rest, place, parse) => {
  if (!place.lineStart || place.inQuote) return null;
  const match = /^>>> ([\s\S]*)$/.exec(rest) ?? /^> [^\n]*(?:\n> [^\n]*)*(?:\n|$)/.exec(rest);
  if (match === null) return null;
  const content = match[1] ?? match[0].replace(/\n$/, '').replace(/^> /gm, '');
  const children = parse(content, { lineStart: true, inQuote: true });
  return { length: match[0].length, node: { type: 'quote', children } };
};

const codeblock: MarkdownRule = (rest) => {
  const match = /^```(?:[\w+.-]*\n)?\n*([\s\S]+?)\n*```\n?/.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'codeblock', text: match[1] ?? '' } };
};

/** Markup that fills lines of its own. */
export const blockRules = { heading, subtext, quote, codeblock, list: listRule };
