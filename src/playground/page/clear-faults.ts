import type { PageStandIn } from './page-stand-in.ts';

/** Mends what the faults broke, as far as it can be mended: a deleted channel stays deleted. */
export function clearFaults(standIn: PageStandIn): void {
  standIn.clearFaults();
  standIn.setGatewayFaults({});
  for (const guild of standIn.guilds()) {
    if (standIn.faults().unavailableGuilds.includes(guild.id)) standIn.setGuildAvailability(guild.id, true);
    if (standIn.faults().guildsWithoutBot.includes(guild.id)) standIn.addBot(guild.id);
  }
}
