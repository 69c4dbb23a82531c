import { z } from 'zod';
import { checkForm } from './check-form.ts';
import { list, text } from './fields.ts';
import { formFault } from './form-fault.ts';
import { invalidForm } from './invalid-form.ts';

const envelope = z.object({ type: z.number().int(), data: z.unknown().optional() });
const choice = z.object({
  name: text(1, 100),
  name_localizations: z.record(z.string(), text(1, 100)).nullish(),
  value: z.union([text(1, 100), z.number()]),
});
const choices = z.object({ choices: list(choice, 0, 25).nullish() });

const allowed: Record<number, readonly number[]> = {
  2: [4, 5, 9, 12],
  3: [4, 5, 6, 7, 9, 12],
  4: [8],
  5: [4, 5, 12],
};

/** Checks the envelope of a callback: the type must suit the interaction. */
export function checkCallback(
  body: unknown,
  interaction: { type: number; fromMessage: boolean },
): { type: number; data: unknown } {
  const check = checkForm(envelope, body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  const types = [...(allowed[interaction.type] ?? [])];
  if (interaction.type === 5 && interaction.fromMessage) types.push(6, 7);
  if (!types.includes(check.data.type)) {
    const message = `Value must be one of {${types.sort((a, b) => a - b).join(', ')}}.`;
    throw invalidForm([formFault(['type'], 'BASE_TYPE_CHOICES', message)]);
  }
  return { type: check.data.type, data: check.data.data };
}

/** Checks the data of an autocomplete callback. */
export function checkChoices(data: unknown): z.output<typeof choice>[] {
  const check = checkForm(choices, data ?? {}, ['data']);
  if (!check.ok) throw invalidForm(check.faults);
  return check.data.choices ?? [];
}
