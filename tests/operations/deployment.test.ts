import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startFlags } from '../start-flags.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const compose = read('compose.yaml');
const unit = read('docs/operations/systemd/stakeout.service');
const manifest = read('docs/operations/kubernetes.yaml');
const units = readdirSync('docs/operations/systemd').map((name) => `docs/operations/systemd/${name}`);
/** Every variable of the bot stands in .env.example. */
const variables = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
/** Of Node.js, PostgreSQL's image and Compose. */
const foreign = ['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'];

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0 && existsSync('/usr/bin/node');

describe.each([
  ['compose.yaml', namesIn(compose, /^ +([A-Z_]{4,}): /gm), /127\.0\.0\.1:8080(\/\w+)/g, compose],
  ['the unit of systemd', namesIn(unit, /^Environment=([A-Z_]+)=/gm), /$^/g, unit],
  [
    'the manifest of Kubernetes',
    namesIn(manifest, /- name: ([A-Z_]+)$/gm),
    /path: (\/(?:healthz|readyz))$/gm,
    manifest,
  ],
])('%s', (_, named, probes, text) => {
  it('sets only variables that there are', () => {
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !variables.includes(name) && !foreign.includes(name))).toEqual([]);
  });

  it('asks only for paths that are served', () => {
    const served = namesIn(read('src/operations/http-server.ts'), /\['(\/\w+)'/g);
    expect(served).toContain('/healthz');
    expect(namesIn(text, probes).filter((path) => !served.includes(path))).toEqual([]);
  });
});

it('runs with the same flags of Node.js everywhere', () => {
  const flags = startFlags();
  expect(flags.length).toBeGreaterThan(0);
  expect(unit).toContain(`node ${flags.join(' ')} src/main.ts`);
  expect(read('Dockerfile')).toContain(JSON.stringify(['node', ...flags, 'src/main.ts']).replaceAll(',', ', '));
  for (const flag of flags) expect(read('docs/operations/scale.md')).toContain(`\`${flag}\``);
});

it('each lets the bot finish for longer than it takes', () => {
  const allowed = [
    /stop_grace_period: (\d+)s/.exec(compose),
    /TimeoutStopSec=(\d+)/.exec(unit),
    /terminationGracePeriodSeconds: (\d+)/.exec(manifest),
  ].map((found) => Number(found?.[1]));
  const [, takes] = /stopTimeoutMs = (\d+)_000/.exec(read('src/main.ts')) ?? [];
  for (const seconds of allowed) expect(seconds).toBeGreaterThan(Number(takes));
});

it('systemd starts it again but after the exit codes that need somebody', () => {
  const codes = /const exitCodes = \{(.*)\}/.exec(read('src/main.ts'))?.[1] ?? '';
  const codeOf = (name: string) => new RegExp(`${name}: (\\d+)`).exec(codes)?.[1];
  expect(unit).toContain(`RestartPreventExitStatus=${['record', 'refused', 'configuration'].map(codeOf).join(' ')}\n`);
});

it('the pod and the containers have a root that is read-only', () => {
  expect(manifest).toContain('readOnlyRootFilesystem: true');
  expect(compose).toContain('read_only: true');
});

it.skipIf(!hasSystemd)(
  `systemd takes the units ${hasSystemd ? '' : '(skipped: there is no systemd-analyze, or no /usr/bin/node)'}`,
  () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  },
);
