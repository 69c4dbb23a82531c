import { SlashCommandBuilder } from '@discordjs/builders';
import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10';
import { SettingsError } from '../settings/settings-error.ts';
import type { Card } from '../views/card.ts';
import { noticeCard } from '../views/notice-card.ts';
import type { Source } from './command.ts';

/** The beginning of a command for admins: guilds only, and by default only for those who may manage the guild. */
export function adminCommand(name: string, description: string): SlashCommandBuilder {
  return new SlashCommandBuilder()
    .setName(name)
    .setDescription(description)
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild);
}

/**
 * Answers for the guild when the person may manage it, else says why not. Checked at each use: the rights in the
 * command's own settings are only a default that a guild's admins can change (Discord, Application Commands).
 */
export async function asAdmin(source: Source, answer: (guildId: string) => Card | Promise<Card>): Promise<Card> {
  if (source.guildId === null)
    return noticeCard(['This works in a server only: it is about the server’s own settings.']);
  const rights = source.memberPermissions ?? 0n;
  if ((rights & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) === 0n)
    return noticeCard([
      'You need the permission ',
      { text: 'Manage Server', bold: true },
      ' for this. Ask somebody who has it.',
    ]);
  try {
    return await answer(source.guildId);
  } catch (error) {
    if (error instanceof SettingsError) return damagedCard();
    throw error;
  }
}

function damagedCard(): Card {
  return noticeCard([
    'What I hold on this server is damaged and cannot be read. Nothing was changed, and nothing is posted here. ',
    'Ask whoever runs this bot to mend it, or use ',
    { code: '/settings erase' },
    ' and subscribe your channels anew.',
  ]);
}
