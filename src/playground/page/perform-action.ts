import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Actor, CommandOption, InteractionOutcome } from '../discord/stand-in.ts';
import { canView } from './can-view.ts';
import { checkBody } from './check-body.ts';
import { findViewer } from './find-viewer.ts';
import { PageError } from './page-error.ts';
import type { PageStandIn } from './page-stand-in.ts';

const id = z.string().regex(/^\d{1,20}$/, 'must be an id');
const customId = z.string().min(1).max(100);
const who = { user: id, channel: id, locale: z.string().max(10).optional() };

const option: z.ZodType<CommandOption> = z.lazy(() =>
  z.strictObject({
    name: z.string().min(1).max(32),
    type: z.int().min(1).max(11),
    value: z.union([z.string().max(6000), z.number(), z.boolean()]).exactOptional(),
    focused: z.boolean().exactOptional(),
    options: z.array(option).max(25).exactOptional(),
  }),
);
const command = z.strictObject({
  ...who,
  command: z.string().min(1).max(32),
  options: z.array(option).max(25).default([]),
});
const press = z.strictObject({ ...who, message: id, customId });
const select = z.strictObject({ ...who, message: id, customId, values: z.array(z.string().max(100)).max(25) });
const field = z.union([z.string().max(4000), z.array(z.string().max(100)).max(25)]);
const submit = z.strictObject({ ...who, customId, values: z.record(z.string().min(1).max(100), field) });

const say = z.strictObject({ ...who, content: z.string().trim().min(1).max(2000) });
const messageCommand = z.strictObject({ ...who, command: z.string().min(1).max(32), message: id });
const userCommand = z.strictObject({ ...who, command: z.string().min(1).max(32), target: id });

/** What became of something that a person did; words of their own become a message, or are not allowed. */
export type ActionOutcome = InteractionOutcome;

/** Does what a person did on the page and gives what became of it; a PageError says what is wrong with the body. */
export async function performAction(standIn: PageStandIn, name: string, body: unknown): Promise<ActionOutcome> {
  const actorOf = (input: { user: string; channel: string; locale?: string | undefined }): Actor => {
    if (!canView(standIn, findViewer(standIn, input.user).id, input.channel)) {
      throw new PageError(400, '"channel" must be the id of a channel that the user sees');
    }
    return {
      userId: input.user,
      channelId: input.channel,
      ...(input.locale !== undefined && { locale: input.locale }),
    };
  };
  switch (name) {
    case 'invoke': {
      const input = checkBody(command, body);
      return standIn.invoke(actorOf(input), input.command, input.options);
    }
    case 'autocomplete': {
      const input = checkBody(command, body);
      return standIn.autocomplete(actorOf(input), input.command, input.options);
    }
    case 'message-command': {
      const input = checkBody(messageCommand, body);
      return standIn.useMessageCommand(actorOf(input), input.command, input.message);
    }
    case 'user-command': {
      const input = checkBody(userCommand, body);
      return standIn.useUserCommand(actorOf(input), input.command, input.target);
    }
    case 'press': {
      const input = checkBody(press, body);
      return standIn.press(actorOf(input), input.message, input.customId);
    }
    case 'select': {
      const input = checkBody(select, body);
      return standIn.select(actorOf(input), input.message, input.customId, input.values);
    }
    case 'submit': {
      const input = checkBody(submit, body);
      return standIn.submit(actorOf(input), input.customId, input.values);
    }
    case 'say': {
      const input = checkBody(say, body);
      return maySend(standIn, input)
        ? { kind: 'message', message: standIn.say(actorOf(input), input.content) }
        : { kind: 'refused', reason: 'You may not write in this channel' };
    }
    default:
      throw new PageError(404, 'Nothing to do under that name');
  }
}

function maySend(standIn: PageStandIn, { user, channel }: { user: string; channel: string }): boolean {
  if (standIn.dmChannel(user).id === channel) return true;
  const needed = PermissionFlagsBits.SendMessages | PermissionFlagsBits.ViewChannel;
  return (standIn.permissions(user, channel) & needed) === needed;
}
