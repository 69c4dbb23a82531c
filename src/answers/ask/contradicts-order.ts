const ordinals: readonly RegExp[] = [
  /\b(?:first|1st|number one|no 1|debut|earliest)\b/,
  /\b(?:second|2nd|number two)\b/,
  /\b(?:third|3rd|number three)\b/,
  /\b(?:fourth|4th)\b/,
  /\b(?:fifth|5th)\b/,
  /\b(?:last|final|latest)\b/,
];

/** Whether folded text puts forward a place in a row, "the first", that a statement has otherwise; also "before" for "after". */
export function contradictsOrder(asked: string, statement: string): boolean {
  const wanted = ordinals.filter((ordinal) => ordinal.test(asked));
  const told = ordinals.filter((ordinal) => ordinal.test(statement));
  return wanted.length > 0 && told.length > 0 && !wanted.some((ordinal) => told.includes(ordinal));
}
