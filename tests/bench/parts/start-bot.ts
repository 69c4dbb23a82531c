import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { startFlags } from '../../start-flags.ts';
import { cpuSeconds } from './process-figures.ts';

export type BotKind = 'Stakeout' | 'bare bot';
export const botKinds: readonly BotKind[] = ['Stakeout', 'bare bot'];

export interface MeasuredBot {
  pid: number;
  /** From the start of the process until `/readyz` said 200, or until discord.js said that it is ready. */
  readyMs: number;
  /** Processor time until then, which the load of the machine changes less. */
  readyCpuMs: number;
  stop(): Promise<void>;
}

// Stakeout as `npm start` has it, with its variable below.
const commandLines = {
  Stakeout: [...startFlags(), 'src/main.ts'],
  'bare bot': [join(import.meta.dirname, 'bare-bot.ts')],
};

/** Starts one of the two bots as a process of its own and waits until it is ready. */
export async function startBot(
  kind: BotKind,
  { apiUrl, token, env = {} }: { apiUrl: string; token: string; env?: Record<string, string> },
): Promise<MeasuredBot> {
  const started = performance.now();
  const child = spawn(process.execPath, commandLines[kind], {
    env: {
      PATH: process.env.PATH ?? '',
      ...(kind === 'Stakeout' && { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' }),
      DISCORD_API_URL: apiUrl,
      DISCORD_TOKEN: token,
      HTTP_PORT: '0',
      STORE_URL: 'sqlite://:memory:',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await (kind === 'Stakeout' ? untilReadyz(child) : untilSaid(child, 'ready\n'));
  const readyMs = performance.now() - started;
  const pid = child.pid ?? 0;
  const readyCpuMs = cpuSeconds(pid) * 1_000;
  // Logs are read, as they are where it runs, and thrown away.
  child.stdout.removeAllListeners('data').resume();
  return {
    pid,
    readyMs,
    readyCpuMs,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(kind === 'Stakeout' ? 'SIGTERM' : 'SIGKILL');
      await ended;
    },
  };
}

/** Asks `/readyz` whenever the log says something, so that asking costs the start as little as can be. */
async function untilReadyz(child: ChildProcess): Promise<void> {
  let port: string | undefined;
  await until(child, async (output) => {
    port ??= /http:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1];
    return port !== undefined && (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
  });
}

async function untilSaid(child: ChildProcess, words: string): Promise<void> {
  await until(child, async (output) => output.includes(words));
}

function until(child: ChildProcess, check: (output: string) => Promise<boolean>): Promise<void> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      check(output).then((done) => done && resolve(), reject);
    });
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${output}`)));
  });
}
