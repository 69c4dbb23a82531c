import type { IncomingMessage, ServerResponse } from 'node:http';
import { createPage } from './create-page.ts';
import { createStandIn } from './discord/create-stand-in.ts';
import { fillSampleWorld } from './discord/sample-world.ts';

/** A Discord of one's own for the bot to log in to, and the page on which people use it. */
export interface Playground {
  token: string;
  apiUrl: string;
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  close(): Promise<void>;
}

/** Starts the stand-in with a sample guild. It listens on loopback only. */
export async function startPlayground(): Promise<Playground> {
  const standIn = await createStandIn({});
  const world = fillSampleWorld(standIn);
  return {
    token: standIn.token,
    apiUrl: standIn.apiUrl,
    handle: createPage({ standIn, world }),
    close: () => standIn.close(),
  };
}
