import type { RequestRecord } from '../../src/playground/discord/stand-in.ts';

type Schema = Record<string, unknown>;
type Schemas = Record<string, Schema>;

/** A sample that shows that an exception is needed: without it the published description refuses the sample. */
interface Sample {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

/** A place where the published description and the documentation differ; the documentation counts. */
export interface SchemaException {
  name: string;
  why: string;
  amend(schemas: Schemas): void;
  /** A good answer that the description refuses; for requests of which it takes too much there is none. */
  sample?: Sample;
}

const ids = { id: '1', channel_id: '1' };
const author = {
  id: '1',
  username: 'u',
  discriminator: '0',
  avatar: null,
  global_name: null,
  public_flags: 0,
  flags: 0,
};
const message = {
  ...ids,
  ...{ type: 0, content: '', author: { ...author, primary_guild: null }, attachments: [], embeds: [], components: [] },
  ...{ mentions: [], mention_roles: [], mention_everyone: false, pinned: false, tts: false, flags: 0 },
  ...{ timestamp: '2026-01-01T00:00:00Z', edited_timestamp: null },
};
const fieldError = {
  type: 'object',
  properties: { code: { type: 'string' }, message: { type: 'string' } },
  required: ['code', 'message'],
};
const post = { method: 'POST', path: '/channels/1/messages' };

/** Every amendment of a schema. */
export const schemaExceptions: readonly SchemaException[] = [
  {
    name: 'the code at a field of a form',
    why: 'it is a word such as BASE_TYPE_REQUIRED; the description gives it the schema of the number at the top',
    amend: (schemas) => {
      schemas.InnerErrors = {
        type: 'object',
        properties: { _errors: { type: 'array', items: fieldError } },
        additionalProperties: false,
        required: ['_errors'],
      };
    },
    sample: {
      ...post,
      status: 400,
      body: {
        message: 'Invalid Form Body',
        code: 50035,
        errors: { content: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] } },
      },
    },
  },
  {
    name: 'the body of a 429',
    why: 'it has a code of its own only for some limits; the description always asks for one',
    amend: (schemas) => {
      schemas.RatelimitedResponse = {
        type: 'object',
        properties: {
          message: { type: 'string' },
          retry_after: { type: 'number' },
          global: { type: 'boolean' },
          code: { type: 'integer' },
        },
        required: ['message', 'retry_after', 'global'],
      };
    },
    sample: {
      ...post,
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 1, global: false },
    },
  },
  {
    name: 'the kind of a reference',
    why: 'the documentation knows forwards (1) besides replies (0)',
    amend: (schemas) => {
      schemas.MessageReferenceType = { type: 'integer', enum: [0, 1] };
    },
    sample: { ...post, status: 200, body: { ...message, message_reference: { type: 1, ...ids, message_id: '1' } } },
  },
  {
    name: 'content of 2000, values of choices of 100, five components of a modal, names of tags of 20',
    why: 'the documentation has these figures, the description higher ones',
    amend: (schemas) => {
      for (const [name, schema] of Object.entries(schemas)) {
        const properties = (schema.properties ?? {}) as Record<string, Schema>;
        if (!/TextDisplay/.test(name)) tighten(properties.content, { keyword: 'maxLength', from: 4000, to: 2000 });
        if (/Choice/.test(name)) tighten(properties.value, { keyword: 'maxLength', from: 6000, to: 100 });
        if (/^Modal.*Callback/.test(name)) tighten(properties.components, { keyword: 'maxItems', from: 40, to: 5 });
        if (/ForumTag/.test(name)) tighten(properties.name, { keyword: 'maxLength', from: 50, to: 20 });
      }
    },
  },
];

/** An answer that is not held to the description. */
export interface AnswerException {
  name: string;
  why: string;
  covers(record: Pick<RequestRecord, 'path' | 'status' | 'response'>): boolean;
  sample: Sample;
}

/** Every answer that is let off. */
export const answerExceptions: readonly AnswerException[] = [
  {
    name: 'an outage',
    why: '5xx come from what stands before the API and are not part of the description',
    covers: ({ status }) => status >= 500,
    sample: { ...post, status: 503, body: { message: 'x', code: 0 } },
  },
  {
    name: 'the ban for too many invalid requests',
    why: 'it comes from what stands before the API, as plain text',
    covers: ({ status, response }) => status === 429 && response === null,
    sample: { ...post, status: 429, body: null },
  },
  {
    name: 'an address that is not there',
    why: 'the test asks for it because it is not there',
    covers: ({ path }) => path === '/nowhere',
    sample: { method: 'GET', path: '/nowhere', status: 404, body: { message: '404: Not Found', code: 0 } },
  },
];

function tighten(schema: Schema | undefined, limit: { keyword: string; from: number; to: number }): void {
  if (schema?.[limit.keyword] === limit.from) schema[limit.keyword] = limit.to;
}
