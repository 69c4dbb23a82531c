import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn } from '../src/playground/discord/create-stand-in.ts';
import { buildImage, type ImageStage } from './build-image.ts';

const isRoot = process.getuid?.() === 0;
/** Nobody, where that can be chosen; else whoever runs the tests. */
const owner = isRoot ? { uid: 65_534, gid: 65_534 } : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

function argumentsOf({ instructions }: ImageStage, name: string): string[] {
  const text = instructions.findLast((instruction) => instruction.name === name)?.text ?? '';
  return JSON.parse(text.slice(text.indexOf('[')));
}

async function findFreePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? String(address.port) : '';
}

describe.skipIf(process.platform === 'win32')('the image, built by hand', () => {
  let folder = '';
  let stage: ImageStage;
  let node = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'stakeout-image-'));
    chmodSync(folder, 0o755);
    // The base image brings Node.js along, for every user.
    node = join(folder, 'node');
    cpSync(process.execPath, node);
    stage = buildImage(folder, owner);
  }, 50_000);

  afterAll(() => {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** Runs a command of the Dockerfile as its unprivileged user, with its environment and these variables. */
  function start(command: readonly string[], env: Record<string, string>): { child: ChildProcess; text: () => string } {
    const [, ...args] = command;
    const child = spawn(node, args, {
      cwd: stage.folder,
      env: { ...stage.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot ? owner : {}),
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
    return { child, text: () => text };
  }

  async function runToEnd(command: readonly string[], env: Record<string, string>) {
    const { child, text } = start(command, env);
    const [code] = await once(child, 'close');
    return { code, text: text() };
  }

  it('holds what the bot needs, and neither the playground nor the tools', () => {
    const has = (path: string) => existsSync(join(stage.folder, path));
    expect(['src/main.ts', 'commands/index.ts', 'data/record.json', 'LICENSE'].filter((path) => !has(path))).toEqual(
      [],
    );
    const surplus = [
      'src/playground',
      'data/schema',
      'tests',
      '.git',
      '.env',
      'node_modules/vitest',
      'node_modules/node',
    ];
    expect(surplus.filter(has)).toEqual([]);
    expect(readdirSync(stage.folder).sort()).toEqual(
      ['LICENSE', 'commands', 'data', 'node_modules', 'package.json', 'src', 'var'].sort(),
    );
  });

  it('runs as a user that is not root', () => {
    expect(stage.instructions.findLast(({ name }) => name === 'USER')?.text).toBe('node');
    expect(stage.instructions.findIndex(({ name }) => name === 'USER')).toBeGreaterThan(
      stage.instructions.findLastIndex(({ name }) => name === 'RUN'),
    );
  });

  it('becomes ready on a read-only tree, is found healthy, and stops with 0', async () => {
    const standIn = await createStandIn();
    const env = { DISCORD_TOKEN: standIn.token, DISCORD_API_URL: standIn.apiUrl, HTTP_PORT: await findFreePort() };
    const health = argumentsOf(stage, 'HEALTHCHECK');
    expect((await runToEnd(health, env)).code).toBe(1);
    const { child, text } = start(argumentsOf(stage, 'CMD'), env);
    try {
      const isReady = () =>
        fetch(`http://127.0.0.1:${env.HTTP_PORT}/readyz`).then(
          ({ status }) => status === 200,
          () => false,
        );
      await expect.poll(isReady, { timeout: 60_000, message: 'Waiting for /readyz' }).toBe(true);
      expect((await runToEnd(health, env)).code).toBe(0);
      expect(readdirSync(join(stage.folder, 'var'))).toContain('stakeout.sqlite');
      child.kill('SIGTERM');
      await once(child, 'exit');
      expect(child.exitCode, text()).toBe(0);
    } finally {
      child.kill('SIGKILL');
      await standIn.close();
    }
  }, 90_000);

  it('ends with 78 without a token, and says that there is no playground in it', async () => {
    const main = argumentsOf(stage, 'CMD');
    const bare = await runToEnd(main, {});
    expect(bare.code).toBe(78);
    expect(bare.text).toContain('DISCORD_TOKEN');
    const onLoopback = await runToEnd(main, { HTTP_HOST: '127.0.0.1', HTTP_PORT: '0' });
    expect(onLoopback.code).toBe(78);
    expect(onLoopback.text).toContain('there is no playground in this installation');
    expect(bare.text + onLoopback.text).not.toMatch(/\n\s+at /);
  });
});
