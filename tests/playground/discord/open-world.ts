import { onTestFinished } from 'vitest';
import { createStandIn } from '../../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld, type SampleWorld } from '../../../src/playground/discord/sample-world.ts';
import type { Actor, StandIn } from '../../../src/playground/discord/stand-in.ts';
import type { StandInOptions } from '../../../src/playground/discord/stand-in-options.ts';
import { assertAnswers } from '../answer-problems.ts';

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface OpenWorld {
  standIn: StandIn;
  world: SampleWorld;
  fan: Actor;
  admin: Actor;
  /** A request with the bot's token. */
  call(method: string, path: string, body?: unknown): Promise<Reply>;
}

/** A stand-in with the sample world, without rate limits; closed after the test, its answers held to the description. */
export async function openWorld(options: StandInOptions = {}): Promise<OpenWorld> {
  const standIn = await createStandIn({ globalLimit: null, createMessageLimit: null, routeLimit: null, ...options });
  const world = fillSampleWorld(standIn);
  onTestFinished(async () => {
    await standIn.close();
    assertAnswers(standIn);
  });
  const channelId = world.channels.general;
  return {
    standIn,
    world,
    fan: { userId: world.users.fan, channelId },
    admin: { userId: world.users.admin, channelId },
    call: (method, path, body) => call(standIn, { method, path, body }),
  };
}

async function call(standIn: StandIn, request: { method: string; path: string; body: unknown }): Promise<Reply> {
  const isForm = request.body instanceof FormData;
  const response = await fetch(`${standIn.apiUrl}/v10${request.path}`, {
    method: request.method,
    headers: {
      authorization: `Bot ${standIn.token}`,
      ...(request.body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    ...(request.body !== undefined && {
      body: request.body instanceof FormData ? request.body : JSON.stringify(request.body),
    }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}
