import type { z } from 'zod';
import { type FormFault, formFault } from './form-fault.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** Either the parsed value or everything that is wrong with it, in Discord's words. */
export type FormCheck<T> = { ok: true; data: T } | { ok: false; faults: FormFault[] };

/** Checks a value against a schema; the paths of the faults begin with `path`. */
export function checkForm<S extends z.ZodType>(schema: S, value: unknown, path: Path = []): FormCheck<z.output<S>> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { ok: true, data: result.data };
  return { ok: false, faults: result.error.issues.flatMap((issue) => toFaults(issue, path)) };
}

function toFaults(issue: Issue, before: Path): FormFault[] {
  const path = [...before, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code === 'invalid_union') return unionFaults(issue, path);
  const [code, message] = describe(issue);
  return [formFault(path, code, message)];
}

function unionFaults(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path): FormFault[] {
  const [first] = issue.errors;
  if (first !== undefined && first.length > 0) return first.flatMap((inner) => toFaults(inner, path));
  const at = path.at(-1) === 'type' ? path : [...path, 'type'];
  return [formFault(at, 'UNION_TYPE_CHOICES', 'Value of field "type" is not one of those allowed here.')];
}

function describe(issue: Issue): [code: string, message: string] {
  switch (issue.code) {
    case 'custom':
      return [String(issue.params?.code ?? 'BASE_TYPE_INVALID'), issue.message];
    case 'invalid_type':
      return issue.input === undefined ? ['BASE_TYPE_REQUIRED', 'This field is required'] : wrongType(issue.expected);
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? ['BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`]
        : ['NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`];
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? ['BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`]
        : ['NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`];
    case 'invalid_value':
      return issue.input === undefined
        ? ['BASE_TYPE_REQUIRED', 'This field is required']
        : ['BASE_TYPE_CHOICES', `Value must be one of {${issue.values.map(String).join(', ')}}.`];
    case 'invalid_format':
      return ['STRING_TYPE_REGEX', 'String value did not match validation regex.'];
    default:
      return ['BASE_TYPE_INVALID', issue.message];
  }
}

function wrongType(expected: string): [code: string, message: string] {
  if (expected === 'string') return ['STRING_TYPE_CONVERT', 'Could not interpret the value as string.'];
  if (expected === 'number' || expected === 'int') return ['NUMBER_TYPE_COERCE', 'Value is not int.'];
  if (expected === 'boolean') return ['BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'];
  if (expected === 'array') return ['LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType.'];
  return ['DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType.'];
}
