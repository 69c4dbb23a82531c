import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld } from '../../src/playground/discord/sample-world.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';
import type { StandInOptions } from '../../src/playground/discord/stand-in-options.ts';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { until } from './stage.ts';
import { type RunningProcess, runToEnd, startProcess, untilReady } from './start-process.ts';

const record = 'tests/fixtures/record';

const answers = await postgresAnswers();
const database = `stakeout_exits_${process.pid}`;

const started: RunningProcess[] = [];
const standIns: StandIn[] = [];
afterEach(async () => {
  for (const running of started.splice(0)) await running.stop('SIGKILL');
  for (const standIn of standIns.splice(0)) await standIn.close();
});

async function openStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await createStandIn(options);
  standIns.push(standIn);
  return standIn;
}

async function start(
  env: Record<string, string> = {},
  options: { preload?: string } = {},
): Promise<{ standIn: StandIn; running: RunningProcess }> {
  const standIn = await openStandIn();
  const running = await startProcess(
    { DISCORD_TOKEN: standIn.token, DISCORD_API_URL: standIn.apiUrl, DATASET_DIR: record, ...env },
    options,
  );
  started.push(running);
  return { standIn, running };
}

async function startReady(...given: Parameters<typeof start>): ReturnType<typeof start> {
  const both = await start(...given);
  await untilReady(both.running, 20_000);
  return both;
}

/** The exit code that the process ends with by itself. */
const endOf = async ({ child }: RunningProcess): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'close');
  return child.exitCode;
};

/** The first line of the log that says so. */
const lineOf = ({ output }: RunningProcess, message: string): Record<string, unknown> | undefined =>
  output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .find(({ msg }) => msg === message);

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

  it.each([{ DISCORD_TOKEN: 'no-real-token' }, {}])(
    'with 78 when the port is taken, naming it, given %j',
    async (token) => {
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
    },
  );

  it('with 78 when the playground is asked to listen on more than loopback', async () => {
    const { code, errors } = await runToEnd({ DATASET_DIR: record, HTTP_HOST: '0.0.0.0' });
    expect(code).toBe(78);
    expect(errors).toContain('DISCORD_TOKEN');
    expect(errors).toContain('HTTP_HOST');
  });

  it.each([{ DISCORD_TOKEN: 'no-real-token' }, {}])(
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
    const { code, errors } = await runToEnd({ DISCORD_TOKEN: 'no-real-token', DATASET_DIR: join(folder, 'nowhere') });
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
    const { code, errors } = await runToEnd({
      DISCORD_TOKEN: 'no-real-token',
      DATASET_DIR: record,
      STORE_URL: `sqlite://${path}`,
    });
    expect(code).toBe(74);
    expect(errors).toContain(path);
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it('with 74 when the database cannot be reached', async () => {
    const { code, errors } = await runToEnd({
      DISCORD_TOKEN: 'no-real-token',
      DATASET_DIR: record,
      STORE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
    });
    expect(code).toBe(74);
    expect(errors).not.toContain('secret');
  });

  it('with 69 when Discord refuses the token, without printing it', async () => {
    const standIn = await openStandIn();
    const token = 'a-token-that-nobody-gave-out';
    const { code, output, errors } = await runToEnd({
      DISCORD_TOKEN: token,
      DISCORD_API_URL: standIn.apiUrl,
      DATASET_DIR: record,
    });
    expect(code).toBe(69);
    expect(errors).toContain('DISCORD_TOKEN');
    expect(output + errors).not.toContain(token);
  });

  it.each([4004, 4010, 4011, 4012, 4013, 4014])('with 69 when the gateway closes for good with %i', async (close) => {
    const { standIn, running } = await startReady();
    const ended = endOf(running);
    standIn.dropGateway({ close });
    expect(await ended).toBe(69);
    expect(running.errors()).toMatch(new RegExp(`^Discord refused for good: [^\n]+ ${close}\\..+\n$`));
  });

  it('with 69 when the gateway does not let it in at all', async () => {
    const standIn = await openStandIn({ maxGuildsPerShard: 1 });
    const { id } = standIn.addUser({ username: 'owner' });
    for (const name of ['one', 'two']) standIn.addGuild({ name, ownerId: id });
    const { code, errors } = await runToEnd({
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_URL: standIn.apiUrl,
      DATASET_DIR: record,
      SHARDS: '0-0/1',
    });
    expect(code).toBe(69);
    expect(errors).toMatch(/^Discord refused for good: [^\n]+ 4011\..+\n$/);
  });

  it('with 69 when the token is taken back before the commands are registered', async () => {
    const standIn = await openStandIn();
    const refused = { kind: 'status', status: 401, body: { message: '401: Unauthorized', code: 0 } } as const;
    standIn.addFault({ match: { path: /commands/ }, times: 9, effect: refused });
    const env = { DISCORD_TOKEN: standIn.token, DISCORD_API_URL: standIn.apiUrl, DATASET_DIR: record };
    const { code, errors } = await runToEnd(env);
    expect(code).toBe(69);
    expect(errors).toMatch(/^Discord refused for good: .+\n$/);
  });

  it('with 74 when the file of the store is deleted while it runs', async () => {
    const file = join(folder, 'store.sqlite');
    const { running } = await startReady({ STORE_URL: `sqlite://${file}` });
    const ended = endOf(running);
    rmSync(file);
    expect(await ended).toBe(74);
    expect(running.errors()).toBe(
      `The store ${file} is gone: the file was deleted, moved or replaced while the bot ran\n`,
    );
  });

  it.skipIf(!answers)(
    `with 74 when the database has been gone for five minutes ${answers ? '' : withoutPostgres}`,
    async () => {
      const url = await createDatabase(database);
      const { standIn, running } = await startReady(
        { STORE_URL: url, UPDATES_CRON: '* * * * * *' },
        { preload: 'tests/fakes/swift-clock.ts' },
      );
      const ended = endOf(running);
      await queryPostgres(`DROP DATABASE ${database} WITH (FORCE)`);
      const { users, channels } = fillSampleWorld(standIn);
      await standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about');
      expect(await ended).toBe(74);
      expect(running.errors()).toMatch(/^The store has failed for five minutes: .+\n$/);
    },
    60_000,
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('with 0 within ten seconds of %s', async (signal) => {
    const standIn = await openStandIn();
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
  });
});

