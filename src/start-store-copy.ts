import { ConfigError, parseStoreUrl } from './config.ts';
import { messageOf } from './lib/message-of.ts';
import { type CopyProgress, copyStore } from './settings/copy-store.ts';
import { nameOfStore, openStore } from './settings/open-store.ts';
import type { Store } from './settings/store.ts';

const usage = 'Give two addresses of stores, as in STORE_URL: npm run store:copy -- FROM TO.';

/** Copies one store to another, as two arguments of the command line name them, and prints how it goes. */
export async function runStoreCopy(args: readonly string[], print: (line: string) => void): Promise<void> {
  const [from, to] = parseAddresses(args);
  const onError = (error: Error) => print(`The store failed: ${error.message}`);
  const source = await openStore(from, { onError, mustExist: true });
  let destination: Store | null = null;
  try {
    destination = await openStore(to, { onError });
    const { entries, checksum, damaged } = await copyStore(source, destination, showProgress(print));
    for (const key of damaged) print(`Left behind, for it cannot be read: ${key}`);
    print(`Copied ${entries} entries from ${nameOfStore(from)} to ${nameOfStore(to)}.`);
    print(`Checksum on both sides: ${checksum}`);
    print('Set STORE_URL to the new address and start the bot.');
  } finally {
    await destination?.close();
    await source.close();
  }
}

function parseAddresses(args: readonly string[]): [from: string, to: string] {
  const [from = '', to = '', ...more] = args;
  if (from === '' || to === '' || more.length > 0) throw new ConfigError([usage]);
  const faults = [from, to].flatMap((text) => {
    try {
      parseStoreUrl(text);
      return text.endsWith(':memory:') ? [`${text}: it is gone when this ends.`] : [];
    } catch (error) {
      return [`${nameOfStore(text)}: ${messageOf(error)}`];
    }
  });
  if (from === to) faults.push('Both addresses are the same.');
  if (faults.length > 0) throw new ConfigError([...faults, usage]);
  return [from, to];
}

const everySoMany = 5_000;

function showProgress(print: (line: string) => void): (progress: CopyProgress) => void {
  let shown = 0;
  return ({ namespace, entries, isDone }) => {
    if (isDone) {
      print(`${namespace}: ${entries} entries`);
      shown = 0;
    } else if (entries - shown >= everySoMany) {
      print(`${namespace}: ${entries} so far`);
      shown = entries;
    }
  };
}
