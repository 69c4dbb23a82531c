/** A limit of one route that is used up: a 429 of its own. */
export class RateLimited extends Error {
  readonly retryAfterSeconds: number;
  readonly code: number | undefined;

  /** Some limits have a code and words of their own. */
  constructor(retryAfterSeconds: number, own?: { code: number; message: string }) {
    super(own?.message ?? 'You are being rate limited.');
    this.name = 'RateLimited';
    this.retryAfterSeconds = retryAfterSeconds;
    this.code = own?.code;
  }
}
