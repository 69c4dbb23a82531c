import { z } from 'zod';
import { PageError } from './page-error.ts';

/** The body in its checked form; a PageError lists what is wrong with it. */
export function checkBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new PageError(400, z.prettifyError(result.error));
}
