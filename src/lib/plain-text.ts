// Controls, and the characters that turn the direction of the text around them.
const unwanted = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Text from a person on one line: controls and direction marks become spaces, spaces are joined, the ends trimmed. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(unwanted, ' ').replace(/\s+/g, ' ').trim();
}

/** Cuts at a grapheme so that the result, with its ellipsis, has at most `max` UTF-16 units. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
