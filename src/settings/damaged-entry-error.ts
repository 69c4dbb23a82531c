import { StoreError } from './store-error.ts';

/** The store works, but one entry of it cannot be read. */
export class DamagedEntryError extends StoreError {
  constructor(key: string) {
    super(`The entry '${key}' of the store is damaged`);
    this.name = 'DamagedEntryError';
  }
}
