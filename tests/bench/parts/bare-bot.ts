import process from 'node:process';
import { Client, Events, GatewayIntentBits } from 'discord.js';

// The bot that Stakeout is measured against: discord.js as its guide has it, and a constant for an answer.
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: process.env.DISCORD_API_URL ?? '' } });
client.once(Events.ClientReady, () => process.stdout.write('ready\n'));
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'A constant', value: 'constant' }]);
  else if (interaction.isRepliable()) await interaction.reply('A constant.');
});
await client.login(process.env.DISCORD_TOKEN);
