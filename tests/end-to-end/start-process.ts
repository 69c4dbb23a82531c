import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

export interface RunningProcess {
  child: ChildProcess;
  /** Base of the health server, such as `http://127.0.0.1:41234`. */
  url: string;
  output(): string;
  errors(): string;
  /** Sends the signal and waits for the end; the exit code, null when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Runs `src/main.ts` with exactly these variables and waits until it listens; rejects with its output when it ends
 * before. `preload` is a module that is loaded first.
 */
export async function startProcess(
  env: Record<string, string>,
  { cwd = '.', preload }: { cwd?: string; preload?: string } = {},
): Promise<RunningProcess> {
  const running = spawnMain(env, { cwd, ...(preload === undefined ? {} : { preload }) });
  const port = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const match = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(running.output());
      if (match?.[1] !== undefined) resolve(match[1]);
    };
    running.child.stdout?.on('data', look);
    running.child.once('exit', (code) =>
      reject(new Error(`Ended with ${code} before it listened:\n${running.output()}${running.errors()}`)),
    );
  });
  return { ...running, url: `http://127.0.0.1:${port}` };
}

/** Runs `src/main.ts` to its end. */
export async function runToEnd(
  env: Record<string, string>,
  { args = [] }: { args?: string[] } = {},
): Promise<{ code: number | null; output: string; errors: string }> {
  const running = spawnMain(env, { args });
  const [code] = await once(running.child, 'close');
  return { code: code as number | null, output: running.output(), errors: running.errors() };
}

/** Waits until `/readyz` says 200. */
export async function untilReady(
  { url, output }: Pick<RunningProcess, 'url' | 'output'>,
  timeoutMs = 30_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const response = await fetch(`${url}/readyz`);
    if (response.status === 200) return;
    if (Date.now() > end) throw new Error(`Not ready: ${await response.text()}\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function spawnMain(
  env: Record<string, string>,
  { cwd = '.', args = [], preload }: { cwd?: string; args?: string[]; preload?: string },
) {
  const first = preload === undefined ? [] : ['--import', pathToFileURL(preload).href];
  const child = spawn(process.execPath, [...first, 'src/main.ts', ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HTTP_PORT: '0', STORE_URL: 'sqlite://:memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.once('close', () => {
    const { DISCORD_TOKEN: token = '' } = env;
    if (token.length > 20 && (output + errors).includes(token))
      throw new Error(`The token was written:\n${output}${errors}`);
  });
  return {
    child,
    output: () => output,
    errors: () => errors,
    async stop(signal: NodeJS.Signals = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}
