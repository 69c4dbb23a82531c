import { isIP } from 'node:net';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const logFormats = ['json', 'pretty'] as const;

export type LogLevel = (typeof logLevels)[number];
export type LogFormat = (typeof logFormats)[number];

/** Which shards this process runs; `auto` leaves it to Discord. */
export type Shards = 'auto' | { readonly first: number; readonly last: number; readonly total: number };

/** Everything that can be set from outside. */
export interface Config {
  /** Null: run the playground. */
  readonly discordToken: string | null;
  /** Without a slash at its end. */
  readonly discordApiUrl: string;
  readonly datasetDir: string;
  readonly storeUrl: string;
  readonly updatesCron: string;
  readonly shards: Shards;
  readonly httpHost: string;
  readonly httpPort: number;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** Sentences about variables that look like ours misspelt. */
  readonly warnings: readonly string[];
}

/** What parseConfig has to be told: it looks at nothing but its arguments. */
export interface ConfigContext {
  isCron: (text: string) => boolean;
  isTerminal: boolean;
}

/** The configuration was refused; `faults` has one sentence for every variable that is wrong. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];

  constructor(faults: readonly string[], warnings: readonly string[] = []) {
    super(['The configuration is wrong:', ...faults, ...warnings].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
    this.warnings = warnings;
  }
}

const variables = [
  'DISCORD_TOKEN',
  'DISCORD_API_URL',
  'DATASET_DIR',
  'STORE_URL',
  'UPDATES_CRON',
  'SHARDS',
  'HTTP_HOST',
  'HTTP_PORT',
  'LOG_LEVEL',
  'LOG_FORMAT',
] as const;

type Variable = (typeof variables)[number];
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. An empty variable counts as not set; throws a ConfigError that lists every fault at once. */
export function parseConfig(env: Environment, { isCron, isTerminal }: ConfigContext): Config {
  const faults: string[] = [];
  // A parser throws a RangeError that says what is wrong and what to do; its value counts for nothing then.
  const read = <Value>(variable: Variable, fallback: Value, parse: (text: string) => Value): Value => {
    const text = env[variable]?.trim() ?? '';
    if (text === '') return fallback;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      faults.push(`${variable}${variable === 'DISCORD_TOKEN' ? '' : ` is ${quote(text)}`}: ${error.message}`);
      return fallback;
    }
  };
  const warnings = findMisspelt(env);
  const config: Config = {
    discordToken: read<string | null>('DISCORD_TOKEN', null, parseToken),
    discordApiUrl: read('DISCORD_API_URL', 'https://discord.com/api', parseApiUrl),
    datasetDir: read('DATASET_DIR', 'data', parsePath),
    storeUrl: read('STORE_URL', 'sqlite://var/stakeout.sqlite', parseStoreUrl),
    updatesCron: read('UPDATES_CRON', '* * * * *', (text) => parseCron(text, isCron)),
    shards: read<Shards>('SHARDS', 'auto', parseShards),
    httpHost: read('HTTP_HOST', '127.0.0.1', parseHost),
    httpPort: read('HTTP_PORT', 8080, parsePort),
    logLevel: read<LogLevel>('LOG_LEVEL', 'info', (text) => oneOf(logLevels, text)),
    logFormat: read<LogFormat>('LOG_FORMAT', isTerminal ? 'pretty' : 'json', (text) => oneOf(logFormats, text)),
    warnings: Object.freeze(warnings),
  };
  if (isUnset(env, 'DISCORD_TOKEN') && !isLoopback(config.httpHost))
    faults.push(
      `HTTP_HOST is ${quote(config.httpHost)}: without DISCORD_TOKEN the playground runs, which is for this machine only. Set DISCORD_TOKEN, or HTTP_HOST to 127.0.0.1.`,
    );
  if (faults.length > 0) throw new ConfigError(faults, warnings);
  return Object.freeze(config);
}

function isUnset(env: Environment, variable: Variable): boolean {
  return (env[variable]?.trim() ?? '') === '';
}

/** Whether only this machine can reach the address. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function parseToken(text: string): string {
  if (/^Bot\s/i.test(text)) throw new RangeError('it begins with "Bot". Give the token alone.');
  if (!/^[\x21-\x7e]+$/.test(text))
    throw new RangeError(
      'it holds spaces or characters that no token has. Copy it again from the Bot page of the Discord developer portal.',
    );
  return text;
}

function parseApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || /[?#]/.test(text))
    throw new RangeError('it is no http or https address. Give one such as https://discord.com/api.');
  const trimmed = text.replace(/\/+$/, '');
  if (/\/v\d+$/.test(trimmed)) throw new RangeError('the version is added to it. Leave it out at the end.');
  return trimmed;
}

function parsePath(text: string): string {
  if (text.includes('\0')) throw new RangeError('no folder can have that name. Give the path of a folder.');
  return text;
}

/** The address of a store as it stands in STORE_URL; throws a RangeError that says what is wrong with it. */
export function parseStoreUrl(text: string): string {
  if (/^sqlite:\/\/[^\0?#]+$/.test(text)) return text;
  if (/^postgres:\/\/./.test(text) && URL.canParse(text)) return text;
  throw new RangeError(
    'it names no store. Give sqlite://PATH, sqlite://:memory: or postgres://USER:PASSWORD@HOST/NAME.',
  );
}

function parseCron(text: string, isCron: (text: string) => boolean): string {
  const fields = text.split(/\s+/).length;
  if ((fields !== 5 && fields !== 6) || !isCron(text))
    throw new RangeError('it is no cron expression. Give five or six fields, such as "*/5 * * * *".');
  return text;
}

function parseShards(text: string): Shards {
  if (text === 'auto') return text;
  const match = /^(\d{1,6})-(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [first = 0, last = -1, total = 0] = match?.slice(1).map(Number) ?? [];
  if (first > last || last >= total)
    throw new RangeError('it names no shards. Give auto, or FIRST-LAST/TOTAL counted from 0, such as 0-3/8.');
  return Object.freeze({ first, last, total });
}

function parseHost(text: string): string {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return bare;
  // What is all digits and dots and yet no address is a slip, not a name.
  if (/^(?!-)[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(text) && !/^[\d.]+$/.test(text)) return text;
  throw new RangeError('it is no host to listen on. Give an address or a name without a port, such as 127.0.0.1.');
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new RangeError('it is no port. Give a whole number from 0 to 65535; 0 picks a free port.');
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text.toLowerCase());
  if (found === undefined) throw new RangeError(`it is not one of ${values.join(', ')}. Give one of these.`);
  return found;
}

/** The value for people to read: short, on one line, without the password of an address. */
function quote(text: string): string {
  const masked = text.replace(/(^|:\/\/)([^/?#:]*:).*@/, '$1$2***@').replace(/([?&]password=)[^&]*/i, '$1***');
  return JSON.stringify(masked.length > 80 ? `${masked.slice(0, 79)}…` : masked);
}

function findMisspelt(env: Environment): string[] {
  const unset = variables.filter((variable) => isUnset(env, variable));
  return Object.keys(env)
    .filter((name) => !variables.some((variable) => variable === name))
    .flatMap((name) => {
      const meant = unset.find((variable) => differsBySlip(name.toUpperCase(), variable));
      return meant === undefined ? [] : [`${name} is not read. Did you mean ${meant}?`];
    })
    .sort();
}

/** Whether two names are equal but for one letter more, less or other, or two neighbours that changed places. */
function differsBySlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restA === [...restB].reverse().join('');
}
