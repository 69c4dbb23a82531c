import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../commands/index.ts';
import { parseConfig } from '../src/config.ts';
import { parseDataset } from '../src/dataset/parse-dataset.ts';

const readme = readFileSync('README.md', 'utf8');
const example = readFileSync('.env.example', 'utf8');

/** The cells of each row of the table with this heading in its first column, without the heading itself. */
function rowsOf(heading: string): string[][] {
  const tables = readme.split(/\n(?!\|)/).map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return tables
    .map((lines) =>
      lines.map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    )
    .filter(([first]) => first?.[0] === heading)
    .flatMap(([, , ...rows]) => rows);
}

const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

/** Name of each variable -> its default as text, as the configuration has it. */
function defaults(): Map<string, string> {
  const { warnings: _, ...config } = parseConfig({}, { isCron: () => true, isTerminal: false });
  return new Map(
    Object.entries(config).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      value === null ? 'none' : String(value),
    ]),
  );
}

describe('the variables', () => {
  it('stand in README with the defaults of the configuration', () => {
    const documented = rowsOf('variable').map(([name, value]) => [codesIn(name)[0], value?.replaceAll('`', '')]);
    expect(documented).toEqual([...defaults()]);
  });

  it('stand in .env.example with the defaults of the configuration, each below a comment and left empty', () => {
    const entries = [...example.matchAll(/^# (.+)\n([A-Z_]+)=(.*)$/gm)];
    expect(entries.map(([, , name]) => name)).toEqual([...defaults().keys()]);
    expect(example.match(/^[A-Z_]+=/gm)).toHaveLength(entries.length);
    for (const [, comment = '', name = '', value] of entries) {
      expect(value, name).toBe('');
      const standard = defaults().get(name) ?? '';
      if (standard === 'none') expect(comment).not.toContain('Default: ');
      else expect(comment.slice(comment.indexOf('Default: '))).toContain(standard);
    }
  });
});

describe('the pictures', () => {
  const pictures = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path]) => path ?? '');

  it('are there, no larger than 300 KiB, and every picture that is made is shown', () => {
    for (const path of pictures) expect(statSync(path).size, path).toBeLessThanOrEqual(300 * 1024);
    const made = readdirSync('docs/screenshots').map((name) => `docs/screenshots/${name}`);
    expect([...pictures].sort()).toEqual(made.sort());
  });

  it('are there for the dark and for the light, and say what they show', () => {
    for (const picture of readme.match(/<picture>[\s\S]+?<\/picture>/g) ?? []) {
      const [, dark] = /dark\)" srcset="([^"]+)-dark\.png"/.exec(picture) ?? [];
      const [, light, alt] = /src="([^"]+)-light\.png"[^>]* alt="([^"]+)"/.exec(picture) ?? [];
      expect([dark, alt]).toEqual([light, expect.stringMatching(/.{20}/)]);
    }
  });
});

describe('the invite link', () => {
  const numberOf = (text: string | undefined) => BigInt(text ?? '-1');
  const asked = rowsOf('permission');
  const flagOf = (name = '') =>
    Object.entries(PermissionFlagsBits).find(
      ([key]) => key.toLowerCase() === name.replaceAll(' ', '').toLowerCase(),
    )?.[1];

  it('asks for the sum of the permissions that are named, each with its value', () => {
    expect(asked.map(([name, value]) => [name, numberOf(value)])).toEqual(asked.map(([name]) => [name, flagOf(name)]));
    const sum = asked.reduce((total, [name]) => total + (flagOf(name) ?? 0n), 0n);
    const link = /^\s*(https:\S+&permissions=(\d+))$/m.exec(readme);
    expect(numberOf(link?.[2])).toBe(sum);
    expect(link?.[1]).toBe(
      `https://discord.com/oauth2/authorize?client_id=YOUR_APPLICATION_ID&scope=bot+applications.commands&permissions=${sum}`,
    );
  });

  it('asks for nothing that is called left out', () => {
    const named = asked.map(([name]) => name);
    for (const name of ['Mention Everyone', 'Connect']) {
      expect(readme).toContain(`*${name}*`);
      expect(named).not.toContain(name);
    }
  });
});

describe('the commands', () => {
  const isSub = ({ type }: APIApplicationCommandOption) => type === ApplicationCommandOptionType.Subcommand;
  const namesOf = (options: readonly { name: string }[] = []) =>
    options.map(({ name }) => name).filter((name) => name !== 'private');
  const registered = commands.flatMap(({ data }): [string, string[]][] => {
    const { name, options = [] } = data.toJSON();
    const subs = options.filter(isSub);
    if (subs.length === 0) return [[`/${name}`, namesOf(options)]];
    return subs.map((sub) => [`/${name} ${sub.name}`, namesOf('options' in sub ? sub.options : [])]);
  });

  it('stand in README with their options, and no others do', () => {
    const documented = rowsOf('command').flatMap(([name, options]): [string, string[]][] =>
      codesIn(name).map((code) => [code, codesIn(options)]),
    );
    const byName = ([a]: [string, string[]], [b]: [string, string[]]) => (a < b ? -1 : 1);
    expect(documented.sort(byName)).toEqual(registered.sort(byName));
  });

  it('in the menu of a message stand in README, and no others do', () => {
    const documented = rowsOf('command').flatMap(([name]) => /^\*Apps > (.+?)\*/.exec(name ?? '')?.[1] ?? []);
    expect(documented).toEqual(messageCommands.map(({ data }) => data.name));
  });
});

describe('the links in the documents', () => {
  const operations = readdirSync('docs/operations').filter((name) => name.endsWith('.md'));
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
  it.each([...documents, ...operations.map((name) => `docs/operations/${name}`)])('of %s lead to files', (file) => {
    const targets = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
      ([, to = '']) => to,
    );
    expect(targets.filter((target) => !existsSync(join(dirname(file), target)))).toEqual([]);
  });
});

describe('the exit codes', () => {
  it('in README are those of the process', () => {
    const listed = /const exitCodes = \{(.*)\}/.exec(readFileSync('src/main.ts', 'utf8'))?.[1] ?? '';
    const codes = [...listed.matchAll(/(\w+): (\d+)/g)]
      .filter(([, name]) => name !== 'failure')
      .map(([, , code]) => code);
    expect(codes.length).toBeGreaterThan(0);
    expect(rowsOf('exit code').map(([code]) => code)).toEqual(codes);
  });
});

describe('the examples in CONTRIBUTING.md', () => {
  const examples = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g)];
  const [source, claim, update] = examples.map(([, text = '']) => JSON.parse(text));

  it('can be added to the shipped record where the text says', () => {
    const additions: Record<string, (value: { sources: unknown[]; claims: unknown[] }) => void> = {
      'sources.json': ({ sources }) => sources.push(source),
      'topics/sequel/release-date.json': ({ claims }) => claims.push(claim),
    };
    const files = readdirSync('data', { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.json') && !path.startsWith('schema/'))
      .map((path) => {
        const value = JSON.parse(readFileSync(`data/${path}`, 'utf8'));
        additions[path]?.(value);
        return { path, text: JSON.stringify(value) };
      });
    const added = { path: `updates/${update.id}.json`, text: JSON.stringify(update) };
    const dataset = parseDataset([...files, added]);
    expect(dataset.claims.get(claim.id)?.topic).toBe('release-date');
    expect(dataset.updates.has(update.id)).toBe(true);
    expect(dataset.sources.has(source.id)).toBe(true);
  });
});
