import { ChannelType } from 'discord-api-types/v10';
import type { CommandInput, InputChannel } from '../../src/bot/command.ts';
import { textOption } from '../../src/bot/read-options.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';

/** The channel that was named, else the one where the command was used. One that was deleted is known by its id alone. */
export function chosenChannel(input: CommandInput): InputChannel | null {
  const named = textOption(input.options, 'channel');
  if (named === undefined) return input.channel;
  if (!/^\d{15,20}$/.test(named)) return null;
  return (
    input.channels.get(named) ?? { id: named, name: null, type: ChannelType.GuildText, flags: 0, appPermissions: null }
  );
}

/** Answers for the chosen channel, or says that there is none. */
export function forChosenChannel(
  input: CommandInput,
  answer: (channel: InputChannel) => Card | Promise<Card>,
): Card | Promise<Card> {
  const channel = chosenChannel(input);
  if (channel !== null) return answer(channel);
  return noticeCard([
    'I cannot find that channel: choose it from the list. ',
    { code: '/updates list' },
    ' shows those that have a subscription.',
  ]);
}
