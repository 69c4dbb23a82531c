import { afterEach, expect, test, vi } from 'vitest';
import { isCron, schedule } from '../../src/updates/schedule.ts';

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['* * * * *', true],
  ['*/10 * * * * *', true],
  ['0 9 * * mon', true],
  ['61 * * * *', false],
  ['every minute', false],
  ['', false],
])('%j as a cron expression: %j', (expression, valid) => {
  expect(isCron(expression)).toBe(valid);
});

test('runs by UTC, never twice at a time, and goes on after a failure', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-29T00:59:30.000Z') });
  const errors: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (_: object, message: string) => void errors.push(message) };
  const starts: string[] = [];
  const task = schedule(
    '0 1 * * *',
    async () => {
      starts.push(new Date().toISOString());
      throw new Error('No store');
    },
    { log },
  );
  await vi.advanceTimersByTimeAsync(2 * 86_400_000);
  await task.destroy();
  expect(starts.map((start) => start.slice(0, 16))).toEqual(['2026-03-29T01:00', '2026-03-30T01:00']);
  expect(errors).toHaveLength(2);
});

test('logs when which copy is to run cannot be settled, and writes nothing past the log', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-29T00:59:30.000Z') });
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  const errors: object[] = [];
  const log = { info: () => {}, warn: () => {}, error: (details: object) => void errors.push(details) };
  const fault = new Error('No lock');
  const coordinator = { shouldRun: () => Promise.reject(fault) };
  const task = schedule('* * * * *', async () => {}, { log, coordinator });
  await vi.advanceTimersByTimeAsync(60_000);
  await task.destroy();
  expect(errors).toEqual([{ err: fault }]);
  expect(written).not.toHaveBeenCalled();
});
