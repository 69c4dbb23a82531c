import { DatabaseSync } from 'node:sqlite';
import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, inChannel, text, wordsOf } from './admin-stage.ts';
import { until } from './stage.ts';

let stage: AdminStage;
afterEach(async () => expect(await stage.finish()).toEqual([]));

const hourly = { UPDATES_CRON: '59 * * * *' };
const firstMessage = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const none = 'No channel gets updates yet. /updates subscribe starts it.';
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('takes a first message back that arrives after the admin was told that nothing was saved', async () => {
  stage = await createAdminStage(hourly);
  const { general } = stage.world.channels;
  stage.standIn.addFault({ match: firstMessage, effect: { kind: 'delay', ms: 2_700 } });
  expect(wordsOf(await stage.subscribe(general))).toBe(
    `Discord did not take the first message in <#${general}> (it took too long). Nothing was saved; try again.`,
  );
  await until('the late message to be taken back', () =>
    stage.standIn.requests().some(({ method, status }) => method === 'DELETE' && status === 204),
  );
  expect(stage.posts(general)).toEqual([]);
  expect(await stage.words('updates', 'list')).toBe(none);
  expect(wordsOf(await stage.subscribe(general))).toContain('now gets updates');
  expect(stage.posts(general)).toHaveLength(1);
}, 90_000);

it('takes a first message back whose subscription the store did not take', async () => {
  stage = await createAdminStage(hourly);
  const { general } = stage.world.channels;
  const other = new DatabaseSync(stage.storeFile, { timeout: 5_000 });
  other.exec('BEGIN IMMEDIATE');
  // On a busy machine the message itself may have taken too long.
  expect(wordsOf(await stage.subscribe(general))).toMatch(
    /^This takes longer than Discord waits for an answer\. It may still be done: look in a minute, then try again\.|it took too long/,
  );
  await until('the message to be taken back', () => stage.posts(general).length === 0);
  other.exec('COMMIT');
  other.close();
  expect(await stage.words('updates', 'list')).toBe(none);
}, 90_000);

it('posts what was missed at once when an admin resumes, however seldom it looks for updates', async () => {
  const env = { UPDATES_CRON: '* * * * * *' };
  stage = await createAdminStage(env);
  const { standIn, world } = stage;
  const { general, spoilers } = world.channels;
  await stage.subscribe(general);
  await stage.subscribe(spoilers);
  await stage.say('updates', 'pause', [inChannel(general)]);
  stage.drop('2026-11-20-missed');
  await until('the post where nothing is paused', () => stage.posts(spoilers).length === 2);
  await stage.running().stop();
  env.UPDATES_CRON = hourly.UPDATES_CRON;
  await stage.start();
  await stage.press(await stage.say('updates', 'resume', [inChannel(general)]), 'Post it now');
  await until('what was missed', () => stage.posts(general).length === 2);
  const role = { name: 'role', type: OptionType.Role, value: world.roles.newsletter };
  const panel = await stage.subscribe(general, [role, text('kinds', 'budget')]);
  expect(wordsOf(await stage.select(panel, 'role', [world.guildId]))).toContain('@everyone is never pinged');
  standIn.deleteChannel(spoilers);
  await stage.press(await stage.say('updates', 'list'), 'Unsubscribe 1');
  expect(await stage.words('updates', 'list')).toContain('1 channel gets updates');
}, 90_000);

it('keeps what it holds on a server that removed it for 30 days, and then holds nothing of it', async () => {
  stage = await createAdminStage();
  const { standIn, world } = stage;
  const { general } = world.channels;
  await stage.subscribe(general);
  stage.drop('2026-11-20-a');
  await until('the post', () => stage.posts(general).length === 2);
  await pass(300);
  await stage.running().stop();
  standIn.removeBot(world.guildId);
  await stage.start();
  await until('the departure', () => stage.running().output().includes('A server has removed the bot'));
  await stage.running().stop();
  const database = new DatabaseSync(stage.storeFile, { timeout: 5_000 });
  const rows = () =>
    database
      .prepare('SELECT namespace, key, value FROM stakeout')
      .all()
      .map((row) => JSON.stringify(row))
      .filter((row) => row.includes(world.guildId) || row.includes(general));
  expect(rows().length).toBeGreaterThan(2);
  const leftAt = new Date(Date.now() - 30 * 86_400_000).toISOString();
  const left = { value: { version: 1, guildId: world.guildId, leftAt } };
  database.prepare(`UPDATE stakeout SET value = ? WHERE namespace = 'departure'`).run(JSON.stringify(left));
  await stage.start();
  await until('the end of it', () => stage.running().output().includes('Erased what was held on a server'));
  expect(rows()).toEqual([]);
  database.close();
}, 90_000);
