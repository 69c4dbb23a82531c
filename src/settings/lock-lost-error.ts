/** Another process holds the lock now. */
export class LockLostError extends Error {
  override readonly name = 'LockLostError';
}
