/** The text of a string option, trimmed; undefined when it was left out or is empty. */
export function textOption(options: ReadonlyMap<string, string | number | boolean>, name: string): string | undefined {
  const value = options.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** A page number from a custom id: 0 for anything that is none. */
export function pageArgument(text: string | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 0 ? page : 0;
}
