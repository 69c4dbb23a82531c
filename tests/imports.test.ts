import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';

interface Source {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
}

const everyArea = [
  ...['lib', 'dataset', 'answers', 'views', 'settings', 'updates', 'bot', 'commands'],
  ...['operations', 'playground', 'config'],
];

/** Parts of the composition root. */
const startAreas = [
  'start-bot',
  'start-connection',
  'start-damage',
  'start-departures',
  'start-election',
  'start-post',
  'start-record',
  'start-record-controls',
  'start-render',
  'start-store',
  'start-store-backup',
  'start-store-copy',
  'start-updates',
];

/** Which areas an area may import from, besides itself. `main` and the `start-…` put everything together. */
const allowedAreas: Record<string, readonly string[]> = {
  lib: [],
  dataset: ['lib'],
  answers: ['dataset', 'lib'],
  views: ['answers', 'dataset', 'lib'],
  settings: ['lib'],
  updates: ['dataset', 'settings', 'views', 'lib'],
  bot: ['views', 'dataset', 'settings', 'lib'],
  commands: ['bot', 'answers', 'views', 'settings', 'updates', 'dataset', 'lib'],
  operations: ['lib'],
  playground: ['lib'],
  config: ['lib'],
  ...Object.fromEntries(startAreas.map((name) => [name, [...startAreas, ...everyArea]])),
  'start-stakeout': [...startAreas, ...everyArea],
  'start-in-playground': ['start-stakeout', ...startAreas, ...everyArea],
  main: ['start-stakeout', 'start-in-playground', 'start-store-backup', 'start-store-copy', ...everyArea],
};

const speaksToDiscord =
  /^(src\/bot\/|commands\/|src\/views\/(render-card|to-button|to-select|render-forum-post)\.ts$|src\/updates\/(sender|find-own-message|find-forum-post|follow-up-sender|classify-send-fault)\.ts$)/;

/** Modules that only some files may import. */
const reserved: readonly { modules: RegExp; files: RegExp }[] = [
  { modules: /^(discord\.js|@discordjs\/.+)$/, files: speaksToDiscord },
  { modules: /^discord-api-types(\/|$)/, files: new RegExp(`${speaksToDiscord.source}|^src/playground/`) },
  { modules: /^(keyv|@keyv\/.+)$/, files: /^src\/settings\/open-store\.ts$/ },
  { modules: /^node-cron$/, files: /^src\/updates\/schedule\.ts$/ },
  { modules: /^undici$/, files: /^src\/bot\/(create-responder|request-late)\.ts$/ },
  {
    modules: /^(node:)?fs(\/promises)?$/,
    files: /^src\/(dataset\/load-(?:dataset|learnt)\.ts|settings\/(open|backup)-store\.ts|playground\/.+)$/,
  },
  { modules: /^(node:)?process$/, files: /^src\/main\.ts$/ },
];

/** Finds what breaks the rules of the architecture about who may import whom. */
function findViolations(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    const imported = findImports(code).flatMap((found) => checkImport(path, found).map((why) => `${path}: ${why}`));
    const usesProcess = /(?<![.\w$])process(\??\.\w|\[)|=\s*process\b|\(process\)/.test(withoutStrings(code));
    return usesProcess && path !== 'src/main.ts' ? [...imported, `${path}: process is for src/main.ts`] : imported;
  });
}

interface Import {
  module: string;
  kind: 'static' | 'type' | 'dynamic';
}

