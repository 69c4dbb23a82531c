import type { CommandInput, InputChannel } from '../../src/bot/command.ts';
import { textOption } from '../../src/bot/read-options.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** The channel that was named, else the one where the command was used. */
export function chosenChannel(input: CommandInput): InputChannel | null {
  const named = textOption(input.options, 'channel');
  return named === undefined ? input.channel : (input.channels.get(named) ?? null);
}

/** Answers for the chosen channel, or says that there is none. */
export function forChosenChannel(
  input: CommandInput,
  answer: (channel: InputChannel) => Card | Promise<Card>,
): Card | Promise<Card> {
  const channel = chosenChannel(input);
  if (channel !== null) return answer(channel);
  return noticeCard([
    'I cannot find that channel: choose it from the list. One that was deleted can be unsubscribed with the buttons of ',
    { code: '/updates list' },
    '.',
  ]);
}
