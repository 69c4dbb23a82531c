/** Words and marks that may stand between two claims of one sentence. English. */
const joints =
  /(?:\s*[,:(){}\n–—]+\s*|\s+-+\s+|\.\s+|\s*\.{2,}\s*)(?:(?:and|but|so|or|plus|with|while|because|which)\s+)?|\s+(?=(?:and|but|plus|with|while|whereas|although|though|because|cuz|since|which|after|before|as|so|on\san?)\s)/giu;
const mostPieces = 7;

/**
 * The sentences of a text, each as the pieces between which one claim may end and another begin. A long text is left in
 * larger pieces, so that no more than `mostParts` runs of neighbouring pieces have to be compared.
 */
export function splitClauses(
  text: string,
  { mostSentences, mostParts }: { mostSentences: number; mostParts: number },
): string[][] {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]
    .flatMap(({ segment }) => segment.split(/[\n;•|]+|\s[*>]\s|(?:^|\s)\d{1,2}[.)]\s|[!?]+(?=\s)/u))
    .map((sentence) => sentence.replace(/https?:\/\/\S+|<[@#:a][^>]*>/gu, ' '))
    .map((sentence) => sentence.replace(/(\d)\s?(?:m|mm|mil|mill|mn)\b/giu, '$1 million').trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
    .slice(0, mostSentences)
    .map((sentence) => sentence.split(joints).filter((piece) => /[\p{L}\p{N}]/u.test(piece)));
  let size = mostPieces;
  const partsOf = (most: number) =>
    sentences.reduce((sum, { length }) => sum + (Math.min(length, most) * (Math.min(length, most) + 1)) / 2, 0);
  while (size > 1 && partsOf(size) > mostParts) size -= 1;
  return sentences.map((pieces) => joinPieces(pieces, size));
}

/** At most so many pieces, neighbours joined. */
function joinPieces(pieces: readonly string[], most: number): string[] {
  const each = Math.ceil(pieces.length / most);
  return Array.from({ length: Math.ceil(pieces.length / each) }, (_, at) =>
    pieces.slice(at * each, (at + 1) * each).join(', '),
  );
}
