import { blockRules } from './block-rules.ts';
import { inlineRules } from './inline-rules.ts';
import { linkRules } from './link-rules.ts';
import type { MarkdownNode } from './markdown-node.ts';
import type { MarkdownMatch, MarkdownPlace, MarkdownRule, ParseInside } from './markdown-rule.ts';

const deepest = 12;

const rules: Readonly<Record<string, readonly MarkdownRule[]>> = {
  '\\': [inlineRules.escaped],
  '#': [blockRules.heading],
  '-': [blockRules.subtext, blockRules.list],
  '*': [blockRules.list, inlineRules.strong, inlineRules.starEmphasis],
  '>': [blockRules.quote],
  '`': [blockRules.codeblock, inlineRules.code],
  '|': [inlineRules.spoiler],
  '~': [inlineRules.strike],
  _: [inlineRules.underline, inlineRules.lineEmphasis],
  '[': [linkRules.masked],
  '<': [inlineRules.timestamp, inlineRules.mention, inlineRules.commandMention, inlineRules.emoji, linkRules.angle],
  h: [linkRules.bare],
};

/** Parses Discord markdown. Never throws: what is not markup is text. */
export function parseMarkdown(text: string): MarkdownNode[] {
  return parse(text, { depth: 0, lineStart: true, before: '', inQuote: false, inLink: false });
}

function parse(source: string, start: MarkdownPlace): MarkdownNode[] {
  if (start.depth > deepest) return [{ type: 'text', text: source }];
  const nodes: MarkdownNode[] = [];
  let place = start;
  let position = 0;
  while (position < source.length) {
    const rest = source.slice(position);
    const match = firstMatch(rest, place);
    const length = match?.length ?? plainLength(rest);
    append(nodes, match?.node ?? { type: 'text', text: rest.slice(0, length) });
    position += length;
    const before = source[position - 1] ?? '';
    place = { ...place, lineStart: position === 0 || before === '\n', before };
  }
  return nodes;
}

function firstMatch(rest: string, place: MarkdownPlace): MarkdownMatch | null {
  const first = rest[0] ?? '';
  const candidates = place.lineStart && /[\d ]/.test(first) ? [blockRules.list] : rules[first];
  const inside: ParseInside = (text, change) =>
    parse(text, { ...place, depth: place.depth + 1, before: '', ...change });
  for (const rule of candidates ?? []) {
    const match = rule(rest, place, inside);
    if (match !== null) return match;
  }
  return null;
}

/** How much is text for sure: up to the next line or the next character that a rule begins with. */
function plainLength(rest: string): number {
  const next = rest.slice(1).search(/[\\#\-*>`|~_[<]|(?<=\n)|(?<![a-z])https?:/);
  return next === -1 ? rest.length : next + 1;
}

function append(nodes: MarkdownNode[], node: MarkdownNode): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && node.type === 'text') last.text += node.text;
  else nodes.push(node);
}
