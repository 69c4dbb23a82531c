import { expect, onTestFinished, test, vi } from 'vitest';
import { type BotEnd, createBotProcess } from '../../src/playground/bot-process.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Says that it answers, and does what it is told; SIGTERM alone does not end it at once. */
const obedient = `
  process.on('SIGTERM', () => process.exit(7));
  process.on('message', ({ exitWith }) => process.exit(exitWith));
  process.send({ address: 'http://127.0.0.1:' + process.argv[1] + '/' });
  process.send({ ready: true });
`;
const stubborn = obedient.replace('process.exit(7)', '{}');

function open(script: string, command = process.execPath) {
  const ends: BotEnd[] = [];
  let starts = 0;
  const bot = createBotProcess({
    command,
    args: () => {
      starts += 1;
      return ['-e', script, String(starts)];
    },
    env: { PATH: process.env.PATH },
    onEnd: (end) => ends.push(end),
  });
  onTestFinished(() => bot.kill());
  return { bot, ends };
}

test('runs once it answers, and knows where its health server listens', async () => {
  const { bot, ends } = open(obedient);
  expect([bot.isRunning(), bot.address()]).toEqual([false, null]);
  expect(await bot.start()).toBeNull();
  expect([bot.isRunning(), bot.address()]).toEqual([true, 'http://127.0.0.1:1/']);
  expect(await bot.start()).toBeNull();
  expect(bot.address()).toBe('http://127.0.0.1:1/');
  await bot.stop();
  expect([bot.isRunning(), bot.address(), ends]).toEqual([false, null, []]);
});

test('is killed though it would not listen, and starts again with other arguments', async () => {
  const { bot, ends } = open(stubborn);
  await bot.start();
  await bot.kill();
  expect([bot.isRunning(), ends]).toEqual([false, []]);
  expect(await bot.start()).toBeNull();
  expect(bot.address()).toBe('http://127.0.0.1:2/');
});

test('says how it ended before it answered', async () => {
  const { bot, ends } = open('process.exit(65)');
  expect(await bot.start()).toEqual({ code: 65, signal: null });
  expect([bot.isRunning(), ends]).toEqual([false, [{ code: 65, signal: null }]]);
});

test('says how it ended by itself, once', async () => {
  const { bot, ends } = open(obedient);
  await bot.start();
  bot.send({ exitWith: 69 });
  await expect.poll(() => ends, { timeout: 30_000 }).toEqual([{ code: 69, signal: null }]);
  expect(bot.isRunning()).toBe(false);
  bot.send({ exitWith: 1 });
  await bot.kill();
  expect(ends).toHaveLength(1);
});

test('rejects when there is nothing to start', async () => {
  const { bot } = open(obedient, '/nowhere/node');
  await expect(bot.start()).rejects.toThrow('ENOENT');
  expect(bot.isRunning()).toBe(false);
});
