import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { createStage, type Stage, textOfMessage, until } from './stage.ts';
import { dropUpdate } from './updates-on-disk.ts';

const answers = await postgresAnswers();
const database = `stakeout_faults_${process.pid}`;

describe.skipIf(!answers)(`a PostgreSQL that fails ${answers ? '' : withoutPostgres}`, () => {
  let stage: Stage;
  let other: pg.Client;
  beforeEach(async () => {
    const url = await createDatabase(database);
    stage = await createStage('tests/fixtures/record', { STORE_URL: url });
    await stage.start();
    other = new pg.Client({ connectionString: url });
    await other.connect();
    const options = [
      {
        name: 'subscribe',
        type: 1,
        options: [{ name: 'channel', type: OptionType.Channel, value: stage.world.channels.general }],
      },
    ];
    const admin = { userId: stage.world.users.admin, channelId: stage.world.channels.general };
    expect((await stage.standIn.invoke(admin, 'updates', options)).kind).toBe('message');
  }, 90_000);
  afterEach(async () => {
    await other.end();
    await stage.close();
    await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  });

  const drop = (id: string) =>
    dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}` });
  const posted = () =>
    stage.standIn
      .messages(stage.world.channels.general)
      .map(textOfMessage)
      .flatMap((text) => /Headline (\d{4}-\d\d-\d\d-[a-z]+)/.exec(text)?.[1] ?? []);
  const ready = async () => {
    const response = await fetch(`${stage.running().url}/readyz`);
    return { status: response.status, text: await response.text() };
  };
  const about = () =>
    stage.standIn.invoke({ userId: stage.world.users.fan, channelId: stage.world.channels.general }, 'about');

  it('ends its connections while updates are posted: each is posted once', async () => {
    for (const id of ['2026-11-20-a', '2026-11-20-b', '2026-11-20-c', '2026-11-20-d']) {
      drop(id);
      for (let times = 0; times < 6; times += 1) {
        await other.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
          [database],
        );
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    }
    await until('the last post', () => posted().includes('2026-11-20-d'), 90_000);
    await until('readiness', async () => (await ready()).status === 200, 20_000);
    expect(posted()).toEqual(['2026-11-20-a', '2026-11-20-b', '2026-11-20-c', '2026-11-20-d']);
    expect(stage.running().child.exitCode).toBeNull();
  }, 120_000);

  it('holds its table locked: fans are answered, the fault shows, and the update is posted once it is free', async () => {
    await other.query('BEGIN');
    await other.query('LOCK TABLE stakeout IN ACCESS EXCLUSIVE MODE');
    drop('2026-11-20-locked');
    expect((await about()).kind).toBe('message');
    const report = await until(
      'the fault',
      async () => {
        const { status, text } = await ready();
        return status === 503 && text;
      },
      45_000,
    );
    expect(report).toContain('store: the last ');
    expect((await about()).kind).toBe('message');
    expect(posted()).toEqual([]);
    await other.query('COMMIT');
    await until('the post', () => posted()[0], 90_000);
    await until('readiness', async () => (await ready()).status === 200, 30_000);
    drop('2026-11-21-after');
    await until('the next post', () => posted()[1], 20_000);
    expect(posted()).toEqual(['2026-11-20-locked', '2026-11-21-after']);
  }, 180_000);
});
