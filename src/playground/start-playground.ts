import type { IncomingMessage, ServerResponse } from 'node:http';
import { createPage } from './create-page.ts';
import { createStandIn } from './discord/create-stand-in.ts';
import { fillSampleWorld } from './discord/sample-world.ts';
import { createClientFiles } from './page/client-files.ts';
import type { PlaygroundControls } from './playground-controls.ts';

/** A Discord of one's own for the bot to log in to, and the page on which people use it. */
export interface Playground {
  token: string;
  apiUrl: string;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  close(): Promise<void>;
}

/** What the playground is told; all of it may be left out. */
export interface PlaygroundOptions {
  /** The bot's process and record, for the panel behind the scenes. */
  controls?: PlaygroundControls;
}

/** Starts the stand-in with a sample guild. It listens on loopback only. */
export async function startPlayground({ controls }: PlaygroundOptions = {}): Promise<Playground> {
  const standIn = await createStandIn();
  const world = fillSampleWorld(standIn);
  const files = createClientFiles();
  // Nobody has asked yet: the page is bundled while the bot starts. Whoever asks meets the error again.
  files.read('/playground/client/main.js').catch(() => {});
  return {
    token: standIn.token,
    apiUrl: standIn.apiUrl,
    handle: createPage({ standIn, world, files, ...(controls !== undefined && { controls }) }),
    close: () => standIn.close(),
  };
}
