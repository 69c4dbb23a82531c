import type { MarkdownNode } from './markdown-node.ts';

/** What surrounds the text that a rule looks at. */
export interface MarkdownPlace {
  depth: number;
  lineStart: boolean;
  /** The character before, empty at the start. */
  before: string;
  inQuote: boolean;
  inLink: boolean;
}

/** How much of the text a rule took, and what it made of it. */
export interface MarkdownMatch {
  length: number;
  node: MarkdownNode;
}

/** Reads what is inside of markup. */
export type ParseInside = (text: string, change?: Partial<MarkdownPlace>) => MarkdownNode[];

/** One kind of markup: what it makes of the text that begins here, null when it is none of it. */
export type MarkdownRule = (rest: string, place: MarkdownPlace, parse: ParseInside) => MarkdownMatch | null;
