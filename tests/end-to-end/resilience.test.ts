import { afterEach, describe, expect, it } from 'vitest';
import { createStandIn } from '../../src/playground/discord/create-stand-in.ts';
import { fillSampleWorld } from '../../src/playground/discord/sample-world.ts';
import type { StandIn } from '../../src/playground/discord/stand-in.ts';
import { until } from './stage.ts';
import { type RunningProcess, startProcess, untilReady } from './start-process.ts';

describe('the process and an unsteady Discord', () => {
  let standIn: StandIn;
  let running: RunningProcess;
  afterEach(async () => {
    await running.stop('SIGKILL');
    await standIn.close();
  });

  async function start(env: Record<string, string> = {}): Promise<void> {
    running = await startProcess({
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_URL: standIn.apiUrl,
      DATASET_DIR: 'tests/fixtures/record',
      ...env,
    });
  }

  it('runs several shards and is ready when all of them are', async () => {
    standIn = await createStandIn();
    const { users, channels } = fillSampleWorld(standIn);
    await start({ SHARDS: '0-1/2' });
    await untilReady(running, 15_000);
    expect(standIn.sessions()).toBe(2);
    expect((await standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about')).kind).toBe('message');
  }, 20_000);

  it('waits for a Discord that is down, says so in /readyz, and comes up by itself', async () => {
    standIn = await createStandIn();
    const down = { status: 503, body: {}, kind: 'status' } as const;
    standIn.addFault({ match: { path: /gateway\/bot/ }, times: 2, effect: down });
    await start();
    const report = await (await fetch(`${running.url}/readyz`)).json();
    expect(report).toMatchObject({
      ready: false,
      reasons: expect.arrayContaining([expect.stringMatching(/^gateway: /)]),
    });
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    await untilReady(running, 15_000);
  }, 20_000);

  it.each([{ op: 7 }, { op: 9, resumable: false }, { close: 4000 }] as const)(
    'answers again after the gateway dropped it with %o',
    async (how) => {
      standIn = await createStandIn();
      const { users, channels } = fillSampleWorld(standIn);
      await start();
      await untilReady(running);
      standIn.dropGateway(how);
      await until('the end of the connection', () => standIn.sessions() === 0);
      await until('another connection', () => standIn.sessions() === 1);
      await untilReady(running);
      const outcome = await standIn.invoke({ userId: users.fan, channelId: channels.general }, 'about');
      expect(outcome.kind).toBe('message');
    },
    60_000,
  );

  it('ends with 69 when Discord no longer takes the token', async () => {
    standIn = await createStandIn();
    const { users, channels } = fillSampleWorld(standIn);
    await start();
    await untilReady(running);
    const refused = { status: 401, body: { message: '401: Unauthorized', code: 0 }, kind: 'status' } as const;
    standIn.addFault({ match: { method: 'POST', path: /^\/channels\/\d+\/messages/ }, times: 5, effect: refused });
    const ended = new Promise((resolve) => running.child.once('exit', resolve));
    const options = [{ name: 'subscribe', type: 1, options: [] }];
    await standIn.invoke({ userId: users.admin, channelId: channels.general }, 'updates', options);
    expect(await ended).toBe(69);
  }, 15_000);
});
