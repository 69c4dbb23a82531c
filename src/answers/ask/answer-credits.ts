import type { Credit } from '../../dataset/record-schema.ts';
import { firstDay } from '../../lib/partial-date.ts';
import type { AtOnce, AtOnceParts } from './at-once.ts';
import { decadeOf } from './decade-of.ts';
import { holdsAny } from './holds-any.ts';
import type { Question } from './question.ts';

/** A few words ask, though they hold no question word. */
const longestRemark = 7;

/** "What films has the director made since 2000": the credits of a kind, in a span of years. */
export function createCreditsAnswer({ dataset, synonyms, factOf }: AtOnceParts): AtOnce {
  const films = new Set(synonyms.termsOf(['film', 'movies', 'features', 'directed']));
  const series = new Set(
    ['series', 'tv', 'television', 'shows', 'tv movie']
      .flatMap((phrase) => synonyms.termsOf(phrase.split(' ')))
      .filter((term) => !films.has(term)),
  );

  return (question) => {
    const { text, units, kind, names, words } = question;
    const asked = units.flatMap(({ terms }) => [...terms.keys()]);
    const wantsSeries = asked.some((term) => series.has(term));
    if (!['list', 'what', 'who'].includes(kind) || (!wantsSeries && !asked.some((term) => films.has(term))))
      return null;
    if (!names.includes(`person:${dataset.record.filmmaker}`) && !/\b(?:he|his|the director|director)\b/i.test(text))
      return null;
    // A sentence that merely mentions such things asks for no list of them.
    if (
      words.length > longestRemark &&
      !/\b(?:what|whats|which|list|all|every|gimme|give|name)\b/.test(words.join(' '))
    )
      return null;
    const plural = /\b(?:films|movies|features|shows|series|list|every|all|filmography|works|tv)\b/i.test(text);
    const others = units.filter(
      (unit) =>
        (unit.kind === 'word' || unit.kind === 'unknown') &&
        decadeOf(unit.text) === null &&
        !holdsAny(films, unit) &&
        !holdsAny(series, unit),
    );
    if (!plural || others.length > 0) return null;
    const exclude = new Set(
      names.filter((name) => name.startsWith('credit:')).map((name) => name.slice('credit:'.length)),
    );
    const span = spanOf(
      question,
      [...exclude].flatMap((id) => dataset.credits.get(id) ?? []),
    );
    const wanted = !wantsSeries
      ? ['feature']
      : /\b(?:tv|television) (?:films?|movies?)\b/i.test(text)
        ? ['television film']
        : ['series', 'television film'];
    const credits = [...dataset.credits.values()]
      .filter(({ type }) => wanted.includes(type))
      .filter(
        ({ id, year, role }) =>
          !exclude.has(id) &&
          year !== undefined &&
          year >= span.from &&
          year <= span.to &&
          (wantsSeries || /produc/i.test(text) ? /direct|creat|produc|writ/i : /direct/i).test(role),
      )
      .sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
    const [first] = credits;
    const fact = first === undefined ? undefined : factOf(`credit:${first.id}`);
    if (fact === undefined) return null;
    const maker = dataset.people.get(dataset.record.filmmaker)?.name ?? '';
    const list = credits.map(({ title, year }) => `${title} (${year})`).join(', ');
    const sources = [...new Set(credits.flatMap((credit) => credit.sources))];
    return { facts: [{ ...fact, statement: `${maker}: ${list}.`, sources }], past: [] };
  };
}

/** The years that "since 2000", "before Ferrari", "in the 80s" leave. */
function spanOf(
  { text, times, words }: Pick<Question, 'text' | 'times' | 'words'>,
  named: readonly Credit[],
): { from: number; to: number } {
  const years = [
    ...times.map((time) => Number(firstDay(time).slice(0, 4))),
    ...named.flatMap(({ year }) => year ?? []),
  ];
  const [decade] = words.flatMap((word) => decadeOf(word) ?? []);
  if (decade !== undefined) return decade;
  const [year] = years;
  if (year === undefined) return { from: 0, to: 9999 };
  if (/\b(?:since|after|from)\b/i.test(text))
    return { from: named.length > 0 ? year + 1 : year, to: Math.max(...years.slice(1), 9999) };
  if (/\b(?:before|until|till|prior)\b/i.test(text)) return { from: 0, to: year - 1 };
  return named.length > 0 ? { from: 0, to: 9999 } : { from: year, to: years[1] ?? year };
}
