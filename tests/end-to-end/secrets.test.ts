import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/playground/discord/stand-in.ts';
import { createDatabase, postgresAnswers, postgresUrl, queryPostgres } from '../postgres.ts';
import { createStage, type Stage, until } from './stage.ts';
import { runToEnd } from './start-process.ts';
import { dropUpdate } from './updates-on-disk.ts';

const answers = await postgresAnswers();
const database = `stakeout_secrets_${process.pid}`;
const password = 'quagga-password-7142';
const typed = 'quokka-typed-by-somebody';

/** The address of an own database, with a password in it, which a server that trusts does not look at. */
async function openDatabase(): Promise<string> {
  const url = new URL(await createDatabase(database));
  url.password = password;
  return url.href;
}

let stage: Stage;
afterEach(async () => {
  await stage.close();
  if (answers) await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`, postgresUrl);
});

const posts = { method: 'POST', path: /^\/channels\/\d+\/messages/ };
const inTurn: Fault['effect'][] = [
  { kind: 'reset-before' },
  { kind: 'status', status: 502, body: 'nothing that could be read' },
  { kind: 'rate-limit', retryAfterSeconds: 0.1, scope: 'user' },
];

/** Uses the bot in every way and breaks whatever can be broken under it; ends with its crash. */
async function useAndBreak({ standIn, world, directory, sourceId, running }: Stage): Promise<void> {
  const fan = { userId: world.users.fan, channelId: world.channels.general };
  const text = { type: OptionType.String, value: typed } as const;
  const message = standIn.say(fan, `A message of ${typed}`);
  await standIn.invoke(fan, 'about');
  await standIn.invoke(fan, 'ask', [{ name: 'question', ...text }]);
  await standIn.invoke(fan, 'who', [{ name: 'name', ...text }]);
  await standIn.autocomplete(fan, 'who', [{ name: 'name', ...text, focused: true }]);
  await standIn.useMessageCommand(fan, 'Check this', message.id);
  // A callback that fails stands in the log with its reason.
  standIn.addFault({ match: { path: /callback/ }, times: 3, effect: { kind: 'status', status: 400, body: {} } });
  void standIn.invoke(fan, 'ask', [{ name: 'question', ...text }]);
  await until('the failure', () => running().output().includes('undelivered'), 20_000);
  standIn.clearFaults();

  const option = { name: 'channel', type: OptionType.Channel, value: world.channels.news };
  const options = [{ name: 'subscribe', type: 1, options: [option] }];
  await standIn.invoke({ ...fan, userId: world.users.admin }, 'updates', options);
  for (const effect of inTurn) standIn.addFault({ match: posts, effect });
  dropUpdate(directory, { id: '2026-11-20-secret', sources: [sourceId] });
  await until(
    'the delivery',
    () => running().output().includes('"outcome":"done"') || running().output().includes('outcome="done"'),
    30_000,
  );

  standIn.dropGateway({ close: 4000 });
  await until('the gateway', () => standIn.sessions() === 1, 20_000);
  if (answers) {
    await queryPostgres(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`, postgresUrl);
    await until('the failing store', () => running().output().includes('The store fails'), 40_000);
  }
  const ended = new Promise((resolve) => running().child.once('close', resolve));
  standIn.dropGateway({ close: 4004 });
  expect(await ended).toBe(69);
}

describe.each(['json', 'pretty'])('everything that a process writes, as %s and at trace', (format) => {
  it('holds no token, no password and nothing that people type', async () => {
    const store: Record<string, string> = answers ? { STORE_URL: await openDatabase() } : {};
    stage = await createStage(
      'tests/fixtures/record',
      {
        ...store,
        LOG_LEVEL: 'trace',
        LOG_FORMAT: format,
        STRAY: 'rejection',
      },
      {},
      'tests/fakes/stray-errors.ts',
    );
    await stage.start();
    await useAndBreak(stage);
    const written = stage.running().output() + stage.running().errors();
    const { token } = stage.standIn;
    const tokens = stage.standIn
      .requests()
      .flatMap(({ path }) => /^\/interactions\/\d+\/([^/]+)\/callback/.exec(path)?.[1] ?? []);
    expect(tokens.length).toBeGreaterThan(5);
    for (const said of ['Interaction failed', 'A promise was rejected and nobody looked', '[redacted]', 'Delivery'])
      expect(written).toContain(said);
    const base64 = Buffer.from(token).toString('base64');
    const secrets = [token, encodeURIComponent(token), base64, password, typed, ...tokens];
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  }, 120_000);
});

it('an end on a configuration, a token or an error that is wrong shows none of it', async () => {
  stage = await createStage('tests/fixtures/record');
  const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.a-token-that-nobody-gave-out-000';
  const base = { DISCORD_API_URL: stage.standIn.apiUrl, DATASET_DIR: 'tests/fixtures/record' };
  const ends = [
    { DISCORD_TOKEN: token },
    { DISCORD_TOKEN: `Bot ${token}` },
    { DISCORD_TOKEN: `${token} and more` },
    { DISCORD_TOKEN: token, STORE_URL: `postgres://somebody:${password}@127.0.0.1:1/none` },
    { DISCORD_TOKEN: token, STORE_URL: `mysql://somebody:${password}@127.0.0.1:1/none` },
  ];
  for (const env of ends) {
    const { code, output, errors } = await runToEnd({ ...base, LOG_LEVEL: 'trace', ...env });
    expect(code).toBeGreaterThan(64);
    expect(errors.length).toBeGreaterThan(20);
    for (const secret of [token, password]) expect(output + errors).not.toContain(secret);
  }
}, 60_000);
