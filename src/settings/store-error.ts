/** The store failed; the message is plain enough to be shown to whoever runs the bot. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}
