import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { createStage, pressable, type Stage, textOfMessage, until } from './stage.ts';
import { runToEnd } from './start-process.ts';
import { dropUpdate } from './updates-on-disk.ts';

const mount = (...given: string[]) => spawnSync('mount', given).status === 0;
const unmount = (folder: string) => spawnSync('umount', [folder]);

/** A small disk of its own; null where this machine does not give one. */
function mountDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'stakeout-disk-'));
  if (mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

const probe = mountDisk();
if (probe !== null) unmount(probe);
const noDisk = probe === null ? '(skipped: no right to mount a disk)' : '';

let stage: Stage;
let folder: string;
afterEach(async () => {
  await stage?.close();
  unmount(folder);
  rmSync(folder, { recursive: true, force: true });
});

const channels = () => [stage.world.channels.general, stage.world.channels.spoilers];
const posts = (id: string) =>
  channels().map(
    (channel) => stage.standIn.messages(channel).filter((each) => textOfMessage(each).includes(id)).length,
  );
const once = (id: string) => posts(id).every((count) => count === 1);
const drop = (id: string) => dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline ${id}` });
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function ready(): Promise<{ status: number; text: string }> {
  const response = await fetch(`${stage.running().url}/readyz`);
  return { status: response.status, text: await response.text() };
}

async function faultsCounted(): Promise<number> {
  const text = await (await fetch(`${stage.running().url}/metrics`)).text();
  return [...text.matchAll(/^stakeout_store_faults_total\{.*\} (\d+)$/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
}

const ask = async () => {
  const { users, channels } = stage.world;
  const started = Date.now();
  const outcome = await stage.standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about');
  return { kind: outcome.kind, ms: Date.now() - started };
};

/** The process with two subscribed channels, on a store in the folder. */
async function start(): Promise<string> {
  const file = join(folder, 'store.sqlite');
  stage = await createStage('tests/fixtures/record', { STORE_URL: `sqlite://${file}` });
  await stage.start();
  for (const value of channels()) {
    const options = [{ name: 'subscribe', type: 1, options: [{ name: 'channel', type: OptionType.Channel, value }] }];
    const admin = { userId: stage.world.users.admin, channelId: stage.world.channels.general };
    expect((await stage.standIn.invoke(admin, 'updates', options)).kind).toBe('message');
  }
  return file;
}

async function expectWellAgain(): Promise<void> {
  await until('readiness', async () => (await ready()).status === 200);
  expect(stage.running().output()).toContain('The store works again');
  drop('2026-11-21-after');
  await until('the next post', () => once('2026-11-21-after'), 90_000);
}

describe('a database that another process holds locked', () => {
  it('is waited for, answers go on, and each update is posted once when it is free', async () => {
    folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
    const file = await start();
    const other = new DatabaseSync(file, { timeout: 5_000 });
    other.exec('BEGIN IMMEDIATE');
    drop('2026-11-20-locked');
    const report = await until(
      'the fault',
      async () => {
        const { status, text } = await ready();
        return status === 503 && text;
      },
      15_000,
    );
    expect(report).toContain('store: the last ');
    expect(report).toContain('another process holds it locked');
    for (let times = 0; times < 5; times += 1) {
      expect((await ask()).kind).toBe('message');
      // What is read while it cannot be written does not make it well.
      expect((await ready()).status).toBe(503);
      await pass(300);
    }
    expect(await faultsCounted()).toBeGreaterThan(0);
    expect(stage.running().output()).toContain('The store fails; what needs it is tried again');
    other.exec('COMMIT');
    other.close();
    await until('the post', () => once('2026-11-20-locked'), 90_000);
    await expectWellAgain();
    expect(posts('2026-11-20-locked')).toEqual([1, 1]);
  }, 150_000);
});