function findImports(code: string): Import[] {
  const statement = /^\s*(?:import|export)\s*(type\s)?(?:(?:[\w*{]|\s)[^'"`;()=]*?from\s*)?(['"])([^'"]+)\2/gm;
  const call = /\bimport\s*\(\s*(['"`])([^'"`]+)\1/g;
  return [
    ...[...code.matchAll(statement)].map(
      ([, type, , module = '']): Import => ({ module, kind: type === undefined ? 'static' : 'type' }),
    ),
    ...[...code.matchAll(call)].map(([, , module = '']): Import => ({ module, kind: 'dynamic' })),
  ];
}

function checkImport(path: string, { module, kind }: Import): string[] {
  const [from, to] = [areaOf(path), module.startsWith('.') ? areaOf(posix.join(path, '..', module)) : null];
  if (to === null)
    return reserved
      .filter(({ modules, files }) => modules.test(module) && !files.test(path))
      .map(() => `${module} may not be imported here`);
  if (from === null || to === 'outside') return [`${module} lies outside of what the rules know`];
  if (from === to) return [];
  if (!allowedAreas[from]?.includes(to)) return [`${from} may not import ${to}`];
  // What is imported for good must be there in production, where the playground is not.
  return to === 'playground' && kind === 'static' ? ['the playground may only be imported with import()'] : [];
}

function areaOf(path: string): string {
  const [, area] = /^(?:src\/)?(commands|(?<=src\/)[a-z-]+)(?:\/.+|\.ts)$/.exec(path) ?? [];
  return area !== undefined && area in allowedAreas ? area : 'outside';
}

function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/.*|\/\*[\s\S]*?\*\//g,
    (_all, kept = ' ') => kept,
  );
}

function withoutStrings(code: string): string {
  return code.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}

const root = fileURLToPath(new URL('..', import.meta.url));
const everything = ['src', 'commands'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(root, `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`)),
);
const load = (path: string): Source => ({ path, text: readFileSync(root + path, 'utf8') });
const sources = everything.filter((path) => path.endsWith('.ts')).map(load);

describe('the sources', () => {
  it('keep to who may import whom', () => {
    expect(findViolations(sources)).toEqual([]);
  });

  it('stand in an area that the rules know', () => {
    expect(sources.map(({ path }) => path).filter((path) => areaOf(path) === 'outside')).toEqual([]);
    expect(sources.length).toBeGreaterThan(10);
  });

  it('import no package outside of the playground that a production install lacks', () => {
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    const packages = sources
      .filter(({ path }) => areaOf(path) !== 'playground')
      .flatMap(({ text }) => findImports(withoutComments(text)))
      .map(({ module }) => module)
      .filter((module) => !module.startsWith('.') && !module.startsWith('node:'))
      .map((module) => /^(@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module);
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('never name the title that the shipped record is about', () => {
    const named = /heat|mccauley|michael mann/i;
    const found = everything.map(load).filter(({ path, text }) => named.test(path) || named.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('the checker of imports', () => {
  test.each([
    ['an area that must not know the other', 'src/lib/a.ts', "import { b } from '../dataset/b.ts';"],
    ['a type from such an area', 'src/settings/a.ts', "import type { B } from '../dataset/b.ts';"],
    ['an export from such an area', 'src/dataset/a.ts', "export { b } from '../answers/b.ts';"],
    ['a whole export', 'src/dataset/a.ts', "export * from '../answers/b.ts';"],
    ['an import over many lines', 'src/views/a.ts', "import {\n  b,\n  c,\n} from '../settings/b.ts';"],
    ['an import for its effect', 'src/lib/a.ts', "import '../bot/b.ts';"],
    ['a dynamic import', 'src/answers/a.ts', "const b = await import('../views/b.ts');"],
    ['a command', 'src/bot/a.ts', "import { ask } from '../../commands/ask.ts';"],
    ['the main program', 'commands/ask.ts', "import { main } from '../src/main.ts';"],
    ['the configuration', 'src/operations/a.ts', "import type { Config } from '../config.ts';"],
    ['something deep in a folder', 'src/playground/page/deep/a.ts', "import { b } from '../../../bot/b.ts';"],
    ['the playground for good', 'src/main.ts', "import { b } from './playground/b.ts';"],
    ['a test', 'src/lib/a.ts', "import { b } from '../../tests/b.ts';"],
    ['the data', 'src/dataset/a.ts', "import b from '../../data/people.json' with { type: 'json' };"],
    ['discord.js in an answer', 'src/answers/a.ts', "import { Client } from 'discord.js';"],
    ['a part of discord.js in main', 'src/main.ts', 'import { REST } from "@discordjs/rest";'],
    ['discord.js in the playground', 'src/playground/a.ts', "import type { Client } from 'discord.js';"],
    ['types of Discord in an answer', 'src/answers/a.ts', "import type { A } from 'discord-api-types/v10';"],
    ['keyv beside the store', 'src/settings/guild-settings.ts', "import Keyv from 'keyv';"],
    ['an adapter of keyv in main', 'src/main.ts', "import KeyvSqlite from '@keyv/sqlite';"],
    ['node-cron in the configuration', 'src/config.ts', "import { validate } from 'node-cron';"],
    ['requests beside the responder', 'src/bot/connect.ts', "import { Pool } from 'undici';"],
    ['files in a command', 'commands/ask.ts', "import { readFile } from 'node:fs/promises';"],
    ['files without the prefix', 'src/lib/a.ts', "import fs from 'fs';"],
    ['the process as a module', 'src/lib/a.ts', "import { env } from 'node:process';"],
    ['the environment', 'src/settings/a.ts', 'const url = process.env.STORE_URL;'],
    ['the environment in a template', 'src/settings/a.ts', 'const text = `$' + '{process.pid}`;'],
    ['the process in what main starts', 'src/start-stakeout.ts', 'process.exit(1);'],
    ['the process taken apart', 'commands/ask.ts', 'const { env } = process;'],
    ['a folder that nobody knows', 'src/helpers/a.ts', "import { b } from '../lib/b.ts';"],
  ])('finds %s', (_what, path, text) => {
    expect(findViolations([{ path, text: `import { readable } from './readable.ts';\n${text}\n` }])).not.toEqual([]);
  });

  test.each([
    ['its own area', 'src/dataset/a.ts', "import { b } from './b.ts';\nimport { c } from './deep/c.ts';"],
    ['what the table allows', 'src/updates/a.ts', "import { b } from '../views/b.ts';\nimport { z } from 'zod';"],
    ['builders in a command', 'commands/ask.ts', "import { SlashCommandBuilder } from '@discordjs/builders';"],
    ['types of Discord in the playground', 'src/playground/discord/a.ts', "import { A } from 'discord-api-types/v10';"],
    ['keyv in the store', 'src/settings/open-store.ts', "import Keyv from 'keyv';\nimport 'node:fs';"],
    ['everything in what main starts', 'src/start-stakeout.ts', "import { b } from './bot/b.ts';"],
    ['the process in main', 'src/main.ts', "import process from 'node:process';\nprocess.exit(0);"],
    ['the playground on demand', 'src/main.ts', "await import('./playground/b.ts');\nprocess.exit(0);"],
    ['the types of the playground', 'src/main.ts', "import type { B } from './playground/b.ts';"],
    ['what stands in a comment', 'src/lib/a.ts', "// import { b } from '../bot/b.ts';\n/* process.env */"],
    ['what stands in a text', 'src/lib/a.ts', "const a = 'process.env'; const b = { process: 1 }.process;"],
    ['an export of its own', 'src/lib/a.ts', "export const a = 'from';\nexport const b = '../bot/b.ts';"],
  ])('lets %s pass', (_what, path, text) => {
    expect(findViolations([{ path, text }])).toEqual([]);
  });
});
