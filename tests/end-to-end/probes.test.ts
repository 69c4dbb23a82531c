import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld } from '../../src/playground/discord/sample-world.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';
import type { StandInOptions } from '../../src/playground/discord/stand-in-options.ts';
import { createDatabase, postgresAnswers, queryPostgres, withoutPostgres } from '../postgres.ts';
import { until } from './stage.ts';
import { type RunningProcess, startProcess, untilReady as untilReadyWithin } from './start-process.ts';

const answers = await postgresAnswers();
const database = `stakeout_probes_${process.pid}`;

let standIn: StandIn;
let running: RunningProcess | null;
let folder: string;
beforeEach(() => {
  running = null;
  folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
});
afterEach(async () => {
  await running?.stop('SIGKILL');
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}, preload?: string): Promise<RunningProcess> {
  running = await startProcess(
    {
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_URL: standIn.apiUrl,
      DATASET_DIR: 'tests/fixtures/record',
      ...env,
    },
    preload === undefined ? {} : { preload },
  );
  return running;
}

/** On a busy machine everything takes its time. */
const untilReady = (process: RunningProcess) => untilReadyWithin(process, 20_000);

const probe = async (path: '/healthz' | '/readyz'): Promise<{ status: number; reasons: string[] }> => {
  const response = await fetch(`${running?.url}${path}`);
  const { reasons = [] } = (await response.json()) as { reasons?: string[] };
  return { status: response.status, reasons };
};
const untilReason = (path: '/healthz' | '/readyz', pattern: RegExp) =>
  until(
    `${path} to say ${pattern}`,
    async () => {
      const { status, reasons } = await probe(path);
      return status === 503 && reasons.some((reason) => pattern.test(reason));
    },
    60_000,
  );

describe('/readyz says 503 and why', () => {
  it('while the commands cannot be registered, and 200 once they are', async () => {
    standIn = await createStandIn();
    const down = { kind: 'status', status: 500, body: {} } as const;
    standIn.addFault({ match: { path: /^\/applications\/\d+\/commands/ }, times: 4, effect: down });
    await start();
    await untilReason('/readyz', /^commands: cannot be registered: /);
    await untilReady({ ...(running as RunningProcess) });
  }, 60_000);

  it('while the gateway is gone, and 200 once it is back', async () => {
    standIn = await createStandIn();
    await untilReady(await start());
    standIn.setGatewayFaults({ refuse: true });
    standIn.dropGateway({ close: 4000 });
    await untilReason('/readyz', /^gateway: the connection is lost/);
    expect((await probe('/healthz')).status).toBe(200);
    standIn.setGatewayFaults({});
    await untilReady({ ...(running as RunningProcess) });
  }, 60_000);

  it('while it stops, with the answers that are under way', async () => {
    standIn = await createStandIn({ interactionTimeoutMs: 5_000 });
    const { users, channels } = fillSampleWorld(standIn);
    await untilReady(await start());
    standIn.addFault({ match: { path: /callback/ }, effect: { kind: 'delay', ms: 1_500 } });
    const answered = standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about');
    await until('the callback', () => standIn.requests().length > 0 && running?.child.kill('SIGTERM'));
    await untilReason('/readyz', /^process: stopping$/);
    expect((await answered).kind).toBe('message');
  }, 60_000);

  it.skipIf(!answers)(
    `while the store fails, and the process lives on ${answers ? '' : withoutPostgres}`,
    async () => {
      const url = await createDatabase(database);
      standIn = await createStandIn();
      const { users, channels } = fillSampleWorld(standIn);
      await untilReady(await start({ STORE_URL: url, UPDATES_CRON: '* * * * * *' }));
      await queryPostgres(`DROP DATABASE ${database} WITH (FORCE)`);
      const ask = () => standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about');
      // A fan gets an answer all the same.
      expect((await ask()).kind).toBe('message');
      await untilReason('/readyz', /^store: the last \w+ failed: /);
      expect((await probe('/healthz')).status).toBe(200);
    },
    60_000,
  );
});

