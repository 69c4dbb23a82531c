import { z } from 'zod';
import { list, refuse, trimmed, url } from './fields.ts';

const field = z.object({ name: trimmed(1, 256), value: trimmed(1, 1024), inline: z.boolean().nullish() });
const image = z.object({ url: url(2048, { attachment: true }), description: trimmed(0, 1024).nullish() });

const embed = z.object({
  title: trimmed(0, 256).nullish(),
  description: trimmed(0, 4096).nullish(),
  url: url(2048, { attachment: false }).nullish(),
  color: z.number().int().min(0).max(0xffffff).nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  fields: list(field, 0, 25).nullish(),
  footer: z.object({ text: trimmed(0, 2048).nullish(), icon_url: url(2048, { attachment: true }).nullish() }).nullish(),
  author: z
    .object({
      name: trimmed(0, 256),
      url: url(2048, { attachment: false }).nullish(),
      icon_url: url(2048, { attachment: true }).nullish(),
    })
    .nullish(),
  image: image.nullish(),
  thumbnail: image.nullish(),
});

const maxTotal = 6000;

/** The embeds of one message: each within its limits, together within 6000 characters. */
export const embedsForm = list(embed, 0, 10).superRefine((embeds, context) => {
  if (embeds.reduce((sum, one) => sum + embedSize(one), 0) > maxTotal) {
    refuse(context, [], { code: 'MAX_EMBED_SIZE_EXCEEDED', message: `Embed size exceeds maximum size of ${maxTotal}` });
  }
});

function embedSize(one: z.output<typeof embed>): number {
  const parts = [one.title, one.description, one.footer?.text, one.author?.name];
  const fields = (one.fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [...parts, ...fields].reduce((sum, part) => sum + (part?.length ?? 0), 0);
}
