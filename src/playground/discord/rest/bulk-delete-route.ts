import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { list, snowflake } from '../validation/fields.ts';
import { formFault } from '../validation/form-fault.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { removeMessages } from '../world/message-store.ts';
import type { World } from '../world/world.ts';
import { accessChannel } from './channel-access.ts';
import { refusals } from './refusals.ts';
import type { Route } from './route.ts';

const form = z.object({ messages: list(snowflake, 2, 100) });
const oldestMs = 14 * 86_400_000;
const epochMs = 1_420_070_400_000n;

/** Deletes many messages at once, none of them older than two weeks. */
export function bulkDeleteRoute(world: World): Route {
  return {
    method: 'POST',
    path: '/channels/:channelId/messages/bulk-delete',
    handle: (request) => {
      const access = accessChannel(world, request);
      access.need(PermissionFlagsBits.ManageMessages);
      const check = checkForm(form, request.body ?? {});
      if (!check.ok) throw invalidForm(check.faults);
      const { messages } = check.data;
      if (new Set(messages).size < messages.length) {
        throw invalidForm([formFault(['messages'], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The list has equal ids')]);
      }
      const oldest = world.now().getTime() - oldestMs;
      if (messages.some((id) => Number((BigInt(id) >> 22n) + epochMs) < oldest)) throw refusals.tooOldToDelete();
      removeMessages(world, access.channel, messages);
      return { status: 204 };
    },
  };
}
