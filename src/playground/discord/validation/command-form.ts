import { z } from 'zod';
import { list, refuse, text } from './fields.ts';

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales = [
  ...['id', 'da', 'de', 'en-GB', 'en-US', 'es-ES', 'es-419', 'fr', 'hr', 'it', 'lt', 'hu', 'nl', 'no', 'pl', 'pt-BR'],
  ...['ro', 'fi', 'sv-SE', 'vi', 'tr', 'cs', 'el', 'bg', 'ru', 'uk', 'hi', 'th', 'zh-CN', 'ja', 'zh-TW', 'ko', 'ar'],
  'he',
] as const;

/** A name as typed after a slash: its own letters, lower case where there is one. */
const slashName = z.string().superRefine((value, context) => {
  if (!namePattern.test(value)) {
    refuse(context, [], { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' });
  } else if (value !== value.toLowerCase()) {
    refuse(context, [], { code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' });
  }
});
const localised = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(locales), value.nullable()).nullish();
const names = { name: slashName, name_localizations: localised(slashName) };
const descriptions = { description: text(1, 100), description_localizations: localised(text(1, 100)) };
const choice = <T extends z.ZodType>(value: T) =>
  z.object({ name: text(1, 100), name_localizations: localised(text(1, 100)), value });
const base = { ...names, ...descriptions, required: z.boolean().nullish() };
const completable = { autocomplete: z.boolean().nullish() };

type Suggestions = { autocomplete?: boolean | null | undefined; choices?: unknown[] | null | undefined };

function choicesOrAutocomplete(option: Suggestions, context: z.core.$RefinementCtx): void {
  if (option.autocomplete !== true || (option.choices?.length ?? 0) === 0) return;
  const message = 'Autocomplete and choices cannot both be used';
  refuse(context, ['choices'], { code: 'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES', message });
}

const stringOption = z
  .object({
    type: z.literal(3),
    ...base,
    ...completable,
    choices: list(choice(text(1, 100)), 0, 25).nullish(),
    min_length: z.number().int().min(0).max(6000).nullish(),
    max_length: z.number().int().min(1).max(6000).nullish(),
  })
  .superRefine(choicesOrAutocomplete);
const numeric = <T extends 4 | 10>(type: T, value: z.ZodNumber) =>
  z
    .object({
      type: z.literal(type),
      ...base,
      ...completable,
      choices: list(choice(value), 0, 25).nullish(),
      min_value: value.nullish(),
      max_value: value.nullish(),
    })
    .superRefine(choicesOrAutocomplete);
const plain = <T extends number>(type: T) => z.object({ type: z.literal(type), ...base });

const valueOptions = [
  stringOption,
  numeric(4, z.number().int()),
  plain(5),
  plain(6),
  z.object({ type: z.literal(7), ...base, channel_types: z.array(z.number().int().min(0).max(16)).nullish() }),
  plain(8),
  plain(9),
  numeric(10, z.number()),
  plain(11),
] as const;

interface NamedOption {
  type: number;
  name: string;
  required?: boolean | null | undefined;
}

function optionOrder(options: readonly NamedOption[], context: z.core.$RefinementCtx): void {
  options.forEach((option, index) => {
    if (options.findIndex(({ name }) => name === option.name) < index) {
      const message = 'Option names must be unique';
      refuse(context, [index], { code: 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_USED', message });
    }
    if (option.required === true && options.slice(0, index).some((earlier) => earlier.required !== true)) {
      const message = 'Required options must be placed before non-required options';
      refuse(context, [index], { code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message });
    }
  });
}

function oneKind(options: readonly NamedOption[], context: z.core.$RefinementCtx): void {
  const nested = options.filter(({ type }) => type <= 2).length;
  if (nested === 0 || nested === options.length) {
    optionOrder(options, context);
    return;
  }
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  refuse(context, [], { code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message });
}

const subcommand = z.object({
  type: z.literal(1),
  ...names,
  ...descriptions,
  options: list(z.discriminatedUnion('type', [...valueOptions]), 0, 25)
    .superRefine(optionOrder)
    .nullish(),
});
const subcommandGroup = z.object({
  type: z.literal(2),
  ...names,
  ...descriptions,
  options: list(z.discriminatedUnion('type', [subcommand]), 1, 25).superRefine(optionOrder),
});

const permissions = z.union([z.string(), z.number().int()]).superRefine((value, context) => {
  if (/^\d+$/.test(String(value))) return;
  refuse(context, [], { code: 'BITFIELD_TYPE_CONVERT', message: 'Value is not a bit field.' });
});
const shared = {
  default_member_permissions: permissions.nullish(),
  contexts: z.array(z.literal([0, 1, 2])).nullish(),
  integration_types: z
    .array(z.literal([0, 1]))
    .min(1)
    .nullish(),
  nsfw: z.boolean().nullish(),
  dm_permission: z.boolean().nullish(),
};

const slashCommand = z.object({
  type: z.literal(1),
  ...names,
  ...descriptions,
  ...shared,
  options: list(z.discriminatedUnion('type', [...valueOptions, subcommand, subcommandGroup]), 0, 25)
    .superRefine(oneKind)
    .nullish(),
});
const menuCommand = <T extends 2 | 3>(type: T) =>
  z
    .object({
      type: z.literal(type),
      name: text(1, 32),
      name_localizations: localised(text(1, 32)),
      description: z.string().nullish(),
      ...shared,
    })
    .superRefine((command, context) => {
      if (!command.description) return;
      const message = 'Context menu commands cannot have description';
      refuse(context, ['description'], { code: 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', message });
    });

/** A command to register; without a type it is a slash command. */
export const commandForm = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !('type' in value) ? { ...value, type: 1 } : value),
  z.discriminatedUnion('type', [slashCommand, menuCommand(2), menuCommand(3)]),
);

export type CommandForm = z.output<typeof commandForm>;
