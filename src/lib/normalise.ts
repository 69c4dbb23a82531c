/** Folds case, accents, quotes, dashes and punctuation away: words of letters and digits with single spaces between. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
