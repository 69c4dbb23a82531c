import type { SpoilerLevel } from '../dataset/record-schema.ts';
import { splitText } from '../lib/split-text.ts';
import type { Block, Span } from './card.ts';
import { renderSpans } from './render-spans.ts';

/** A part of a page: some lines of markdown, or a line drawn across. */
export type Piece = { kind: 'text'; markdown: string; keepWithNext: boolean } | { kind: 'rule' };

/**
 * Lays blocks out on pages of at most `maxText` characters and `maxPieces` pieces each. A block that is too long alone is
 * split after a sentence; a heading never ends a page. There is at least one page.
 */
export function paginateCard(
  blocks: readonly Block[],
  { plain, maxText, maxPieces }: { plain: SpoilerLevel; maxText: number; maxPieces: number },
): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  const fits = (next: readonly Piece[]) => lengthOf(next) <= maxText && countOf(next) <= maxPieces;
  const turn = (next: Piece | null) => {
    const last = page.at(-1);
    const isHead = last?.kind === 'text' && last.keepWithNext && page.length > 1;
    const carried = isHead && next !== null && fits([last, next]) ? page.splice(-1) : [];
    while (page.at(-1)?.kind === 'rule') page.pop();
    if (page.length > 0) pages.push(page);
    page = carried;
  };
  for (const block of blocks) {
    if (block.kind === 'break') {
      turn(null);
      continue;
    }
    for (const piece of toPieces(block, plain, maxText)) {
      if (!fits([...page, piece])) turn(piece);
      if (piece.kind === 'rule' && page.length === 0) continue;
      page.push(piece);
    }
  }
  while (page.at(-1)?.kind === 'rule') page.pop();
  if (page.length > 0 || pages.length === 0) pages.push(page);
  return pages;
}

/** The characters of a page's text displays: neighbouring texts share one, a line each. */
function lengthOf(page: readonly Piece[]): number {
  return page.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.markdown.length + 1 : 0), 0);
}

/** The components of a page: a rule, and the text before and after it. */
function countOf(page: readonly Piece[]): number {
  return page.filter((piece) => piece.kind === 'rule').length * 2 + 1;
}

const prefix = { title: '## ', heading: '### ', small: '-# ', text: '', item: '- ' } as const;

function toPieces(block: Exclude<Block, { kind: 'break' }>, plain: SpoilerLevel, maxText: number): Piece[] {
  if (block.kind === 'rule') return [{ kind: 'rule' }];
  const keepWithNext = block.kind === 'title' || block.kind === 'heading';
  const detail = block.kind === 'item' && block.detail !== undefined ? block.detail : null;
  // A line of small print would break a list: with one, the item stands as a paragraph of its own.
  const lead = detail === null ? prefix[block.kind] : '';
  const whole =
    lead + renderSpans(block.spans, plain) + (detail === null ? '' : `\n${prefix.small}${renderSpans(detail, plain)}`);
  if (whole.length <= maxText) return [{ kind: 'text', markdown: whole, keepWithNext }];
  const split = (spans: readonly Span[], mark: string) =>
    splitSpans(spans, plain, maxText - mark.length).map((line) => mark + line);
  return [...split(block.spans, lead), ...(detail === null ? [] : split(detail, prefix.small))].map((markdown) => ({
    kind: 'text',
    markdown,
    // What had to be split is too long to be carried over to what it heads.
    keepWithNext: false,
  }));
}

/** Lines of at most `max` characters. Splitting comes before rendering, to keep each part's bars, marks and links whole. */
function splitSpans(spans: readonly Span[], plain: SpoilerLevel, max: number): string[] {
  // Escaping can double a text, and the marks around it take some more.
  const parts = spans.flatMap((span) => splitSpan(span, Math.floor(max / 2) - 16));
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    const markdown = renderSpans([part], plain);
    if (line !== '' && line.length + markdown.length + 1 > max) {
      lines.push(line);
      line = markdown;
    } else line = line === '' ? markdown : `${line} ${markdown}`;
  }
  return [...lines, line];
}

function splitSpan(span: Span, max: number): Span[] {
  if (typeof span === 'string') return splitText(span, max);
  if ('code' in span) return splitText(span.code, max).map((code) => ({ code }));
  if (!('text' in span)) return [span];
  // A link's address is of no use in two halves; the record holds it to a length that fits.
  return splitText(span.text, span.url === undefined ? max : max - span.url.length).map((text) => ({ ...span, text }));
}
