import { z } from 'zod';
import { list, refuse, snowflake, text, url } from './fields.ts';

const componentId = z.number().int().min(0).max(2_147_483_647).nullish();
const emoji = z
  .object({ id: snowflake.nullish(), name: text(0, 100).nullish(), animated: z.boolean().nullish() })
  .superRefine((value, context) => {
    if (
      value.id != null ||
      (value.name != null && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(value.name))
    ) {
      return;
    }
    refuse(context, ['name'], { code: 'COMPONENT_INVALID_EMOJI', message: 'Invalid emoji' });
  });

/** A button: what it must and must not have follows from its style. */
export const buttonForm = z
  .object({
    type: z.literal(2),
    id: componentId,
    style: z.literal([1, 2, 3, 4, 5, 6]),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    custom_id: text(1, 100).nullish(),
    url: url(512, { attachment: false }).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((button, context) => {
    const has = { custom_id: button.custom_id != null, url: button.url != null, sku_id: button.sku_id != null };
    const needed = button.style === 5 ? 'url' : button.style === 6 ? 'sku_id' : 'custom_id';
    if (has.custom_id && has.url) {
      const message = 'A custom id and url cannot both be specified';
      refuse(context, [], { code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message });
    } else if (!has[needed]) {
      refuse(context, [needed], { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
    }
    for (const other of ['custom_id', 'url', 'sku_id'] as const) {
      if (other === needed || !has[other] || (has.custom_id && has.url)) continue;
      const message = `A button of style ${button.style} cannot have this field`;
      refuse(context, [other], { code: 'BUTTON_COMPONENT_FIELD_NOT_ALLOWED', message });
    }
    if (button.style !== 6 && !button.label && button.emoji == null) {
      const message = 'A button must have a label or an emoji';
      refuse(context, ['label'], { code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message });
    }
  });

const selectBase = {
  id: componentId,
  custom_id: text(1, 100),
  placeholder: text(0, 150).nullish(),
  min_values: z.number().int().min(0).max(25).nullish(),
  max_values: z.number().int().min(1).max(25).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};
const option = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().nullish(),
});

/** A select with its own options. */
export const stringSelectForm = z
  .object({ type: z.literal(3), ...selectBase, options: list(option, 1, 25) })
  .superRefine((select, context) => {
    checkRange(select, context);
    const { options, min_values: min, max_values: max } = select;
    if ((min ?? 1) > options.length || (max ?? 1) > options.length) {
      const message = `Must not be more than the ${options.length} options`;
      const path = (min ?? 1) > options.length ? 'min_values' : 'max_values';
      refuse(context, [path], { code: 'SELECT_COMPONENT_VALUES_OUT_OF_RANGE', message });
    }
    if (options.filter((one) => one.default === true).length > (max ?? 1)) {
      const message = 'More options are chosen by default than may be chosen';
      refuse(context, ['options'], { code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', message });
    }
    options.forEach(({ value }, index) => {
      if (options.findIndex((other) => other.value === value) === index) return;
      const message = 'The specified option value is already used';
      refuse(context, ['options', index, 'value'], { code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message });
    });
  });

const defaultValue = z.object({ id: snowflake, type: z.enum(['user', 'role', 'channel']) });
const entitySelect = <T extends number>(type: T) =>
  z
    .object({ type: z.literal(type), ...selectBase, default_values: list(defaultValue, 0, 25).nullish() })
    .superRefine(checkRange);

/** Selects that Discord fills: users, roles, both, channels. */
export const entitySelectForms = [
  entitySelect(5),
  entitySelect(6),
  entitySelect(7),
  z
    .object({
      type: z.literal(8),
      ...selectBase,
      default_values: list(defaultValue, 0, 25).nullish(),
      channel_types: z.array(z.number().int()).nullish(),
    })
    .superRefine(checkRange),
] as const;

function checkRange(
  select: { min_values?: number | null | undefined; max_values?: number | null | undefined },
  context: z.core.$RefinementCtx,
): void {
  if ((select.min_values ?? 1) <= (select.max_values ?? 1) || select.max_values == null) return;
  const message = 'min_values must not be more than max_values';
  refuse(context, ['min_values'], { code: 'SELECT_COMPONENT_MIN_OVER_MAX', message });
}
