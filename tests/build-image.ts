import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Instruction {
  name: string;
  text: string;
}

export interface ImageOwner {
  uid: number;
  gid: number;
}

/** One stage of the Dockerfile: the folder that stands for its file system, and what was said there. */
export interface ImageStage {
  folder: string;
  env: Record<string, string>;
  instructions: Instruction[];
}

const root = fileURLToPath(new URL('..', import.meta.url));

const npmSettings = {
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
};

function parseDockerfile(text: string): Instruction[] {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest] = /^([A-Z]+)\s+(.+)$/.exec(line.trim()) ?? [];
      return name === undefined || rest === undefined ? [] : [{ name, text: rest.trim() }];
    });
}

/** Says of a path of the project whether .dockerignore keeps it out; the last line that fits decides. */
function parseDockerignore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const pattern = line.replace(/^!/, '');
      if (/[?[\]\\]|\*\*/.test(pattern)) throw new Error(`This test cannot read the line ${line} of .dockerignore`);
      const source = pattern.replace(/[.+^${}()|]/g, '\\$&').replaceAll('*', '[^/]*');
      return { isIgnored: !line.startsWith('!'), matches: new RegExp(`^${source}(/|$)`) };
    });
  return (path) => rules.findLast(({ matches }) => matches.test(path))?.isIgnored ?? false;
}

/**
 * Does what the Dockerfile says, without Docker, in folders below the one given, and gives the last stage. Its files are
 * read-only but for var; what the Dockerfile gives to its user is given to the owner.
 */
export function buildImage(folder: string, owner: ImageOwner): ImageStage {
  const isIgnored = parseDockerignore(readFileSync(join(root, '.dockerignore'), 'utf8'));
  const stages = new Map<string, ImageStage>();
  let stage: ImageStage | undefined;
  for (const instruction of parseDockerfile(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    if (instruction.name === 'FROM') {
      const name = /\sAS\s+(\S+)$/i.exec(instruction.text)?.[1] ?? 'image';
      stage = { folder: mkdtempSync(join(folder, `${name}-`)), env: {}, instructions: [] };
      chmodSync(stage.folder, 0o755);
      stages.set(name, stage);
    }
    if (stage === undefined) throw new Error('The Dockerfile does not begin with FROM');
    stage.instructions.push(instruction);
    if (instruction.name === 'COPY') copy(instruction.text, stage, { stages, isIgnored });
    if (instruction.name === 'RUN') run(instruction.text, stage, owner);
    if (instruction.name === 'ENV') {
      const [name = '', value = ''] = instruction.text.split('=');
      stage.env[name] = value;
    }
  }
  if (stage === undefined) throw new Error('The Dockerfile has no stage');
  makeReadOnly(stage.folder);
  return stage;
}

function copy(
  text: string,
  to: ImageStage,
  { stages, isIgnored }: { stages: ReadonlyMap<string, ImageStage>; isIgnored: (path: string) => boolean },
): void {
  const words = text.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? stages.get(words.shift()?.slice('--from='.length) ?? '') : null;
  if (from === undefined) throw new Error(`COPY ${text} names a stage that there is not`);
  const target = words.pop() ?? '';
  for (const word of words) {
    const source = from === null ? join(root, word) : join(from.folder, posix.relative('/app', word));
    const copied = join(to.folder, target.endsWith('/') ? join(target, basename(word)) : target);
    cpSync(source, copied, {
      recursive: true,
      filter: (path) => from !== null || !isIgnored(posix.relative(root, path)),
    });
    // As in a checkout that was made with a umask of 077.
    if (from === null) execFileSync('chmod', ['-R', 'go-rwx', copied]);
  }
}

function run(text: string, { folder }: ImageStage, { uid, gid }: ImageOwner): void {
  for (const command of text.split(/\s*&&\s*/)) {
    // The cache of whoever runs the tests is theirs.
    if (command.startsWith('npm cache clean')) continue;
    try {
      execFileSync('sh', ['-c', command.replaceAll('node:node', `${uid}:${gid}`)], {
        cwd: folder,
        env: { ...process.env, ...npmSettings },
        stdio: 'pipe',
        timeout: 45_000,
      });
    } catch (error) {
      const hint = command.startsWith('npm') ? ' It needs npm and a package registry, or a cache that has it all.' : '';
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`"${command}" of the Dockerfile failed.${hint}\n${why}`);
    }
  }
}

/** What is not made for writing is read-only, for the user that may be its owner too. */
function makeReadOnly(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== 'var') execFileSync('chmod', ['-R', 'a-w', join(folder, name)]);
  }
  chmodSync(folder, 0o555);
}
