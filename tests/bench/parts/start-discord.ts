import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { DiscordCalls } from './discord-messages.ts';

export type Discord = {
  [Name in keyof DiscordCalls]: (given: Parameters<DiscordCalls[Name]>[0]) => Promise<ReturnType<DiscordCalls[Name]>>;
} & { stop(): void };

/** Starts a process with stand-ins in it, so that they cost the measured processes nothing. */
export function startDiscord(): Discord {
  const child = fork(join(import.meta.dirname, 'discord-process.ts'));
  const open = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let calls = 0;
  child.on('message', ({ call, result, error }: { call: number; result: never; error?: string }) => {
    const waiting = open.get(call);
    open.delete(call);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  });
  child.once('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`The process of stand-ins ended with ${code}`));
  });
  const ask =
    (name: keyof DiscordCalls) =>
    (given: object): Promise<never> =>
      new Promise((resolve, reject) => {
        calls += 1;
        open.set(calls, { resolve, reject });
        child.send({ call: calls, name, given });
      });
  return {
    open: ask('open'),
    copyCommands: ask('copyCommands'),
    load: ask('load'),
    flood: ask('flood'),
    close: ask('close'),
    stop: () => void child.kill('SIGTERM'),
  };
}
