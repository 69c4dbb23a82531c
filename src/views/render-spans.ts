import { type SpoilerLevel, spoilerLevels } from '../dataset/record-schema.ts';
import { escapeMarkdown } from '../lib/escape-markdown.ts';
import { type PartialDate, partialDateWords } from '../lib/partial-date.ts';
import type { Span } from './card.ts';

/** Whether something of this spoiler level stays hidden from readers who are shown `plain` at most. */
export function isHidden(level: SpoilerLevel, plain: SpoilerLevel): boolean {
  return spoilerLevels.indexOf(level) > spoilerLevels.indexOf(plain);
}

/** Writes spans as Discord markdown; what is above the level `plain` is put behind spoiler bars. */
export function renderSpans(spans: readonly Span[], plain: SpoilerLevel): string {
  return spans.map((span) => renderSpan(span, plain)).join('');
}

/** A whole date as a timestamp that shows in the reader's own language, a partial one in words. */
export function renderDate(date: PartialDate): string {
  if (date.length < 10) return partialDateWords(date);
  // Noon, so that the day is the same one in nearly every time zone.
  return `<t:${Date.parse(`${date}T12:00:00Z`) / 1000}:D>`;
}

function renderSpan(span: Span, plain: SpoilerLevel): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if ('date' in span) return renderDate(span.date);
  if ('instant' in span) return `<t:${Math.floor(span.instant.getTime() / 1000)}:${span.style}>`;
  if ('code' in span) return `\`${span.code.replaceAll('`', 'ˋ')}\``;
  if ('channel' in span) return `<#${span.channel}>`;
  if ('role' in span) return `<@&${span.role}>`;
  const escaped = escapeMarkdown(span.text);
  const words = span.bold ? `**${escaped}**` : escaped;
  const linked = span.url === undefined ? words : `[${words.replaceAll(']', '\\]')}](<${encodeUrl(span.url)}>)`;
  return span.spoiler !== undefined && isHidden(span.spoiler, plain) ? `||${linked}||` : linked;
}

function encodeUrl(url: string): string {
  return url.replace(/[<>\s]/g, encodeURIComponent);
}
