import { type AsOf, parseAsOf } from '../../src/answers/parse-as-of.ts';
import type { Services } from '../../src/bot/command.ts';
import { cutText, plainText } from '../../src/lib/plain-text.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** Answers for the day that `as-of` names, or says what is wrong with it. */
export function answerAsOf(
  text: string | undefined,
  services: Pick<Services, 'now'>,
  answer: (asOf: Extract<AsOf, { kind: 'day' }>) => Card,
): Card {
  const asOf = parseAsOf(text, services.now());
  if (asOf.kind === 'day') return answer(asOf);
  const shown = cutText(plainText(text ?? ''), 40);
  return noticeCard(
    asOf.reason === 'future'
      ? ['“', shown, '” is still to come: give as-of a day that has passed, or leave it out for today.']
      : ['“', shown, '” is no date: write ', { code: 'as-of' }, ' as YYYY, YYYY-MM or YYYY-MM-DD, such as 2025-09.'],
  );
}
