/**
 * Runs the task for every item, `first` at a time to begin with and one more for each that went well, up to `most`: where
 * nothing goes well, not much is tried. Rejects with the first failure, after those running have ended.
 */
export async function forEachGrowing<Item>(
  items: Iterable<Item>,
  { first, most }: { first: number; most: number },
  task: (item: Item) => Promise<boolean>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const workers: Promise<void>[] = [];
  const work = async () => {
    for (let item = queue.next(); item.done !== true; item = queue.next())
      if ((await task(item.value)) && workers.length < most) workers.push(work());
  };
  while (workers.length < Math.min(first, most)) workers.push(work());
  const failures: unknown[] = [];
  // Grows while it is walked over.
  for (const worker of workers) await worker.catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
