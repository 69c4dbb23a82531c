/** As much of a command, option or choice as counts towards the size. */
interface Sized {
  name: string;
  description?: string | null | undefined;
  name_localizations?: unknown;
  description_localizations?: unknown;
  value?: unknown;
  options?: readonly Sized[] | null | undefined;
  choices?: readonly Sized[] | null | undefined;
}

/** Characters of names, descriptions and values over the whole command; of translations the longest counts. */
export function commandSize(part: Sized): number {
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = part.value === undefined ? 0 : String(part.value).length;
  const nested = [...(part.options ?? []), ...(part.choices ?? [])];
  return nested.reduce((sum, inner) => sum + commandSize(inner), own + value);
}

function longest(text: string | null | undefined, translations: unknown): number {
  const others = typeof translations === 'object' && translations !== null ? Object.values(translations) : [];
  return Math.max(text?.length ?? 0, ...others.map((other) => (typeof other === 'string' ? other.length : 0)));
}
