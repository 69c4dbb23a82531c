import { ContextMenuCommandBuilder } from '@discordjs/builders';
import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { checkText } from '../src/answers/ask/check-text.ts';
import type { MessageCommand } from '../src/bot/command.ts';
import { dayOf } from '../src/lib/partial-date.ts';
import { checkCard } from '../src/views/check-card.ts';
import type { AskServices } from './services.ts';

const data = new ContextMenuCommandBuilder()
  .setName('Check this')
  .setType(ApplicationCommandType.Message)
  .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall);

export const checkThis: MessageCommand<AskServices> = {
  data: { name: data.name, toJSON: () => data.toJSON() },
  check(text, _source, services) {
    const dataset = services.dataset();
    const day = dayOf(services.now());
    return checkCard(dataset, checkText(dataset, text, { find: services.answerer().findClaims, day }));
  },
};
