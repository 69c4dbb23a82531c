import { z } from 'zod';
import { list, refuse, snowflake } from './fields.ts';

/** Who a message may ping: `parse` and a list of the same kind exclude each other. */
export const allowedMentionsForm = z
  .object({
    parse: list(z.enum(['users', 'roles', 'everyone']), 0, 3).nullish(),
    users: list(snowflake, 0, 100).nullish(),
    roles: list(snowflake, 0, 100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((mentions, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (!mentions.parse?.includes(kind) || (mentions[kind] ?? []).length === 0) continue;
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      refuse(context, [], { code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message });
    }
    for (const kind of ['users', 'roles', 'parse'] as const) {
      const ids = mentions[kind] ?? [];
      if (new Set<string>(ids).size === ids.length) continue;
      refuse(context, [kind], {
        code: 'SET_TYPE_ALREADY_CONTAINS_VALUE',
        message: 'The set already contains this value',
      });
    }
  });

export type AllowedMentions = z.output<typeof allowedMentionsForm>;
