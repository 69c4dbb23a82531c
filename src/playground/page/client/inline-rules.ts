import type { MarkdownRule } from './markdown-rule.ts';

const escaped: MarkdownRule = (rest) => {
  const match = /^\\([^\dA-Za-z\s])/.exec(rest);
  return match === null ? null : { length: 2, node: { type: 'text', text: match[1] ?? '' } };
};

const wrapped =
  (pattern: RegExp, type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'): MarkdownRule =>
  (rest, _place, parse) => {
    const match = pattern.exec(rest);
    return match === null ? null : { length: match[0].length, node: { type, children: parse(match[1] ?? '') } };
  };

const lineEmphasis = wrapped(/^_(?!_)((?:\\[\s\S]|[^\\_])+?)_(?!\w)/, 'emphasis');

const code: MarkdownRule = (rest) => {
  const match = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'code', text: (match[2] ?? '').trim() } };
};

const timestamp: MarkdownRule = (rest) => {
  const match = /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/.exec(rest);
  if (match === null) return null;
  return { length: match[0].length, node: { type: 'timestamp', unix: Number(match[1]), style: match[2] ?? 'f' } };
};

const mention: MarkdownRule = (rest) => {
  const match = /^<(#|@&|@!?)(\d{1,20})>/.exec(rest);
  if (match === null) return null;
  const type = match[1] === '#' ? 'channel' : match[1] === '@&' ? 'role' : 'user';
  return { length: match[0].length, node: { type, id: match[2] ?? '' } };
};

const commandMention: MarkdownRule = (rest) => {
  const match = /^<\/([^\n:<>]{1,100}):(\d{1,20})>/u.exec(rest);
  if (match === null) return null;
  return { length: match[0].length, node: { type: 'command', id: match[2] ?? '', name: match[1] ?? '' } };
};

/** Custom emoji pictures live on Discord; their name stands in for them. */
const emoji: MarkdownRule = (rest) => {
  const match = /^<a?(:\w{2,32}:)\d{1,20}>/.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'text', text: match[1] ?? '' } };
};

/** Markup within a line. */
export const inlineRules = {
  escaped,
  code,
  timestamp,
  mention,
  commandMention,
  emoji,
  strong: wrapped(/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, 'strong'),
  starEmphasis: wrapped(/^\*(?![\s*])((?:\\[\s\S]|\*\*(?:\\[\s\S]|[^\\*])+\*\*|[^\\*])+?)(?<!\s)\*(?!\*)/, 'emphasis'),
  underline: wrapped(/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, 'underline'),
  strike: wrapped(/^~~((?:\\[\s\S]|[^\\])+?)~~/, 'strike'),
  spoiler: wrapped(/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, 'spoiler'),
  /** Underscores within a word are part of it. */
  lineEmphasis: ((rest, place, parse) =>
    /\w/.test(place.before) ? null : lineEmphasis(rest, place, parse)) satisfies MarkdownRule,
};
