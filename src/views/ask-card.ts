import type { AskAnswer } from '../answers/ask/ask-answer.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { PartialDate } from '../lib/partial-date.ts';
import { cutText, plainText } from '../lib/plain-text.ts';
import { asOfSpans } from './as-of-spans.ts';
import type { Action, Block, Card, Span } from './card.ts';
import { certaintyWord } from './certainty-words.ts';
import { sourceSpans } from './source-spans.ts';
import { whyRoute } from './why-route.ts';

const mostPast = 3;

/** The answer to a plain question: the sentence itself first, then how sure, since when and by whom. */
export function askCard(
  dataset: Dataset,
  answer: Extract<AskAnswer, { kind: 'answered' }>,
  { asked }: { asked: PartialDate | null },
): Card {
  const [main, ...others] = answer.facts;
  const grounds = [...(main === undefined ? [] : [main]), ...others].map(
    (fact): Block => ({
      kind: 'small',
      spans: [
        { text: certaintyWord(fact.certainty), bold: true },
        ...(fact.asOf === undefined ? [] : [' · as of ', { date: fact.asOf }]),
        ' · ',
        ...sourceSpans(dataset, fact.sources),
      ],
    }),
  );
  const past = answer.past.slice(0, mostPast).map((fact): Block => {
    const said: Span[] = fact.asOf === undefined ? [] : [' · said ', { date: fact.asOf }];
    // What the answer says itself is not said again.
    const isSaid = answer.lead.some(({ text }) => text.includes(fact.statement));
    const words: Span[] = isSaid ? [] : [': ', { text: fact.statement, spoiler: fact.spoiler }];
    return {
      kind: 'small',
      spans: [{ text: 'Superseded', bold: true }, ...words, ...said, ' · ', ...sourceSpans(dataset, fact.sources, 2)],
    };
  });
  return {
    tone: main?.certainty ?? 'plain',
    blocks: [
      { kind: 'text', spans: answer.lead.map(({ text, spoiler }) => ({ text, spoiler })) },
      { kind: 'rule' },
      ...(asked === null ? [] : [{ kind: 'small' as const, spans: ['The record', ...asOfSpans(asked)] }]),
      ...grounds,
      ...past,
    ],
    actions: [
      {
        label: 'Why this answer?',
        route: whyRoute({
          ...answer.question,
          facts: [...answer.facts, ...answer.past].map(({ key }) => key),
        }),
      },
    ],
  };
}

/** An honest refusal, with questions that can be answered as buttons. */
export function declinedCard(question: string, suggestions: readonly string[]): Card {
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'text', spans: ['Not on record: “', cutText(plainText(question), 300), '”.'] },
      { kind: 'rule' },
      {
        kind: 'small',
        spans: [
          suggestions.length === 0 ? 'The list that opens as you type shows what can be asked.' : 'What is on record:',
        ],
      },
    ],
    actions: againActions(suggestions),
  };
}

/** Asks for a question, with some that can be answered as buttons. */
export function promptCard(questions: readonly string[]): Card {
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [{ kind: 'text', spans: ['Ask a question in your own words, such as one of these.'] }],
    actions: againActions(questions),
  };
}

const mostActions = 3;

function againActions(questions: readonly string[]): Action[] {
  return questions
    .slice(0, mostActions)
    .map((text) => ({ label: text, route: { command: 'ask', action: 'again', args: [text] } }));
}
