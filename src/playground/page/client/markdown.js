/** @import { MarkdownNode } from './markdown.d.ts' */

/**
 * @typedef {{ depth: number, lineStart: boolean, before: string, inQuote: boolean, inLink: boolean }} Place
 * @typedef {{ length: number, node: MarkdownNode }} Match
 * @typedef {(rest: string, place: Place) => Match | null} Rule
 */

const deepest = 12;

/** @type {Readonly<Record<string, readonly Rule[]>>} */
const rules = {
  '\\': [escaped],
  '#': [heading],
  '-': [subtext, list],
  '*': [list, (rest, place) => wrapped(/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, 'strong', rest, place), starEmphasis],
  '>': [quote],
  '`': [codeblock, code],
  '|': [(rest, place) => wrapped(/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, 'spoiler', rest, place)],
  '~': [(rest, place) => wrapped(/^~~((?:\\[\s\S]|[^\\])+?)~~/, 'strike', rest, place)],
  _: [(rest, place) => wrapped(/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, 'underline', rest, place), lineEmphasis],
  '[': [maskedLink],
  '<': [timestamp, mention, commandMention, emoji, angleLink],
  h: [bareLink],
};

/**
 * Parses Discord markdown. Never throws: what is not markup is text.
 * @param {string} text
 * @returns {MarkdownNode[]}
 */
export function parseMarkdown(text) {
  return parse(text, { depth: 0, lineStart: true, before: '', inQuote: false, inLink: false });
}

/** @param {string} source @param {Place} start @returns {MarkdownNode[]} */
function parse(source, start) {
  if (start.depth > deepest) return [{ type: 'text', text: source }];
  /** @type {MarkdownNode[]} */
  const nodes = [];
  let place = start;
  let position = 0;
  while (position < source.length) {
    const rest = source.slice(position);
    const match = firstMatch(rest, place);
    const length = match?.length ?? plainLength(rest);
    append(nodes, match?.node ?? { type: 'text', text: rest.slice(0, length) });
    position += length;
    place = { ...place, lineStart: isLineStart(source, position), before: source[position - 1] ?? '' };
  }
  return nodes;
}

/** @param {string} rest @param {Place} place */
function firstMatch(rest, place) {
  const first = rest[0] ?? '';
  const candidates = place.lineStart && /[\d ]/.test(first) ? [list] : rules[first];
  for (const rule of candidates ?? []) {
    const match = rule(rest, place);
    if (match !== null) return match;
  }
  return null;
}

/** How much is text for sure: up to the next line or the next character that a rule begins with. */
function plainLength(/** @type {string} */ rest) {
  const next = rest.slice(1).search(/[\\#\-*>`|~_[<]|(?<=\n)|(?<![a-z])https?:/);
  return next === -1 ? rest.length : next + 1;
}

function isLineStart(/** @type {string} */ source, /** @type {number} */ position) {
  return position === 0 || source[position - 1] === '\n';
}

/** @param {MarkdownNode[]} nodes @param {MarkdownNode} node */
function append(nodes, node) {
  const last = nodes.at(-1);
  if (last?.type === 'text' && node.type === 'text') last.text += node.text;
  else nodes.push(node);
}

/** @param {Place} place @param {Partial<Place>} [change] @returns {Place} */
function inside(place, change) {
  return { ...place, depth: place.depth + 1, before: '', ...change };
}

/** @type {Rule} */
function escaped(rest) {
  const match = /^\\([^\dA-Za-z\s])/.exec(rest);
  return match === null ? null : { length: 2, node: { type: 'text', text: match[1] } };
}

/**
 * @param {RegExp} pattern @param {'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler'} type
 * @param {string} rest @param {Place} place @returns {Match | null}
 */
function wrapped(pattern, type, rest, place) {
  const match = pattern.exec(rest);
  if (match === null) return null;
  return { length: match[0].length, node: { type, children: parse(match[1], inside(place)) } };
}

/** @type {Rule} */
function starEmphasis(rest, place) {
  return wrapped(
    /^\*(?![\s*])((?:\\[\s\S]|\*\*(?:\\[\s\S]|[^\\*])+\*\*|[^\\*])+?)(?<!\s)\*(?!\*)/,
    'emphasis',
    rest,
    place,
  );
}

/** Underscores within a word are part of it. @type {Rule} */
function lineEmphasis(rest, place) {
  if (/\w/.test(place.before)) return null;
  return wrapped(/^_(?!_)((?:\\[\s\S]|[^\\_])+?)_(?!\w)/, 'emphasis', rest, place);
}

/** @type {Rule} */
function heading(rest, place) {
  const match = place.lineStart ? /^(#{1,3}) +([^\n]+)(?:\n|$)/.exec(rest) : null;
  if (match === null) return null;
  const level = /** @type {1 | 2 | 3} */ (match[1].length);
  const children = parse(match[2].trimEnd(), inside(place, { lineStart: false }));
  return { length: match[0].length, node: { type: 'heading', level, children } };
}

/** @type {Rule} */
function subtext(rest, place) {
  const match = place.lineStart ? /^-# +([^\n]+)(?:\n|$)/.exec(rest) : null;
  if (match === null) return null;
  return {
    length: match[0].length,
    node: { type: 'subtext', children: parse(match[1], inside(place, { lineStart: false })) },
  };
}

/** @type {Rule} */
function quote(rest, place) {
  if (!place.lineStart || place.inQuote) return null;
  const match = /^>>> ([\s\S]*)$/.exec(rest) ?? /^> [^\n]*(?:\n> [^\n]*)*(?:\n|$)/.exec(rest);
  if (match === null) return null;
  const content = match[1] ?? match[0].replace(/\n$/, '').replace(/^> /gm, '');
  return {
    length: match[0].length,
    node: { type: 'quote', children: parse(content, inside(place, { lineStart: true, inQuote: true })) },
  };
}

/** @type {Rule} */
function list(rest, place) {
  const match = place.lineStart ? /^ *([-*]|\d{1,9}\.) +\S/.exec(rest) : null;
  if (match === null) return null;
  const ordered = /\d/.test(match[1]);
  const lines = listLines(rest, ordered);
  const items = splitItems(lines).map((item) => parse(item, inside(place, { lineStart: true })));
  const start = ordered ? Number.parseInt(match[1], 10) : 1;
  return { length: lines.length, node: { type: 'list', ordered, start, items } };
}

/** The lines of a list: its own marks and what is indented under them, up to another kind of list at its left edge. */
function listLines(/** @type {string} */ rest, /** @type {boolean} */ ordered) {
  const base = /^ */.exec(rest)?.[0].length ?? 0;
  let end = 0;
  for (const line of rest.match(/[^\n]+(?:\n|$)/gy) ?? []) {
    const mark = /^( *)([-*]|\d{1,9}\.) +\S/.exec(line);
    const isItem = mark !== null && (mark[1].length > base + 1 || /\d/.test(mark[2]) === ordered);
    if (mark === null ? !/^ {2,}\S/.test(line) : !isItem) break;
    end += line.length;
  }
  return rest.slice(0, end);
}

/** The text of each item without its mark; deeper lines stay in it, so that they make a list of their own. */
function splitItems(/** @type {string} */ lines) {
  const base = /^ */.exec(lines)?.[0].length ?? 0;
  /** @type {string[]} */
  const items = [];
  for (const line of lines.replace(/\n$/, '').split('\n')) {
    const match = /^( *)(?:[-*]|\d{1,9}\.) +(.*)$/.exec(line);
    if (items.length === 0 || (match !== null && match[1].length <= base + 1)) items.push(match?.[2] ?? line);
    else items.push(`${items.pop()}\n${line.replace(new RegExp(`^ {0,${base + 2}}`), '')}`);
  }
  return items;
}

/** @type {Rule} */
function codeblock(rest) {
  const match = /^```(?:[\w+.-]*\n)?\n*([\s\S]+?)\n*```\n?/.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'codeblock', text: match[1] } };
}

/** @type {Rule} */
function code(rest) {
  const match = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'code', text: match[2].trim() } };
}

