import { SlashCommandBooleanOption, SlashCommandBuilder, SlashCommandStringOption } from '@discordjs/builders';
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';

/** The beginning of a command for fans: in guilds, in the bot's DMs and, installed by a user, anywhere. */
export function fanCommand(name: string, description: string): SlashCommandBuilder {
  return new SlashCommandBuilder()
    .setName(name)
    .setDescription(description)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall);
}

/** Only the person who asks sees the reply; dispatch sees to it. */
export function privateOption(): SlashCommandBooleanOption {
  return new SlashCommandBooleanOption().setName('private').setDescription('Show the answer only to you');
}

/** Asks the record as it stood on a day. */
export function asOfOption(): SlashCommandStringOption {
  return new SlashCommandStringOption()
    .setName('as-of')
    .setDescription('What was on record then: YYYY, YYYY-MM or YYYY-MM-DD')
    .setMaxLength(10)
    .setAutocomplete(true);
}

/** A string option whose values come from the record. */
export function recordOption(name: string, description: string): SlashCommandStringOption {
  return new SlashCommandStringOption()
    .setName(name)
    .setDescription(description)
    .setMaxLength(100)
    .setAutocomplete(true);
}
