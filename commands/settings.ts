import { SlashCommandChannelOption, SlashCommandStringOption } from '@discordjs/builders';
import { ChannelType } from 'discord-api-types/v10';
import { adminCommand, asAdmin } from '../src/bot/admin-command.ts';
import type { Command } from '../src/bot/command.ts';
import { textOption } from '../src/bot/read-options.ts';
import { spoilerLevels } from '../src/dataset/record-schema.ts';
import { askErase, eraseAll } from './parts/erase.ts';
import { exportData } from './parts/export-data.ts';
import { setNotices } from './parts/set-notices.ts';
import { setSpoilers } from './parts/set-spoilers.ts';
import { setTimezone, suggestTimezones } from './parts/set-timezone.ts';
import { showSettings } from './parts/show-settings.ts';

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
    )
    .addSubcommand((sub) =>
      sub
        .setName('timezone')
        .setDescription('The time zone in which digests go out at 09:00')
        .addStringOption(
          new SlashCommandStringOption()
            .setName('value')
            .setDescription('A city of the zone, such as Europe/Berlin')
            .setRequired(true)
            .setMaxLength(60)
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((sub) =>
      sub
        .setName('notices')
        .setDescription('Where you are told when a channel no longer takes posts')
        .addChannelOption(
          new SlashCommandChannelOption()
            .setName('value')
            .setDescription('Left out: the Community Updates channel of the server')
            .addChannelTypes(ChannelType.GuildText, ChannelType.PublicThread, ChannelType.PrivateThread),
        ),
    )
    .addSubcommand((sub) => sub.setName('export').setDescription('All that the bot holds on this server, as a file'))
    .addSubcommand((sub) => sub.setName('erase').setDescription('Delete all that the bot holds on this server')),
  answer: (input, services) =>
    asAdmin(input, (guildId) => {
      switch (input.subcommand) {
        case 'spoilers':
          return setSpoilers(guildId, textOption(input.options, 'value'), services);
        case 'timezone':
          return setTimezone(guildId, textOption(input.options, 'value') ?? '', services);
        case 'notices': {
          const value = textOption(input.options, 'value');
          return setNotices(guildId, value === undefined ? null : (input.channels.get(value) ?? 'unknown'), services);
        }
        case 'export':
          return exportData(guildId, services);
        case 'erase':
          return askErase();
        default:
          return showSettings(guildId, services);
      }
    }),
  autocomplete: ({ subcommand, text }) => (subcommand === 'timezone' ? suggestTimezones(text) : []),
  components: {
    erase: (_args, input, services) => asAdmin(input, (guildId) => eraseAll(guildId, services)),
  },
};
