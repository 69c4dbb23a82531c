import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'discord.js';
import { createPage } from '../../../src/playground/create-page.ts';
import { createStandIn } from '../../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld, type SampleWorld } from '../../../src/playground/discord/sample-world.ts';
import type { StandIn } from '../../../src/playground/discord/stand-in.ts';
import { assertAnswers } from '../answer-problems.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';
import { answerAsTestBot, testBotCommands } from './test-bot.ts';

/** A stand-in with a small bot in it, its page, and a browser to look at that. */
export interface OpenPage {
  standIn: StandIn;
  world: SampleWorld;
  client: Client;
  url: string;
  browser: OpenBrowser;
  close(): Promise<void>;
}

/** Opens all of it; a bot on a busy machine gets time to answer. */
export async function openPage(executablePath: string | undefined): Promise<OpenPage> {
  const stops: (() => unknown)[] = [];
  const standIn = await createStandIn({ interactionTimeoutMs: 6000 });
  stops.push(() => standIn.close());
  const world = fillSampleWorld(standIn);
  const client = new Client({ intents: [], rest: { api: standIn.apiUrl } });
  stops.push(() => client.destroy());
  client.on('interactionCreate', (interaction) => void answerAsTestBot(interaction));
  client.once('clientReady', (ready) => void ready.application.commands.set(testBotCommands));
  await client.login(standIn.token);
  await standIn.whenReady();
  const page = createPage({ standIn, world });
  const server = createServer((request, response) => void page(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const browser = await openBrowser(executablePath);
  stops.push(() => browser.close());
  return {
    standIn,
    world,
    client,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    browser,
    async close() {
      for (const stop of stops.toReversed()) await stop();
      assertAnswers(standIn);
    },
  };
}
