import { z } from 'zod';

/** Refuses with Discord's own code from inside a schema. */
export function refuse(context: z.core.$RefinementCtx, path: PropertyKey[], fault: { code: string; message: string }) {
  context.addIssue({ code: 'custom', path, message: fault.message, params: { code: fault.code } });
}

/** A string of `min` to `max` characters; outside it Discord names both bounds. */
export function text(min: number, max: number) {
  return z.string().superRefine((value, context) => {
    if (value.length >= min && value.length <= max) return;
    if (min === 0) refuse(context, [], { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` });
    else refuse(context, [], { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` });
  });
}

/** Text that Discord trims before it measures. */
export function trimmed(min: number, max: number) {
  return z.string().trim().pipe(text(min, max));
}

/** A list of `min` to `max` entries. */
export function list<T extends z.ZodType>(item: T, min: number, max: number) {
  return z.array(item).superRefine((value, context) => {
    if (value.length >= min && value.length <= max) return;
    if (min === 0) refuse(context, [], { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` });
    else refuse(context, [], { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` });
  });
}

/** A snowflake as a string. */
export const snowflake = z.string().superRefine((value, context) => {
  if (!/^\d{1,20}$/.test(value)) {
    refuse(context, [], { code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` });
  }
});

/** A web address, or `attachment://name` where `attachment` says so. */
export function url(max: number, allow: { attachment: boolean }) {
  return text(1, max).superRefine((value, context) => {
    if (allow.attachment && /^attachment:\/\/./.test(value)) return;
    const parsed = URL.parse(value);
    if (parsed === null)
      return refuse(context, [], { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' });
    if (!['http:', 'https:', 'discord:'].includes(parsed.protocol)) {
      const message = `Scheme "${parsed.protocol.slice(0, -1)}" is not supported. Scheme must be one of ('http', 'https').`;
      refuse(context, [], { code: 'URL_TYPE_INVALID_SCHEME', message });
    }
  });
}