describe('an error that nobody waits for', () => {
  const preload = 'tests/fakes/stray-errors.ts';

  it('is logged with its interaction, and the process goes on', async () => {
    const { standIn, running } = await startReady({ STRAY: 'rejection' }, { preload });
    const { users, channels } = fillSampleWorld(standIn);
    const ask = () => standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about');
    expect((await ask()).kind).toBe('message');
    const line = await until('the line', () => lineOf(running, 'A promise was rejected and nobody looked'));
    expect(line).toMatchObject({ level: 'error', guildId: expect.any(String), interactionId: expect.any(String) });
    const answered = await until('the answer', () => lineOf(running, 'Interaction'));
    expect(line.interactionId).toBe(answered.interactionId);
    expect((await ask()).kind).toBe('message');
    expect(running.output() + running.errors()).not.toContain(standIn.token);
  });

  it('ends it with 74 where a write to the store is in doubt', async () => {
    const { running } = await start({ STRAY: 'store' }, { preload });
    expect(await endOf(running)).toBe(74);
    expect(running.errors()).toBe('The store did not take a key\n');
  });

  it('ends it with 1 where nobody caught it, with one sentence and its trace in the log', async () => {
    const { standIn, running } = await start({ STRAY: 'exception' }, { preload });
    expect(await endOf(running)).toBe(1);
    expect(running.errors()).toBe('Ended on an error that is not known: Nobody caught [redacted]\n');
    const line = lineOf(running, 'The process ends on an error that it does not know');
    expect(line).toMatchObject({ level: 'fatal', err: { stack: expect.stringContaining('stray-errors.ts') } });
    expect(running.output()).not.toContain(standIn.token);
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
