import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type FileKind, fileKinds } from '../../src/dataset/record-files.ts';

const kinds = Object.keys(fileKinds) as FileKind[];
const root = fileURLToPath(new URL('../..', import.meta.url));
const schemaFile = (kind: string) => `${root}data/schema/${kind}.schema.json`;

/** Draft 7, because that is the one that editors know best. */
function toJsonSchema(kind: FileKind) {
  return z.toJSONSchema(fileKinds[kind].schema, { io: 'input', target: 'draft-7' });
}

describe('the JSON Schemas for editors', () => {
  it.each(kinds)('follow the schema of %s (run this file with -u after changing it)', async (kind) => {
    const text = `${JSON.stringify(toJsonSchema(kind), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(schemaFile(kind));
  });

  it('stand there for every kind of file and for no other', () => {
    expect(readdirSync(`${root}data/schema`).sort()).toEqual(kinds.map((kind) => `${kind}.schema.json`).sort());
  });

  it('accept every file of the second record, and refuse it with a key too many', () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const record = `${root}tests/fixtures/record/`;
    const paths = readdirSync(record, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
    for (const kind of kinds) {
      const validate = ajv.compile(JSON.parse(readFileSync(schemaFile(kind), 'utf8')));
      const files = paths.filter((path) => fileKinds[kind].place.test(path.replaceAll('\\', '/')));
      expect(files, kind).not.toEqual([]);
      for (const path of files) {
        const value = JSON.parse(readFileSync(record + path, 'utf8'));
        expect(validate(value), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(true);
        expect(validate({ ...value, surplus: 1 }), path).toBe(false);
      }
    }
  });

  it('are what the files of the second record point to', () => {
    const record = new URL('../fixtures/record/', import.meta.url);
    const paths = readdirSync(record, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
    for (const path of paths) {
      const kind = kinds.find((name) => fileKinds[name].place.test(path.replaceAll('\\', '/')));
      const { $schema } = JSON.parse(readFileSync(new URL(path, record), 'utf8'));
      expect(fileURLToPath(new URL($schema, new URL(path, record)))).toBe(schemaFile(kind ?? 'none'));
    }
  });
});
