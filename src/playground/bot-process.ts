import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How the process of the bot is started. */
export interface BotProcessOptions {
  command: string;
  /** Asked at each start. */
  args(): readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** Told when it ends without having been asked to. */
  onEnd(end: BotEnd): void;
}

/** An exit code, or the signal that ended it. */
export type BotEnd = { code: number | null; signal: NodeJS.Signals | null };

/** What it says over its channel: where its health server listens, then that it answers. */
export type BotMessage = { address: string } | { ready: true };

/** The bot as a process of its own, which can be killed as the kernel kills. */
export interface BotProcess {
  isRunning(): boolean;
  /** Base of its health server; null while there is none. */
  address(): string | null;
  /** Resolves with null once it answers, or with how it ended before that. Rejects when it cannot be started at all. */
  start(): Promise<BotEnd | null>;
  /** SIGKILL: no handler of it runs. */
  kill(): Promise<void>;
  /** SIGTERM: it finishes what is in flight. */
  stop(): Promise<void>;
  send(message: object): void;
}

/** Makes the process; nothing runs before `start`. It ends with the one that started it. */
export function createBotProcess({ command, args, env, onEnd }: BotProcessOptions): BotProcess {
  let child: ChildProcess | null = null;
  let address: string | null = null;

  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    if (ending === null) return;
    child = null;
    address = null;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };

  return {
    isRunning: () => child !== null,
    address: () => address,
    async start() {
      if (child !== null) return null;
      const started = spawn(command, [...args()], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      child = started;
      return new Promise((resolve, reject) => {
        started.once('error', (error) => {
          if (child === started) child = null;
          reject(error);
        });
        started.on('message', (message: BotMessage) => {
          if ('address' in message) address = message.address;
          else resolve(null);
        });
        started.once('exit', (code, signal) => {
          resolve({ code, signal });
          if (child !== started) return;
          child = null;
          address = null;
          onEnd({ code, signal });
        });
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    send: (message) => {
      // Its end is told by the process, not by the channel.
      child?.send(message, () => {});
    },
  };
}
