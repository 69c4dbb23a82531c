import { expect, test } from 'vitest';
import { forEachGrowing } from '../../src/updates/for-each-growing.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const items = Array.from({ length: 200 }, (_, index) => index);

/** The most that ran at a time, of all items, by what the task ends with. */
async function mostAtOnce(task: (item: number) => Promise<boolean>): Promise<{ most: number; done: number[] }> {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await forEachGrowing(items, { first: 4, most: 30 }, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await turn();
    running -= 1;
    done.push(item);
    return task(item);
  });
  return { most, done };
}

test('goes on to as many at a time as may be while all goes well', async () => {
  const { most, done } = await mostAtOnce(async () => true);
  expect(most).toBe(30);
  expect(done.sort((a, b) => a - b)).toEqual(items);
});

test('stays with a few while nothing goes well, and leaves none out', async () => {
  const { most, done } = await mostAtOnce(async () => false);
  expect(most).toBe(4);
  expect(done).toHaveLength(items.length);
});

test('rejects with a failure once all that runs has ended', async () => {
  const done: number[] = [];
  const run = forEachGrowing([1, 2, 3], { first: 3, most: 3 }, async (item) => {
    if (item === 1) throw new Error('failed');
    await turn();
    done.push(item);
    return true;
  });
  await expect(run).rejects.toThrow('failed');
  expect(done).toEqual([2, 3]);
});
