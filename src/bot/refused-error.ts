/** Discord refused the token or the connection for good. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
