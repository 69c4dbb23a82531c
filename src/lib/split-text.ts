/**
 * Splits text into parts of at most `max` UTF-16 units: after sentences, where one is too long after words,
 * where a word is too long after graphemes. Joined with spaces the parts give the text again.
 */
export function splitText(text: string, max: number): string[] {
  return pack(segments(text, 'sentence'), max, (sentence) =>
    pack(segments(sentence, 'word'), max, (word) => pack(segments(word, 'grapheme'), max, (grapheme) => [grapheme])),
  );
}

function segments(text: string, granularity: 'sentence' | 'word' | 'grapheme'): string[] {
  return [...new Intl.Segmenter('en', { granularity }).segment(text)].map(({ segment }) => segment);
}

function pack(pieces: readonly string[], max: number, divide: (piece: string) => string[]): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if ((part + piece).trimEnd().length <= max) {
      part += piece;
      continue;
    }
    parts.push(part);
    if (piece.trimEnd().length <= max) {
      part = piece;
      continue;
    }
    const divided = divide(piece);
    parts.push(...divided.slice(0, -1));
    part = divided.at(-1) ?? '';
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}
