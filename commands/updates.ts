import { SlashCommandChannelOption, SlashCommandRoleOption, SlashCommandStringOption } from '@discordjs/builders';
import { ChannelType } from 'discord-api-types/v10';
import { adminCommand, asAdmin } from '../src/bot/admin-command.ts';
import type { Command } from '../src/bot/command.ts';
import { listSubscriptions } from './parts/list-subscriptions.ts';
import { suggestKinds } from './parts/parse-kinds.ts';
import { subscribe } from './parts/subscribe.ts';
import { unsubscribe, unsubscribeChannel } from './parts/unsubscribe.ts';

const postable = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

export const updates: Command = {
  data: adminCommand('updates', 'Post new updates of the record in a channel of this server')
    .addSubcommand((sub) =>
      sub
        .setName('subscribe')
        .setDescription('Post each new update in a channel')
        .addChannelOption(channelOption('Where to post; left out: here'))
        .addStringOption(
          new SlashCommandStringOption()
            .setName('kinds')
            .setDescription('Which kinds, with commas between; left out: all')
            .setMaxLength(100)
            .setAutocomplete(true),
        )
        .addStringOption(
          new SlashCommandStringOption()
            .setName('certainty')
            .setDescription('How sure an update must be; left out: reported')
            .addChoices(
              { name: 'confirmed only', value: 'confirmed' },
              { name: 'confirmed and reported', value: 'reported' },
              { name: 'all, rumours and denials too', value: 'all' },
            ),
        )
        .addStringOption(
          new SlashCommandStringOption()
            .setName('schedule')
            .setDescription('When to post; left out: at once')
            .addChoices(
              { name: 'at once', value: 'instant' },
              { name: 'once a day, at 09:00', value: 'daily' },
              { name: 'once a week, Monday at 09:00', value: 'weekly' },
            ),
        )
        .addRoleOption(new SlashCommandRoleOption().setName('role').setDescription('A role to ping with each post')),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('Which channels get updates, and how they are doing'))
    .addSubcommand((sub) =>
      sub
        .setName('unsubscribe')
        .setDescription('Stop posting in a channel')
        .addChannelOption(channelOption('Where to stop; left out: here')),
    ),
  answer: (input, services) =>
    asAdmin(input, (guildId) => {
      if (input.subcommand === 'subscribe') return subscribe(guildId, input, services);
      return input.subcommand === 'unsubscribe'
        ? unsubscribe(guildId, input, services)
        : listSubscriptions(guildId, services);
    }),
  autocomplete: ({ name, text }) => (name === 'kinds' ? suggestKinds(text) : []),
  components: {
    unsubscribe: ([channelId = ''], source, services) =>
      asAdmin(source, (guildId) => unsubscribeChannel(guildId, channelId, services)),
  },
};

function channelOption(description: string): SlashCommandChannelOption {
  return new SlashCommandChannelOption()
    .setName('channel')
    .setDescription(description)
    .addChannelTypes(...postable);
}
