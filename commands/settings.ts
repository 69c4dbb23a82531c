import { SlashCommandStringOption } from '@discordjs/builders';
import { adminCommand, asAdmin } from '../src/bot/admin-command.ts';
import type { Command, Services } from '../src/bot/command.ts';
import { textOption } from '../src/bot/read-options.ts';
import { type SpoilerLevel, spoilerLevels } from '../src/dataset/record-schema.ts';
import type { Card } from '../src/views/card.ts';
import { noticeCard } from '../src/views/notice-card.ts';

const levelWords: Record<SpoilerLevel, string> = {
  none: 'every spoiler is hidden until it is opened',
  film: 'spoilers of the film are shown plainly, those of the novel are hidden',
  novel: 'all spoilers are shown plainly',
};

export const settings: Command = {
  data: adminCommand('settings', 'How the bot behaves in this server')
    .addSubcommand((sub) => sub.setName('show').setDescription('What is set'))
    .addSubcommand((sub) =>
      sub
        .setName('spoilers')
        .setDescription('The highest level of spoilers that is shown plainly')
        .addStringOption(
          new SlashCommandStringOption()
            .setName('value')
            .setDescription('none hides them all; novel shows them all')
            .setRequired(true)
            .addChoices(spoilerLevels.map((level) => ({ name: level, value: level }))),
        ),
    ),
  answer: (input, services) =>
    asAdmin(input, (guildId) => {
      if (input.subcommand !== 'spoilers') return show(guildId, services);
      const level = spoilerLevels.find((each) => each === textOption(input.options, 'value'));
      return level === undefined
        ? noticeCard([`Choose one of: ${spoilerLevels.join(', ')}. Nothing was changed.`])
        : setSpoilers(guildId, level, services);
    }),
};

async function setSpoilers(guildId: string, level: SpoilerLevel, services: Services): Promise<Card> {
  await services.settings.update(guildId, (current) => ({ ...current, spoilers: level }));
  return noticeCard([
    `From now on ${levelWords[level]} in this server. Channels that Discord marks for spoilers show them all.`,
  ]);
}

async function show(guildId: string, services: Services): Promise<Card> {
  const { spoilers, timezone, subscriptions } = await services.settings.get(guildId);
  return {
    tone: 'plain',
    ephemeral: true,
    blocks: [
      { kind: 'title', spans: ['Settings of this server'] },
      { kind: 'item', spans: [{ text: 'Spoilers', bold: true }, `: ${spoilers} (${levelWords[spoilers]})`] },
      { kind: 'item', spans: [{ text: 'Time zone of digests', bold: true }, `: ${timezone}`] },
      {
        kind: 'item',
        spans: [
          { text: 'Channels that get updates', bold: true },
          `: ${subscriptions.length}. `,
          { code: '/updates list' },
          ' shows them.',
        ],
      },
    ],
  };
}