/** @type {Rule} */
function maskedLink(rest, place) {
  const match =
    /^\[((?:\\[\s\S]|\[[^[\]\n]*\]|[^\\[\]])+)\]\((?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/(?:\([^\s()<>]*\)|[^\s()<>])+))(?: +"[^"\n]*")?\)/.exec(
      rest,
    );
  if (match === null || place.inLink) return null;
  return linkNode(
    match[0].length,
    match[2] ?? match[3],
    parse(match[1], inside(place, { inLink: true, lineStart: false })),
  );
}

/** @type {Rule} */
function angleLink(rest, place) {
  const match = /^<(https?:\/\/[^\s<>]+)>/.exec(rest);
  return match === null || place.inLink
    ? null
    : linkNode(match[0].length, match[1], [{ type: 'text', text: match[1] }]);
}

/** @type {Rule} */
function bareLink(rest, place) {
  if (place.inLink || /\w/.test(place.before)) return null;
  const match = /^https?:\/\/(?:\([^\s()<>]*\)|[^\s()<>*|])*(?:\([^\s()<>]*\)|[^\s()<>*|.,:;"'\]!?_~])/.exec(rest);
  return match === null ? null : linkNode(match[0].length, match[0], [{ type: 'text', text: match[0] }]);
}

/** @param {number} length @param {string} url @param {MarkdownNode[]} children @returns {Match | null} */
function linkNode(length, url, children) {
  return URL.canParse(url) ? { length, node: { type: 'link', url, children } } : null;
}

/** @type {Rule} */
function timestamp(rest) {
  const match = /^<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/.exec(rest);
  if (match === null) return null;
  return { length: match[0].length, node: { type: 'timestamp', unix: Number(match[1]), style: match[2] ?? 'f' } };
}

/** @type {Rule} */
function mention(rest) {
  const match = /^<(#|@&|@!?)(\d{1,20})>/.exec(rest);
  if (match === null) return null;
  const type = match[1] === '#' ? 'channel' : match[1] === '@&' ? 'role' : 'user';
  return { length: match[0].length, node: { type, id: match[2] } };
}

/** @type {Rule} */
function commandMention(rest) {
  const match = /^<\/([^\n:<>]{1,100}):(\d{1,20})>/u.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'command', id: match[2], name: match[1] } };
}

/** Custom emoji pictures live on Discord; their name stands in for them. @type {Rule} */
function emoji(rest) {
  const match = /^<a?(:\w{2,32}:)\d{1,20}>/.exec(rest);
  return match === null ? null : { length: match[0].length, node: { type: 'text', text: match[1] } };
}
