import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { type Config, type ConfigContext, ConfigError, parseConfig } from '../src/config.ts';

const context: ConfigContext = { isCron: () => true, isTerminal: false };
const defaults: Config = {
  discordToken: null,
  discordApiUrl: 'https://discord.com/api',
  datasetDir: 'data',
  storeUrl: 'sqlite://var/stakeout.sqlite',
  updatesCron: '* * * * *',
  shards: 'auto',
  httpHost: '127.0.0.1',
  httpPort: 8080,
  logLevel: 'info',
  logFormat: 'json',
  warnings: [],
};

function refusal(env: Record<string, string | undefined>, parameters = context): ConfigError {
  try {
    parseConfig(env, parameters);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The configuration was accepted');
}

describe('parseConfig', () => {
  it('gives the defaults for an empty environment', () => {
    expect(parseConfig({}, context)).toEqual(defaults);
  });

  it('takes an empty or blank variable as not set', () => {
    const env = { DISCORD_TOKEN: '', SHARDS: '  ', HTTP_PORT: '', LOG_LEVEL: undefined };
    expect(parseConfig(env, context)).toEqual(defaults);
  });

  it('logs prettily on a terminal unless told otherwise', () => {
    expect(parseConfig({}, { ...context, isTerminal: true }).logFormat).toBe('pretty');
    expect(parseConfig({ LOG_FORMAT: 'json' }, { ...context, isTerminal: true }).logFormat).toBe('json');
  });

  it('is frozen', () => {
    const config = parseConfig({ SHARDS: '0-1/2', DISCORD_TOKN: 'x' }, context);
    expect([config, config.shards, config.warnings].every((part) => Object.isFrozen(part))).toBe(true);
  });

  test.each<[string, string, Partial<Config>]>([
    ['DISCORD_TOKEN', ' abc.def.ghi\n', { discordToken: 'abc.def.ghi' }],
    ['DISCORD_API_URL', 'http://127.0.0.1:4000/api', { discordApiUrl: 'http://127.0.0.1:4000/api' }],
    ['DISCORD_API_URL', 'https://discord.com/api//', { discordApiUrl: 'https://discord.com/api' }],
    ['DATASET_DIR', '/srv/record', { datasetDir: '/srv/record' }],
    ['STORE_URL', 'sqlite://:memory:', { storeUrl: 'sqlite://:memory:' }],
    ['STORE_URL', 'sqlite:///var/lib/x.sqlite', { storeUrl: 'sqlite:///var/lib/x.sqlite' }],
    ['STORE_URL', 'postgres://a:b@db:5432/c', { storeUrl: 'postgres://a:b@db:5432/c' }],
    ['UPDATES_CRON', '*/10 * * * * *', { updatesCron: '*/10 * * * * *' }],
    ['SHARDS', '0-0/1', { shards: { first: 0, last: 0, total: 1 } }],
    ['SHARDS', '4-7/16', { shards: { first: 4, last: 7, total: 16 } }],
    ['HTTP_HOST', '127.1.2.3', { httpHost: '127.1.2.3' }],
    ['HTTP_HOST', '[::1]', { httpHost: '::1' }],
    ['HTTP_HOST', 'localhost', { httpHost: 'localhost' }],
    ['HTTP_PORT', '0', { httpPort: 0 }],
    ['HTTP_PORT', '65535', { httpPort: 65_535 }],
    ['LOG_LEVEL', 'DEBUG', { logLevel: 'debug' }],
    ['LOG_FORMAT', 'pretty', { logFormat: 'pretty' }],
  ])('takes %s=%j', (variable, value, expected) => {
    expect(parseConfig({ [variable]: value }, context)).toEqual({ ...defaults, ...expected });
  });

  test.each([
    ['DISCORD_API_URL', 'discord.com/api'],
    ['DISCORD_API_URL', 'ftp://discord.com/api'],
    ['DISCORD_API_URL', 'https://discord.com/api/v10'],
    ['DISCORD_API_URL', 'https://discord.com/api?x=1'],
    ['STORE_URL', 'var/stakeout.sqlite'],
    ['STORE_URL', 'sqlite://'],
    ['STORE_URL', 'mysql://localhost/x'],
    ['STORE_URL', 'postgres://'],
    ['UPDATES_CRON', '* * * *'],
    ['UPDATES_CRON', '* * * * * * *'],
    ['SHARDS', '1'],
    ['SHARDS', '2-1/4'],
    ['SHARDS', '0-4/4'],
    ['SHARDS', '-1-2/4'],
    ['SHARDS', '0-0/0'],
    ['HTTP_HOST', '127.0.0.1:8080'],
    ['HTTP_HOST', '300.1.1.1'],
    ['HTTP_HOST', 'http://localhost'],
    ['HTTP_PORT', '65536'],
    ['HTTP_PORT', '-1'],
    ['HTTP_PORT', '80.5'],
    ['HTTP_PORT', '0x50'],
    ['LOG_LEVEL', 'verbose'],
    ['LOG_FORMAT', 'xml'],
  ])('refuses %s=%j with the variable, the value and what to do', (variable, value) => {
    const { faults, message } = refusal({ [variable]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${variable} is ${JSON.stringify(value)}: `);
    expect(faults[0]).toMatch(/Give |Leave /);
    expect(message).toContain(faults[0]);
  });

  it('listens for others than this machine only where there is a token, for the playground is open to all', () => {
    expect(parseConfig({ HTTP_HOST: '0.0.0.0', DISCORD_TOKEN: 'x' }, context).httpHost).toBe('0.0.0.0');
    expect(refusal({ HTTP_HOST: '0.0.0.0' }).faults).toEqual([expect.stringContaining('HTTP_HOST is "0.0.0.0": ')]);
    expect(refusal({ HTTP_HOST: 'example.com', DISCORD_TOKEN: ' ' }).faults).toHaveLength(1);
  });

  it('does not say that a refused token is missing', () => {
    const { faults } = refusal({ HTTP_HOST: '0.0.0.0', DISCORD_TOKEN: 'a b' });
    expect(faults).toEqual([expect.stringContaining('DISCORD_TOKEN: ')]);
  });

  it('asks whether a cron expression is one', () => {
    const isCron = (text: string): boolean => text === '1 2 3 4 5';
    expect(parseConfig({ UPDATES_CRON: '1 2 3 4 5' }, { ...context, isCron }).updatesCron).toBe('1 2 3 4 5');
    expect(refusal({ UPDATES_CRON: '61 * * * *' }, { ...context, isCron }).faults).toHaveLength(1);
  });

  it('lists every fault at once, each naming its variable', () => {
    const wrong = {
      DISCORD_TOKEN: 'a b',
      DISCORD_API_URL: 'x',
      STORE_URL: 'x',
      UPDATES_CRON: 'x',
      SHARDS: 'x',
      HTTP_HOST: 'x y',
      HTTP_PORT: 'x',
      LOG_LEVEL: 'x',
      LOG_FORMAT: 'x',
    };
    const named = refusal(wrong).faults.map((fault) => fault.split(/[ :]/)[0]);
    expect(named).toEqual(Object.keys(wrong));
  });

  test.each(['Bot SeCrEt', 'SeCr\nEt', 'SeCrEt\u00e9', 'SeCrEt SeCrEt'])(
    'never shows the refused token %j',
    (token) => {
      const error = refusal({ DISCORD_TOKEN: token, HTTP_PORT: 'x' });
      expect(error.faults).toHaveLength(2);
      expect(`${error.message} ${error.stack} ${error.faults} ${error.cause}`).not.toMatch(/SeCr/);
    },
  );

  test.each([
    'mysql://user:hidden@host/db',
    'mysql://user:hid@hidden/x@host/db',
    'user:hidden@host',
    'mysql://host/db?password=hidden',
  ])('never shows the password in the refused store address %s', (url) => {
    expect(refusal({ STORE_URL: url }).message).toContain('***');
    expect(refusal({ STORE_URL: url }).message).not.toContain('hidden');
  });

  it('keeps a long or many-lined value on one short line', () => {
    const [fault = ''] = refusal({ SHARDS: `a\nb${'c'.repeat(5000)}` }).faults;
    expect(fault.length).toBeLessThan(300);
    expect(fault).not.toContain('\n');
  });

  test.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['STORE_ULR', 'STORE_URL'],
    ['SHARD', 'SHARDS'],
    ['LOG_LEVELL', 'LOG_LEVEL'],
    ['HTTP-PORT', 'HTTP_PORT'],
    ['discord_token', 'DISCORD_TOKEN'],
  ])('warns that %s looks like %s misspelt', (name, meant) => {
    expect(parseConfig({ [name]: 'x' }, context).warnings).toEqual([`${name} is not read. Did you mean ${meant}?`]);
  });

  it('gives the warnings with a refusal too', () => {
    expect(refusal({ STORE_ULR: 'x', HTTP_PORT: 'x' }).warnings).toHaveLength(1);
  });

  it('does not warn of other variables, nor of one like ours that is set itself', () => {
    const env = { PATH: '/bin', HOME: '/', SHELL: 'sh', NODE_ENV: 'x', HTTP_PORT: '1', HTTPS_PORT: '2', PORT: '3' };
    expect(parseConfig(env, context).warnings).toEqual([]);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

  it('lists every variable and changes nothing when it is copied as it is', () => {
    const env = parseEnv(text);
    expect(Object.keys(env)).toHaveLength(Object.keys(defaults).length - 1);
    expect(parseConfig(env, context)).toEqual(defaults);
    for (const name of Object.keys(env)) expect(parseConfig({ [`${name}S`]: 'x' }, context).warnings).toHaveLength(1);
  });

  it('has one comment above every variable', () => {
    const lines = text.split('\n');
    const bare = lines.filter((line, index) => /^\w+=/.test(line) && !lines[index - 1]?.startsWith('# '));
    expect(bare).toEqual([]);
  });
});
