import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { refusals } from '../rest/refusals.ts';
import type { UploadedFile } from '../rest/route.ts';
import { allowedMentionsForm } from './allowed-mentions-form.ts';
import { checkForm } from './check-form.ts';
import { layoutComponentsForm, legacyComponentsForm } from './component-form.ts';
import { checkComponentRules } from './component-rules.ts';
import { embedsForm } from './embed-form.ts';
import { list, refuse, snowflake, text, trimmed } from './fields.ts';
import { type FormFault, formFault } from './form-fault.ts';
import { invalidForm } from './invalid-form.ts';
import type { AnyComponent } from './walk-components.ts';

const attachment = z.object({
  id: z.union([z.number().int(), z.string()]),
  filename: text(0, 1024).nullish(),
  description: text(0, 1024).nullish(),
  is_spoiler: z.boolean().nullish(),
});
const pollMedia = (max: number) => z.object({ text: trimmed(1, max).nullish() });
const poll = z.object({
  question: pollMedia(300),
  answers: list(z.object({ poll_media: pollMedia(55) }), 1, 10),
  duration: z.number().int().min(1).max(768).nullish(),
  allow_multiselect: z.boolean().nullish(),
  layout_type: z.literal([1]).nullish(),
});
const nonce = z.union([z.number().int(), z.string()]).superRefine((value, context) => {
  if (String(value).length <= 25) return;
  refuse(context, [], { code: 'NONCE_TYPE_TOO_LONG', message: 'Nonce must be 25 or fewer in length.' });
});

const shape = {
  content: trimmed(0, 2000).nullish(),
  embeds: embedsForm.nullish(),
  allowed_mentions: allowedMentionsForm.nullish(),
  flags: z.number().int().min(0).nullish(),
  attachments: z.array(attachment).nullish(),
  sticker_ids: list(snowflake, 0, 3).nullish(),
  poll: poll.nullish(),
  tts: z.boolean().nullish(),
  nonce: nonce.nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .object({
      type: z.literal([0, 1]).nullish(),
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
};
const legacyMessage = z.object({ ...shape, components: legacyComponentsForm.nullish() });
const layoutMessage = z.object({ ...shape, components: layoutComponentsForm.nullish() });

/** A message body that Discord would take. */
export type MessageForm = Omit<z.output<typeof layoutMessage>, 'components'> & {
  components?: AnyComponent[] | null | undefined;
};

/** What a body is checked for. */
export interface MessageFormUse {
  /** Where the message stands in the body: `['data']` in an interaction callback. */
  path?: readonly (string | number)[];
  files: readonly UploadedFile[];
  /** On edits: what the message is now. */
  existing?: { flags: number; fileNames: readonly string[] };
}

const maxFileBytes = 10 * 1024 * 1024;
const maxFiles = 10;
const layoutExclusive = ['content', 'embeds', 'sticker_ids', 'poll'] as const;

/** Checks a message body and gives it back parsed; throws the refusal with every fault it found. */
export function checkMessage(body: unknown, use: MessageFormUse): MessageForm {
  const path = use.path ?? [];
  const existing = use.existing?.flags ?? 0;
  const flags = flagsOf(body) | (existing & MessageFlags.IsComponentsV2);
  const layout = (flags & MessageFlags.IsComponentsV2) !== 0;
  const check = checkForm(layout ? layoutMessage : legacyMessage, body ?? {}, path);
  if (!check.ok) throw invalidForm(check.faults);
  const form: MessageForm = { ...check.data, components: check.data.components as AnyComponent[] | null | undefined };
  const fileNames = [...use.files.map(({ name }) => name), ...(use.existing?.fileNames ?? [])];
  const faults = [
    ...(layout ? layoutFaults(form, path) : []),
    ...checkComponentRules(form.components ?? [], { path: [...path, 'components'], layout, fileNames }),
    ...attachmentFaults(form, use.files, path),
  ];
  if (faults.length > 0) throw invalidForm(faults);
  if (use.files.length > maxFiles) throw refusals.tooManyAttachments();
  if (use.files.some(({ bytes }) => bytes.length > maxFileBytes)) throw refusals.fileTooLarge();
  return form;
}

function flagsOf(body: unknown): number {
  const flags = typeof body === 'object' && body !== null && 'flags' in body ? body.flags : 0;
  return typeof flags === 'number' && Number.isInteger(flags) ? flags : 0;
}

function layoutFaults(form: MessageForm, path: readonly (string | number)[]): FormFault[] {
  return layoutExclusive.flatMap((field) => {
    const value = form[field];
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) return [];
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return [formFault([...path, field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message)];
  });
}

/** New attachments are named by the index of their file; ids of existing ones are snowflakes. */
function attachmentFaults(
  form: MessageForm,
  files: readonly UploadedFile[],
  path: readonly (string | number)[],
): FormFault[] {
  return (form.attachments ?? []).flatMap(({ id }, index) => {
    if (String(id).length > 3 || files.some((file) => file.index === Number(id))) return [];
    const message = `File not found for attachment ${id}`;
    return [formFault([...path, 'attachments', index], 'ATTACHMENT_NOT_FOUND', message)];
  });
}
