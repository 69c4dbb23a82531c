import { ConfigError } from './config.ts';
import { backupStore } from './settings/backup-store.ts';
import { nameOfStore } from './settings/open-store.ts';

/** Backs up the store of the configuration to the file that the command line names, and prints what it holds. */
export async function runStoreBackup(
  args: readonly string[],
  storeUrl: string,
  print: (line: string) => void,
): Promise<void> {
  const [target = '', ...more] = args;
  if (target === '' || more.length > 0) throw new ConfigError(['Give a new file: npm run store:backup -- FILE.']);
  const entries = await backupStore(storeUrl, target);
  print(`Backed up ${entries} entries of ${nameOfStore(storeUrl)} to ${target}.`);
}
