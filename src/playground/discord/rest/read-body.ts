import { formFault } from '../validation/form-fault.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { refusals } from './refusals.ts';
import type { UploadedFile } from './route.ts';

const maxBytes = 25 * 1024 * 1024;

/** Reads a JSON or multipart body; refuses any other kind, and what is too large, as Discord does. */
export async function readBody(request: Request): Promise<{ body: unknown; files: UploadedFile[] }> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw refusals.requestTooLarge();
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(request);
  const text = await request.text();
  if (text === '') return { body: undefined, files: [] };
  if (!type.startsWith('application/json')) {
    const message = `Expected "Content-Type" header to be one of {'application/json'}.`;
    throw invalidForm([formFault([], 'CONTENT_TYPE_INVALID', message)]);
  }
  return { body: parseJson(text), files: [] };
}

async function readMultipart(request: Request): Promise<{ body: unknown; files: UploadedFile[] }> {
  const form = await request.formData();
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (typeof value === 'string' || index === undefined) continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    files.push({ index: Number(index), name: value.name, type: value.type, bytes });
  }
  const payload = form.get('payload_json');
  if (typeof payload === 'string') return { body: parseJson(payload), files };
  const fields = [...form].filter(([, value]) => typeof value === 'string');
  return { body: Object.fromEntries(fields), files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusals.invalidJson();
  }
}
