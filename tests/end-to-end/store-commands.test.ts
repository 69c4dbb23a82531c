import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { createStage, type Stage, textOfMessage, until } from './stage.ts';
import { runToEnd } from './start-process.ts';
import { dropUpdate } from './updates-on-disk.ts';

const answers = await postgresAnswers();
const database = `stakeout_commands_${process.pid}`;
let folder: string;
let stage: Stage | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
  stage = null;
});
afterEach(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

const env = (): Record<string, string> => ({ STORE_URL: `sqlite://${join(folder, 'store.sqlite')}` });

async function subscribe({ standIn, world }: Stage): Promise<void> {
  const option = { name: 'channel', type: OptionType.Channel, value: world.channels.news };
  const options = [{ name: 'subscribe', type: 1, options: [option] }];
  const asker = { userId: world.users.admin, channelId: world.channels.general };
  expect((await standIn.invoke(asker, 'updates', options)).kind).toBe('message');
}

const posted = ({ standIn, world }: Stage) =>
  standIn
    .messages(world.channels.news)
    .map(textOfMessage)
    .flatMap((text) => text.match(/(?<=Headline )[a-z]+/g) ?? []);

const publish = ({ directory, sourceId }: Stage, name: string) =>
  dropUpdate(directory, { id: `2026-11-20-${name}`, sources: [sourceId], headline: `Headline ${name}` });

const copy = (...args: string[]) => runToEnd({}, { args: ['copy-store', ...args] });
const back = (file: string) => runToEnd(env(), { args: ['backup-store', file] });

describe('store:copy', () => {
  it.skipIf(!answers)(
    `moves a bot to PostgreSQL and back, and it goes on as if nothing had been ${answers ? '' : withoutPostgres}`,
    async () => {
      const [file, url] = [env().STORE_URL ?? '', await createDatabase(database)];
      stage = await createStage('tests/fixtures/record', env());
      await stage.start();
      await subscribe(stage);
      publish(stage, 'a');
      await until('the post', () => posted(stage as Stage)[0], 20_000);
      await stage.running().stop();

      const there = await copy(file, url);
      expect(there.errors).toBe('');
      expect(there.output).toMatch(/^guild: 1 entries$/m);
      const checksum = /^Checksum on both sides: ([0-9a-f]{32})$/m.exec(there.output)?.[1];
      expect(checksum).toBeDefined();

      stage.move({ STORE_URL: url });
      await stage.start();
      publish(stage, 'b');
      await until('the post from PostgreSQL', () => posted(stage as Stage)[1], 20_000);
      await stage.running().stop();
      expect(posted(stage)).toEqual(['a', 'b']);

      const refused = await copy(url, file);
      expect(refused.code).toBe(74);
      expect(refused.errors).toMatch(/^The destination holds other data, .+\n$/);
      const home = `sqlite://${join(folder, 'home.sqlite')}`;
      expect((await copy(url, home)).code).toBe(0);
      stage.move({ STORE_URL: home });
      await stage.start();
      publish(stage, 'c');
      await until('the post from SQLite', () => posted(stage as Stage)[2], 20_000);
      expect(posted(stage)).toEqual(['a', 'b', 'c']);
      await queryPostgres(`DROP DATABASE ${database} WITH (FORCE)`);
    },
    120_000,
  );

  it('says with 78 what it needs, and makes no file where the source should be', async () => {
    for (const args of [[], ['sqlite://a'], ['sqlite://a', 'mysql://b'], ['sqlite://a', 'sqlite://a']]) {
      const { code, errors } = await copy(...args);
      expect(code).toBe(78);
      expect(errors).toContain('npm run store:copy -- FROM TO');
    }
    const { code, errors } = await copy(
      `sqlite://${join(folder, 'none.sqlite')}`,
      `sqlite://${join(folder, 'to.sqlite')}`,
    );
    expect(code).toBe(74);
    expect(errors).toMatch(/none\.sqlite: there is no such file\n$/);
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);
});

describe('a backup of the file', () => {
  it('is taken while the bot runs and posts, and takes it back to that moment', async () => {
    stage = await createStage('tests/fixtures/record', env());
    await stage.start();
    await subscribe(stage);
    publish(stage, 'a');
    await until('the post', () => posted(stage as Stage)[0], 20_000);
    const file = join(folder, 'backup.sqlite');
    const taken = await back(file);
    expect(taken.errors).toBe('');
    expect(taken.output).toMatch(/^Backed up \d+ entries of sqlite:\S+ to \S+backup\.sqlite\.\n$/);
    expect((await back(file)).code).toBe(74);

    // As docs/operations/store.md says: stop, take the old file away, put the backup in its place, start.
    await stage.running().stop();
    for (const name of readdirSync(folder).filter((each) => each.startsWith('store.sqlite')))
      rmSync(join(folder, name));
    cpSync(file, join(folder, 'store.sqlite'));
    publish(stage, 'b');
    await stage.start();
    await until('the post after it', () => posted(stage as Stage)[1], 20_000);
    expect(posted(stage)).toEqual(['a', 'b']);
  }, 90_000);

  it('says what is missing', async () => {
    const { code, errors } = await back(join(folder, 'backup.sqlite'));
    expect(code).toBe(74);
    expect(errors).toMatch(/^There is no store at .+\n$/);
    expect((await runToEnd(env(), { args: ['backup-store'] })).code).toBe(78);
  }, 60_000);
});
