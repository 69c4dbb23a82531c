import { refusals } from '../rest/refusals.ts';
import type { UploadedFile } from '../rest/route.ts';
import type { MessageForm } from './message-form.ts';

/** Refuses a message that would show nothing. */
export function requireContent(form: MessageForm, files: readonly UploadedFile[]): void {
  const lists = [form.embeds, form.components, form.sticker_ids, files];
  const shows = Boolean(form.content) || form.poll != null || lists.some((entries) => (entries?.length ?? 0) > 0);
  const forwards = form.message_reference?.type === 1;
  if (!shows && !forwards) throw refusals.emptyMessage();
}
