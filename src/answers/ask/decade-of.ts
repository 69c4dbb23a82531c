const named = 'noughties tens twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

/** The first and last year of a decade that a folded word names: "90s", "1990s", "nineties"; null for any other word. */
export function decadeOf(word: string): { from: number; to: number } | null {
  const [, century, digit] = /^(19|20)?(\d)0s$/.exec(word) ?? [];
  const decade = digit === undefined ? named.indexOf(word) : Number(digit);
  if (decade < 0) return null;
  const from = (century === undefined ? (decade < 3 ? 2000 : 1900) : Number(century) * 100) + decade * 10;
  return { from, to: from + 9 };
}
