import type { MarkdownNode } from './markdown-node.ts';
import type { MarkdownMatch, MarkdownRule } from './markdown-rule.ts';

const masked: MarkdownRule = (rest, place, parse) => {
  const match =
    /^\[((?:\\[\s\S]|\[[^[\]\n]*\]|[^\\[\]])+)\]\((?:<(https?:\/\/[^\s<>]+)>|(https?:\/\/(?:\([^\s()<>]*\)|[^\s()<>])+))(?: +"[^"\n]*")?\)/.exec(
      rest,
    );
  if (match === null || place.inLink) return null;
  const children = parse(match[1] ?? '', { inLink: true, lineStart: false });
  return link(match[0].length, match[2] ?? match[3] ?? '', children);
};

const angle: MarkdownRule = (rest, place) => {
  const match = /^<(https?:\/\/[^\s<>]+)>/.exec(rest);
  if (match === null || place.inLink) return null;
  return link(match[0].length, match[1] ?? '', [{ type: 'text', text: match[1] ?? '' }]);
};

const bare: MarkdownRule = (rest, place) => {
  if (place.inLink || /\w/.test(place.before)) return null;
  const match = /^https?:\/\/(?:\([^\s()<>]*\)|[^\s()<>*|])*(?:\([^\s()<>]*\)|[^\s()<>*|.,:;"'\]!?_~])/.exec(rest);
  return match === null ? null : link(match[0].length, match[0], [{ type: 'text', text: match[0] }]);
};

function link(length: number, url: string, children: MarkdownNode[]): MarkdownMatch | null {
  return URL.canParse(url) ? { length, node: { type: 'link', url, children } } : null;
}

/** Links, to the web only. */
export const linkRules = { masked, angle, bare };
