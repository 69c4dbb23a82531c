import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIMessage, ButtonStyle } from 'discord-api-types/v10';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld, type SampleWorld } from '../../src/playground/discord/sample-world.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';
import type { StandInOptions } from '../../src/playground/discord/stand-in-options.ts';
import type { Part } from '../fakes/message-parts.ts';
import { partsOf } from '../fakes/message-parts.ts';
import { assertAnswers } from '../playground/answer-problems.ts';
import { type RunningProcess, startProcess, untilReady } from './start-process.ts';

/** A copy of a record, a store on disk, a stand-in Discord, and the real process between them. */
export interface Stage {
  standIn: StandIn;
  world: SampleWorld;
  directory: string;
  /** Where the store is, unless the environment says otherwise. */
  storeFile: string;
  /** A source id of the record, for updates that are dropped. */
  sourceId: string;
  running(): RunningProcess;
  /** Starts the process; resolves when it is ready, or else when it listens. */
  start(until?: 'ready' | 'listening'): Promise<void>;
  /** Other variables from the next start on. */
  move(env: Record<string, string>): void;
  close(): Promise<void>;
}

export async function createStage(
  record: string,
  env: Record<string, string> = {},
  options: StandInOptions = {},
  preload?: string,
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
  const directory = join(folder, 'record');
  const storeFile = join(folder, 'var', 'store.sqlite');
  cpSync(record, directory, { recursive: true });
  // Tests start the bot more often than anybody should, on machines that may be busy with other things.
  const patient = { identifyLimit: { limit: 100_000, windowMs: 86_400_000 }, interactionTimeoutMs: 10_000 };
  const standIn = await createStandIn({ ...patient, ...options });
  const world = fillSampleWorld(standIn);
  let running: RunningProcess | null = null;
  let moved: Record<string, string> = {};
  const { sources } = JSON.parse(readFileSync(join(directory, 'sources.json'), 'utf8'));
  return {
    standIn,
    world,
    directory,
    storeFile,
    sourceId: sources[0].id,
    running() {
      if (running === null) throw new Error('The process was not started');
      return running;
    },
    async start(until = 'ready') {
      const given = {
        DISCORD_TOKEN: standIn.token,
        DISCORD_API_URL: standIn.apiUrl,
        DATASET_DIR: directory,
        STORE_URL: `sqlite://${storeFile}`,
        UPDATES_CRON: '* * * * * *',
        ...env,
        ...moved,
      };
      running = await startProcess(given, preload === undefined ? {} : { preload });
      if (until === 'ready') await untilReady(running);
    },
    move(next) {
      moved = next;
    },
    async close() {
      await running?.stop('SIGKILL');
      await standIn.close();
      assertAnswers(standIn);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every component of a message, outer ones first. */
export function partsOfMessage(message: APIMessage): Part[] {
  return partsOf((message.components ?? []) as unknown as Part[]);
}

export function textOfMessage(message: APIMessage): string {
  return partsOfMessage(message)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}

/** The buttons that can be pressed, by label. */
export function pressable(message: APIMessage): Map<string, string> {
  return new Map(
    partsOfMessage(message).flatMap(({ custom_id, disabled, label, style }): [string, string][] =>
      custom_id === undefined || disabled || style === ButtonStyle.Link ? [] : [[label ?? '', custom_id]],
    ),
  );
}

/** Waits until the check gives something; fails with what it was waiting for. */
export async function until<Value>(
  what: string,
  check: () => Value | null | undefined | false | Promise<Value | null | undefined | false>,
  timeoutMs = 20_000,
): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