describe('an entry that somebody has damaged', () => {
  const details = async () => JSON.parse((await ready()).text).details as Record<string, string>;
  const metric = async () =>
    /^stakeout_damaged_entries (\d+)$/m.exec(await (await fetch(`${stage.running().url}/metrics`)).text())?.[1];

  it('is left alone and told of, stops nothing else, and an admin reads what to do', async () => {
    folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
    const file = await start();
    const { general, spoilers } = stage.world.channels;
    const other = new DatabaseSync(file, { timeout: 5_000 });
    const damage = other.prepare('INSERT OR REPLACE INTO stakeout (key, value, namespace) VALUES (?, ?, ?)');
    damage.run(`2026-11-20-damaged:${general}`, '{"value":{"version":1,"state":"int', 'delivery');
    damage.run('987654321098765432', '{"value":{"version":1,"subscriptions":[{"channelId":"no id"}]}}', 'guild');
    drop('2026-11-20-damaged');
    await until('the post in the other channel', () => posts('2026-11-20-damaged')[1] === 1);
    drop('2026-11-21-next');
    await until('the next posts', () => once('2026-11-21-next'));
    expect(posts('2026-11-20-damaged')).toEqual([0, 1]);
    expect((await ready()).status).toBe(200);
    expect((await details())['damaged entries']).toContain(`delivery 2026-11-20-damaged:${general}`);
    expect((await details())['damaged entries']).toContain('guild 987654321098765432');
    expect(await metric()).toBe('2');
    const lines = stage.running().output().split('\n');
    expect(lines.filter((line) => line.includes('An entry of the store is damaged'))).toHaveLength(2);

    damage.run(stage.world.guildId, 'no JSON', 'guild');
    other.close();
    const admin = { userId: stage.world.users.admin, channelId: spoilers };
    const say = async (name: string, sub: string) => {
      const outcome = await stage.standIn.invoke(admin, name, [{ name: sub, type: 1, options: [] }]);
      return outcome.kind === 'message' ? outcome.message : Promise.reject(new Error(outcome.kind));
    };
    for (const [name, sub] of [
      ['updates', 'list'],
      ['updates', 'subscribe'],
      ['settings', 'export'],
    ] as const)
      expect(textOfMessage(await say(name, sub))).toContain('is damaged and cannot be read. Nothing was changed');
    const question = await say('settings', 'erase');
    await stage.standIn.press(admin, question.id, pressable(question).get('Erase everything') ?? '');
    expect(textOfMessage(await say('updates', 'list'))).toContain('No channel gets updates yet');
    expect((await details())['damaged entries']).not.toContain(stage.world.guildId);
  }, 60_000);
});

describe.skipIf(probe === null)(`a disk that is full ${noDisk}`, () => {
  it('is told of, and nothing is posted twice when there is room again', async () => {
    folder = mountDisk() ?? '';
    await start();
    const filler = join(folder, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1k']);
    for (const id of ['2026-11-20-a', '2026-11-20-b', '2026-11-20-c']) {
      drop(id);
      await pass(700);
    }
    const report = await until(
      'the fault',
      async () => {
        const { status, text } = await ready();
        return status === 503 && text;
      },
      15_000,
    );
    expect(report).toContain('the disk is full');
    expect((await ask()).kind).toBe('message');
    await pass(2_000);
    rmSync(filler);
    await until('the posts', () => ['a', 'b', 'c'].every((each) => once(`2026-11-20-${each}`)), 90_000);
    await expectWellAgain();
    for (const each of ['a', 'b', 'c']) expect(posts(`2026-11-20-${each}`)).toEqual([1, 1]);
  }, 200_000);

  it('ends the process with 74 and one sentence when it starts on it, as does one that can only be read', async () => {
    folder = mountDisk() ?? '';
    const url = `sqlite://${join(folder, 'store.sqlite')}`;
    writeFileSync(join(folder, 'filler'), '');
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=1k']);
    const run = () =>
      runToEnd({ DISCORD_TOKEN: 'a-token-of-nobody', DATASET_DIR: 'tests/fixtures/record', STORE_URL: url });
    const full = await run();
    expect([full.code, full.errors]).toEqual([74, `Cannot use the store ${url}: the disk is full\n`]);
    mount('-o', 'remount,ro', folder);
    const readOnly = await run();
    expect(readOnly.code).toBe(74);
    expect(readOnly.errors).toBe(`Cannot use the store ${url}: there is no right to write there\n`);
  }, 90_000);
});
