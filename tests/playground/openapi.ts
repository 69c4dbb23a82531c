import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type SchemaException, schemaExceptions } from './openapi-exceptions.ts';

interface JsonSchema {
  [key: string]: unknown;
}

interface Operation {
  requestBody?: { content?: Record<string, { schema?: JsonSchema }> };
  responses?: Record<string, { $ref?: string; content?: Record<string, { schema?: JsonSchema }> }>;
}

interface Specification {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, JsonSchema> };
}

/** Holds requests and responses to the published description of the API; each answer lists what is wrong. */
export interface OpenApiChecks {
  checkRequest(method: string, path: string, body: unknown): string[];
  checkResponse(method: string, path: string, status: number, body: unknown): string[];
}

const formats = ['snowflake', 'nonce', 'int32', 'int64', 'double'];

/** Reads an OpenAPI 3.1 file; schemas are compiled when an operation is first checked. */
export function createOpenApiChecks(
  file: string,
  exceptions: readonly SchemaException[] = schemaExceptions,
): OpenApiChecks {
  const specification = JSON.parse(readFileSync(file, 'utf8')) as Specification;
  for (const { amend } of exceptions) amend(specification.components.schemas);
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true, logger: false });
  addFormats.default(ajv);
  for (const format of formats) ajv.addFormat(format, true);
  ajv.addSchema({ ...specification, $id: 'api' }, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const matchers = Object.keys(specification.paths).map(toMatcher);

  const validate = (pointer: string, body: unknown): string[] => {
    const check = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, check);
    if (check(body)) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  };
  const find = (method: string, path: string) => {
    const clean = (path.split('?')[0] ?? '').replace(/^\/api(\/v\d+)?/, '');
    const template = matchers.find((matcher) => matcher.pattern.test(clean))?.template;
    const operation = template === undefined ? undefined : specification.paths[template]?.[method.toLowerCase()];
    return template === undefined || operation === undefined
      ? null
      : { operation, pointer: `/paths/${escapePointer(template)}/${method.toLowerCase()}` };
  };

  return {
    checkRequest: (method, path, body) => {
      const found = find(method, path);
      if (found === null) return [`no operation ${method} ${path}`];
      const content = found.operation.requestBody?.content ?? {};
      const type = ['application/json', ...Object.keys(content)].find((name) => content[name]?.schema !== undefined);
      if (type === undefined) return body === undefined ? [] : ['a body where none is described'];
      return validate(`${found.pointer}/requestBody/content/${escapePointer(type)}/schema`, body ?? {});
    },
    checkResponse: (method, path, status, body) => {
      const found = find(method, path);
      if (found === null) return [`no operation ${method} ${path}`];
      const responses = found.operation.responses ?? {};
      const key = [String(status), `${String(status)[0]}XX`].find((name) => responses[name] !== undefined);
      const response = key === undefined ? undefined : responses[key];
      if (key === undefined || response === undefined) return [`status ${status} is not described`];
      const at = response.$ref?.slice(1) ?? `${found.pointer}/responses/${key}`;
      const described = response.$ref === undefined ? response : lookup(specification, at);
      if (described?.content === undefined) return body == null ? [] : ['a body where none is described'];
      return validate(`${at}/content/${escapePointer('application/json')}/schema`, body);
    },
  };
}

function lookup(root: unknown, pointer: string): Operation['requestBody'] | undefined {
  const keys = pointer.split('/').slice(1);
  const found = keys.reduce<unknown>((node, key) => (node as JsonSchema | undefined)?.[key], root);
  return found as Operation['requestBody'] | undefined;
}

/** Templates with fixed parts come before those with parameters at the same place. */
function toMatcher(template: string): { template: string; pattern: RegExp } {
  const pattern = template
    .replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replaceAll(/\{[^}]+\}/g, '(?!@me|@original|pins(?:/|$))[^/]+');
  return { template, pattern: new RegExp(`^${pattern}$`) };
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}
