import { SlashCommandChannelOption, SlashCommandRoleOption, SlashCommandStringOption } from '@discordjs/builders';
import { adminCommand, asAdmin } from '../src/bot/admin-command.ts';
import type { Command } from '../src/bot/command.ts';
import { pageArgument } from '../src/bot/read-options.ts';
import { forChosenChannel } from './parts/chosen-channel.ts';
import { listSubscriptions } from './parts/list-subscriptions.ts';
import { panel } from './parts/panel.ts';
import { certaintyLabels, scheduleLabels } from './parts/panel-card.ts';
import { suggestKinds } from './parts/parse-kinds.ts';
import { pauseChannel } from './parts/pause.ts';
import { postableTypes } from './parts/postable-types.ts';
import { preview } from './parts/preview.ts';
import { askResume, resumeChannel } from './parts/resume.ts';
import { subscribe } from './parts/subscribe.ts';
import { unsubscribeChannel } from './parts/unsubscribe.ts';

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
            .addChoices(choicesOf(certaintyLabels)),
        )
        .addStringOption(
          new SlashCommandStringOption()
            .setName('schedule')
            .setDescription('When to post; left out: at once')
            .addChoices(choicesOf(scheduleLabels)),
        )
        .addRoleOption(new SlashCommandRoleOption().setName('role').setDescription('A role to ping with each post')),
    )
    .addSubcommand((sub) => sub.setName('list').setDescription('Which channels get updates, and how they are doing'))
    .addSubcommand((sub) =>
      sub
        .setName('pause')
        .setDescription('Post nothing in a channel for a while')
        .addChannelOption(channelOption('Where to pause; left out: here')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('resume')
        .setDescription('Post in a paused channel again')
        .addChannelOption(channelOption('Where to resume; left out: here')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('preview')
        .setDescription('How the next post looks, and what was posted or why not')
        .addChannelOption(channelOption('Of which channel; left out: this one')),
    )
    .addSubcommand((sub) =>
      sub
        .setName('unsubscribe')
        .setDescription('Stop posting in a channel')
        .addChannelOption(channelOption('Where to stop; left out: here')),
    ),
  answer: (input, services) =>
    asAdmin(input, (guildId) => {
      if (input.subcommand === 'list') return listSubscriptions(guildId, 0, services);
      return forChosenChannel(input, (channel) => {
        switch (input.subcommand) {
          case 'pause':
            return pauseChannel(guildId, channel.id, services);
          case 'resume':
            return askResume(guildId, channel, services);
          case 'preview':
            return preview(guildId, { channelId: channel.id }, services);
          case 'unsubscribe':
            return unsubscribeChannel(guildId, channel.id, services);
          default:
            return subscribe(guildId, { channel, input }, services);
        }
      });
    }),
  autocomplete: ({ name, text }) => (name === 'kinds' ? suggestKinds(text) : []),
  components: {
    ...panel,
    unsubscribe: ([channelId = ''], input, services) =>
      asAdmin(input, (guildId) => unsubscribeChannel(guildId, channelId, services)),
    pause: ([channelId = ''], input, services) =>
      asAdmin(input, (guildId) => pauseChannel(guildId, channelId, services)),
    resume: ([channelId = '', missed], input, services) =>
      asAdmin(input, (guildId) => {
        const here = input.channel?.id === channelId ? input.channel : { id: channelId };
        if (missed === undefined) return askResume(guildId, here, services);
        return resumeChannel(guildId, { channelId, missed: missed === 'skip' ? 'skip' : 'catch up' }, services);
      }),
    preview: ([channelId = '', page], input, services) =>
      asAdmin(input, (guildId) => preview(guildId, { channelId, page: pageArgument(page) }, services)),
    list: ([page], input, services) =>
      asAdmin(input, (guildId) => listSubscriptions(guildId, pageArgument(page), services)),
  },
};

function choicesOf(labels: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(labels).map(([value, name]) => ({ name, value }));
}

function channelOption(description: string): SlashCommandChannelOption {
  return new SlashCommandChannelOption()
    .setName('channel')
    .setDescription(description)
    .addChannelTypes(...postableTypes);
}
