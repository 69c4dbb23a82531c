import { z } from 'zod';
import { list, refuse, text, url } from './fields.ts';
import { buttonForm, entitySelectForms, stringSelectForm } from './interactive-form.ts';

const id = z.number().int().min(0).max(2_147_483_647).nullish();
const media = z.object({ url: url(2048, { attachment: true }) });
const described = { media, description: text(0, 1024).nullish(), spoiler: z.boolean().nullish() };

const row = z
  .object({
    type: z.literal(1),
    id,
    components: list(z.discriminatedUnion('type', [buttonForm, stringSelectForm, ...entitySelectForms]), 1, 5),
  })
  .superRefine(({ components }, context) => {
    if (components.length < 2 || components.every(({ type }) => type === 2)) return;
    const index = components.findIndex(({ type }, at) => at > 0 && (type !== 2 || components[0]?.type !== 2));
    const message = 'The specified component exceeds the maximum width';
    refuse(context, ['components', index], { code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message });
  });
const textDisplay = z.object({ type: z.literal(10), id, content: text(1, 4000) });
const thumbnail = z.object({ type: z.literal(11), id, ...described });
const section = z.object({
  type: z.literal(9),
  id,
  components: list(z.discriminatedUnion('type', [textDisplay]), 1, 3),
  accessory: z.discriminatedUnion('type', [buttonForm, thumbnail]),
});
const gallery = z.object({ type: z.literal(12), id, items: list(z.object(described), 1, 10) });
const file = z.object({
  type: z.literal(13),
  id,
  file: z.object({
    url: text(1, 2048).superRefine((value, context) => {
      if (/^attachment:\/\/./.test(value)) return;
      const message = `Scheme must be one of ('attachment').`;
      refuse(context, [], { code: 'URL_TYPE_INVALID_SCHEME', message });
    }),
  }),
  spoiler: z.boolean().nullish(),
});
const separator = z.object({
  type: z.literal(14),
  id,
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});
const container = z.object({
  type: z.literal(17),
  id,
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: list(z.discriminatedUnion('type', [row, file, gallery, section, separator, textDisplay]), 1, 40),
});

/** The components of a message without the Components V2 flag: up to five action rows. */
export const legacyComponentsForm = list(z.discriminatedUnion('type', [row]), 0, 5);

/** The components of a Components V2 message. */
export const layoutComponentsForm = list(
  z.discriminatedUnion('type', [row, container, file, gallery, section, separator, textDisplay]),
  0,
  40,
);
