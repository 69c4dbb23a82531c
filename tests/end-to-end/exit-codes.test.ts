import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import { runToEnd, startProcess, untilReady } from './start-process.ts';

const record = 'tests/fixtures/record';

describe('the process ends', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('with 78 and every bad variable at once', async () => {
    const { code, errors } = await runToEnd({
      HTTP_PORT: '99999',
      UPDATES_CRON: 'often',
      SHARDS: '3',
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(78);
    for (const name of ['HTTP_PORT', 'UPDATES_CRON', 'SHARDS', 'LOG_LEVEL']) expect(errors).toContain(name);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it.each([{ DISCORD_TOKEN: 'x' }, {}])('with 78 when the port is taken, naming it, given %j', async (token) => {
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      const { code, errors } = await runToEnd({ ...token, DATASET_DIR: record, HTTP_PORT: String(port) });
      expect(code).toBe(78);
      expect(errors).toContain(String(port));
      expect(errors).toContain('HTTP_PORT');
    } finally {
      server.close();
    }
  });

  it('with 78 when the playground is asked to listen on more than loopback', async () => {
    const { code, errors } = await runToEnd({ DATASET_DIR: record, HTTP_HOST: '0.0.0.0' });
    expect(code).toBe(78);
    expect(errors).toContain('DISCORD_TOKEN');
    expect(errors).toContain('HTTP_HOST');
  });

  it.each([{ DISCORD_TOKEN: 'x' }, {}])(
    'with 65 and every fault of the record, by file, JSON path and reason, given %j',
    async (token) => {
      cpSync(record, folder, { recursive: true });
      writeFileSync(join(folder, 'updates', 'bad.json'), '{ not json');
      writeFileSync(join(folder, 'sources.json'), JSON.stringify({ sources: [{ id: 'a b' }] }));
      const { code, errors } = await runToEnd({ ...token, DATASET_DIR: folder });
      expect(code).toBe(65);
      expect(errors).toMatch(/updates\/bad\.json \$: Not JSON/);
      expect(errors).toMatch(/sources\.json \$\.sources\[0\]\.id: /);
      expect(errors).not.toMatch(/\n\s+at /);
    },
  );

  it('with 65 when the folder of the record is not there', async () => {
    const { code, errors } = await runToEnd({ DISCORD_TOKEN: 'x', DATASET_DIR: join(folder, 'nowhere') });
    expect(code).toBe(65);
    expect(errors).toContain('nowhere');
  });

  it.each([
    ['a folder', (path: string) => path],
    [
      'no database',
      (path: string) => {
        const file = join(path, 'text.sqlite');
        writeFileSync(file, 'this is not a database '.repeat(100));
        return file;
      },
    ],
    [
      'below a file',
      (path: string) => {
        writeFileSync(join(path, 'file'), '');
        return join(path, 'file', 'store.sqlite');
      },
    ],
  ])('with 74 when the store is %s, naming it', async (_, prepare) => {
    const path = prepare(folder);
    const { code, errors } = await runToEnd({ DISCORD_TOKEN: 'x', DATASET_DIR: record, STORE_URL: `sqlite://${path}` });
    expect(code).toBe(74);
    expect(errors).toContain(path);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it('with 74 when the database cannot be reached', async () => {
    const { code, errors } = await runToEnd({
      DISCORD_TOKEN: 'x',
      DATASET_DIR: record,
      STORE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
    });
    expect(code).toBe(74);
    expect(errors).not.toContain('secret');
  });

  it('with 69 when Discord refuses the token, without printing it', async () => {
    const standIn = await createStandIn();
    try {
      const token = 'a-token-that-nobody-gave-out';
      const { code, output, errors } = await runToEnd({
        DISCORD_TOKEN: token,
        DISCORD_API_URL: standIn.apiUrl,
        DATASET_DIR: record,
      });
      expect(code).toBe(69);
      expect(errors).toContain('DISCORD_TOKEN');
      expect(output + errors).not.toContain(token);
    } finally {
      await standIn.close();
    }
  });

  it.each([4004, 4014])('with 69 when the gateway closes for good with %i', async (close) => {
    const standIn = await createStandIn();
    try {
      const running = await startProcess({
        DISCORD_TOKEN: standIn.token,
        DISCORD_API_URL: standIn.apiUrl,
        DATASET_DIR: record,
      });
      await untilReady(running);
      const ended = new Promise((resolve) => running.child.once('exit', resolve));
      standIn.dropGateway({ close });
      expect(await ended).toBe(69);
    } finally {
      await standIn.close();
    }
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('with 0 within ten seconds of %s', async (signal) => {
    const standIn = await createStandIn();
    try {
      const running = await startProcess({
        DISCORD_TOKEN: standIn.token,
        DISCORD_API_URL: standIn.apiUrl,
        DATASET_DIR: record,
      });
      await untilReady(running);
      const started = Date.now();
      expect(await running.stop(signal)).toBe(0);
      expect(Date.now() - started).toBeLessThan(10_000);
      expect(running.output()).toContain('Stopped');
    } finally {
      await standIn.close();
    }
  });
});

describe('npm run data:check', () => {
  it('prints what the record holds', async () => {
    const { code, output } = await runToEnd({ DATASET_DIR: record }, { args: ['check-data'] });
    expect(code).toBe(0);
    expect(output).toMatch(/^\d+ claims$/m);
    expect(output).toMatch(/^0 faults$/m);
  });

  it('prints every fault and ends with 65', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
    const { code, errors } = await runToEnd({ DATASET_DIR: folder }, { args: ['check-data'] });
    expect(code).toBe(65);
    expect(errors).toContain('record.json $: The file is missing');
    rmSync(folder, { recursive: true });
  });
});
