import { z } from 'zod';
import { checkForm } from './check-form.ts';
import { checkComponentRules } from './component-rules.ts';
import { list, refuse, text } from './fields.ts';
import { entitySelectForms, stringSelectForm } from './interactive-form.ts';
import { invalidForm } from './invalid-form.ts';
import type { AnyComponent } from './walk-components.ts';

const id = z.number().int().min(0).max(2_147_483_647).nullish();
const customId = text(1, 100);
const required = z.boolean().nullish();

const textInput = z
  .object({
    type: z.literal(4),
    id,
    custom_id: customId,
    style: z.literal([1, 2]),
    label: text(1, 45).nullish(),
    min_length: z.number().int().min(0).max(4000).nullish(),
    max_length: z.number().int().min(1).max(4000).nullish(),
    required,
    value: text(0, 4000).nullish(),
    placeholder: text(0, 100).nullish(),
  })
  .superRefine((input, context) => {
    if (input.min_length == null || input.max_length == null || input.min_length <= input.max_length) return;
    refuse(context, ['min_length'], { code: 'TEXT_INPUT_MIN_OVER_MAX', message: 'min_length is more than max_length' });
  });
const option = z.object({
  label: text(1, 100),
  value: text(1, 100),
  description: text(0, 100).nullish(),
  default: z.boolean().nullish(),
});
const count = (min: number, max: number) => z.number().int().min(min).max(max).nullish();
const radioGroup = z.object({ type: z.literal(21), id, custom_id: customId, required, options: list(option, 2, 10) });
const checkboxGroup = z.object({
  type: z.literal(22),
  id,
  custom_id: customId,
  required,
  min_values: count(0, 10),
  max_values: count(1, 10),
  options: list(option, 1, 10),
});
const checkbox = z.object({ type: z.literal(23), id, custom_id: customId, default: z.boolean().nullish() });
const fileUpload = z.object({
  type: z.literal(19),
  id,
  custom_id: customId,
  required,
  min_values: count(0, 10),
  max_values: count(1, 10),
});

const label = z
  .object({
    type: z.literal(18),
    id,
    label: text(1, 45),
    description: text(0, 100).nullish(),
    component: z.discriminatedUnion('type', [
      textInput,
      stringSelectForm,
      ...entitySelectForms,
      fileUpload,
      radioGroup,
      checkboxGroup,
      checkbox,
    ]),
  })
  .superRefine(({ component }, context) => {
    if (component.type === 4 && component.label != null) {
      const message = 'A text input in a label has no label of its own';
      refuse(context, ['component', 'label'], { code: 'TEXT_INPUT_LABEL_NOT_ALLOWED', message });
    }
    if ('disabled' in component && component.disabled === true) {
      const message = 'A select in a modal cannot be disabled';
      refuse(context, ['component', 'disabled'], { code: 'SELECT_COMPONENT_DISABLED_IN_MODAL', message });
    }
    if ('min_values' in component && component.min_values === 0 && component.required !== false) {
      const message = 'A required component needs min_values of 1 or more';
      refuse(context, ['component', 'min_values'], { code: 'COMPONENT_REQUIRED_WITH_ZERO_MIN', message });
    }
  });
const textDisplay = z.object({ type: z.literal(10), id, content: text(1, 4000) });
const row = z.object({
  type: z.literal(1),
  id,
  components: list(
    z.discriminatedUnion('type', [textInput]).superRefine((input, context) => {
      if (input.label == null) {
        refuse(context, ['label'], { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' });
      }
    }),
    1,
    1,
  ),
});
const modal = z.object({
  custom_id: customId,
  title: text(1, 45),
  components: list(z.discriminatedUnion('type', [label, textDisplay, row]), 1, 5),
});

/** A modal that Discord would open. */
export interface ModalForm {
  custom_id: string;
  title: string;
  components: AnyComponent[];
}

/** Checks the data of a modal callback; throws the refusal with every fault. */
export function checkModal(data: unknown): ModalForm {
  const check = checkForm(modal, data ?? {}, ['data']);
  if (!check.ok) throw invalidForm(check.faults);
  const components = check.data.components as AnyComponent[];
  const path = ['data', 'components'];
  const faults = checkComponentRules(components, { path, layout: false, fileNames: [] });
  if (faults.length > 0) throw invalidForm(faults);
  return { custom_id: check.data.custom_id, title: check.data.title, components };
}
