import type { Choice, Services } from '../../src/bot/command.ts';
import { dayOf, firstDay, isPartialDate, partialDateWords } from '../../src/lib/partial-date.ts';

/** Days on which the record changed that fit what has been typed, newest first, and the typed date itself. */
export function suggestAsOf(typed: string, services: Pick<Services, 'dataset' | 'now'>): Choice[] {
  const text = typed.trim();
  const today = dayOf(services.now());
  const days = [...services.dataset().updates.values()].map(({ date }) => date).reverse();
  const years = days.map((day) => day.slice(0, 4));
  return [...new Set([text, ...days, ...years])]
    .filter((date) => isPartialDate(date) && firstDay(date) <= today)
    .filter((date) => date.startsWith(text) || partialDateWords(date).toLowerCase().includes(text.toLowerCase()))
    .slice(0, 25)
    .map((date) => ({ name: partialDateWords(date), value: date }));
}