describe('/healthz says 503 and why', () => {
  const swift = 'tests/fakes/swift-clock.ts';

  it('when the gateway has been down for five minutes, and 200 again once it is back', async () => {
    standIn = await createStandIn();
    await untilReady(await start({ UPDATES_CRON: '0 0 1 1 *' }, swift));
    expect((await probe('/healthz')).status).toBe(200);
    standIn.setGatewayFaults({ refuse: true });
    standIn.dropGateway({ close: 4000 });
    await untilReason('/healthz', /^gateway: it has been down for more than five minutes$/);
    standIn.setGatewayFaults({});
    await untilReady({ ...(running as RunningProcess) });
    expect((await probe('/healthz')).status).toBe(200);
  }, 60_000);

  it('when Discord was never reached for five minutes', async () => {
    standIn = await createStandIn();
    standIn.setGatewayFaults({ refuse: true });
    await start({ UPDATES_CRON: '0 0 1 1 *' }, swift);
    await untilReason('/healthz', /^gateway: /);
  }, 60_000);

  it('when the clock of the updates has stopped', async () => {
    standIn = await createStandIn();
    await start({ UPDATES_CRON: '* * * * * *' }, 'tests/fakes/stopped-clock.ts');
    await untilReason('/healthz', /^updates: the clock has not come three times$/);
  }, 60_000);
});

describe('the limit on new sessions', () => {
  const aDay = 86_400_000;
  const open = async (options: StandInOptions) => {
    standIn = await createStandIn(options);
    return { STORE_URL: `sqlite://${join(folder, 'store.sqlite')}` };
  };

  it('holds back a process that is killed and started over and over', async () => {
    // As with 1,000 and 25 of them, only sooner.
    const env = await open({ identifyLimit: { limit: 100, windowMs: aDay } });
    const comeUp = () =>
      until(
        'it to be ready or to wait',
        async () => {
          const { status, reasons } = await probe('/readyz');
          if (status === 200) return 'ready';
          const held = /^gateway: waiting to connect until 20\S+Z: it has been started too often of late$/;
          return reasons.some((reason) => held.test(reason)) && 'waiting';
        },
        30_000,
      );
    let ready = 0;
    for (;;) {
      await start(env);
      if ((await comeUp()) === 'waiting') break;
      ready += 1;
      await running?.stop('SIGKILL');
    }
    // On a slow machine the first pauses are over before it is up again.
    expect(ready).toBeGreaterThanOrEqual(3);
    expect(ready).toBeLessThan(9);
    expect(standIn.identifies()).toBe(ready);
    expect((await probe('/healthz')).status).toBe(200);
    // It does not stand in the way of stopping.
    expect(await running?.stop('SIGTERM')).toBe(0);
  }, 240_000);

  it('is waited for where nothing is left of it, whatever the store remembers', async () => {
    await open({ identifyLimit: { limit: 2, windowMs: 3_600_000 } });
    for (let round = 0; round < 2; round += 1) {
      await untilReady(await start());
      await running?.stop('SIGKILL');
    }
    await start();
    await untilReason('/readyz', /limit on new sessions is used up$/);
    const text = await (await fetch(`${running?.url}/metrics`)).text();
    expect(text).toContain('\nstakeout_gateway_identifies_left 0\n');
    expect(text).toContain('\nstakeout_gateway_state{state="waiting"} 1\n');
    expect(standIn.identifies()).toBe(2);
  }, 240_000);

  it('comes back by itself once it is reset', async () => {
    await open({ identifyLimit: { limit: 1, windowMs: 4_000 } });
    await untilReady(await start());
    await running?.stop('SIGKILL');
    await start();
    await untilReady({ ...(running as RunningProcess) });
    expect(standIn.identifies()).toBe(2);
  }, 60_000);

  it('counts a session that the gateway asks for anew', async () => {
    await open({});
    await untilReady(await start());
    standIn.dropGateway({ op: 9, resumable: false });
    await until('the second session', () => standIn.identifies() === 2, 12_000);
    await untilReady({ ...(running as RunningProcess) });
    const text = await (await fetch(`${running?.url}/metrics`)).text();
    expect(text).toContain('\nstakeout_gateway_identifies_total 2\n');
    expect(text).toContain('\nstakeout_gateway_reconnects_total 1\n');
    expect(text).toMatch(/\nstakeout_gateway_identifies_left 99\d\n/);
  }, 60_000);
});
