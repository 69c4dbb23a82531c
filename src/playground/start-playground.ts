import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BotEnd, type BotProcess, createBotProcess } from './bot-process.ts';
import { createPage } from './create-page.ts';
import { createStandIn } from './discord/create-stand-in.ts';
import { fillSampleWorld, type SampleWorld } from './discord/sample-world.ts';
import type { StandIn } from './discord/stand-in.ts';
import type { StandInOptions } from './discord/stand-in-options.ts';
import { findForeignTrait } from './foreign-trait.ts';
import { createClientFiles } from './page/client-files.ts';
import type { PlaygroundControls, RecordControls } from './playground-controls.ts';

/** A Discord of one's own with the bot in it, and the page on which people use it. */
export interface Playground {
  standIn: StandIn;
  world: SampleWorld;
  bot: BotProcess;
  controls: PlaygroundControls;
  /** Answers what belongs to the page; false for the rest. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Why a request is not for this server, null when it is. */
  refuse(request: IncomingMessage): string | null;
  close(): Promise<void>;
}

/** What the playground is told. */
export interface PlaygroundOptions {
  record: RecordControls;
  /** Another Discord than the usual one. */
  discord?: StandInOptions;
  bot: {
    /** Runs the bot under a playground: `command ...args CLOCK_OFFSET_MS`. */
    command: string;
    args: readonly string[];
    /** Wins over what the playground sets, but for the token and the address of its Discord. */
    env: Readonly<Record<string, string | undefined>>;
    onEnd(end: BotEnd): void;
  };
}

/** Starts the stand-in with a sample guild, on loopback only. The bot is started by its `bot`. */
export async function startPlayground({ record, bot, discord }: PlaygroundOptions): Promise<Playground> {
  // People kill and restart the bot here as often as they like.
  const standIn = await createStandIn({ identifyLimit: { limit: 100_000, windowMs: 86_400_000 }, ...discord });
  const world = fillSampleWorld(standIn);
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const files = createClientFiles();
  let offsetMs = 0;
  let lastEnd: string | null = null;
  const botProcess = createBotProcess({
    command: bot.command,
    args: () => [...bot.args, String(offsetMs)],
    env: {
      // On disk, so that it outlives the process; this Discord forgets everything in the end, so the store goes too.
      STORE_URL: `sqlite://${join(folder, 'store.sqlite')}`,
      UPDATES_CRON: '* * * * * *',
      ...withoutBlanks(bot.env),
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_URL: standIn.apiUrl,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: '0',
    },
    onEnd(end) {
      lastEnd = end.signal ?? `exit code ${end.code}`;
      standIn.announce();
      bot.onEnd(end);
    },
  });
  const controls: PlaygroundControls = {
    ...record,
    isBotRunning: botProcess.isRunning,
    lastBotEnd: () => lastEnd,
    async killBot() {
      await botProcess.kill();
      standIn.announce();
    },
    restartBot: () => {
      lastEnd = null;
      return botProcess.start();
    },
    clockOffsetMs: () => offsetMs,
    async setClockOffset(next) {
      offsetMs = next;
      botProcess.send({ clockOffsetMs: next });
    },
  };
  // Nobody has asked yet: the page is bundled while the bot starts. Whoever asks meets the error again.
  files.read('/playground/client/main.js').catch(() => {});
  return {
    standIn,
    world,
    bot: botProcess,
    controls,
    handle: createPage({ standIn, world, files, controls }),
    refuse: findForeignTrait,
    async close() {
      await botProcess.stop();
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A variable that is empty counts as not set. */
function withoutBlanks(env: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}
