import { createHash } from 'node:crypto';

/** A stable, URL-safe digest of the text (SHA-256), `length` characters long. */
export function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length);
}
