import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage } from './stage.ts';
import { type RunningProcess, startProcess, untilReady } from './start-process.ts';

interface State {
  userId: string;
  startChannelId: string;
}

describe('the process with a token', () => {
  it('serves no page, and nothing that moves the world behind one', async () => {
    const stage = await createStage('tests/fixtures/record');
    try {
      await stage.start();
      for (const path of ['/', '/playground/state', '/playground/panel', '/playground/client/main.js']) {
        expect((await fetch(stage.running().url + path)).status, path).toBe(404);
      }
      const killed = await fetch(`${stage.running().url}/playground/control/bot`, { method: 'POST', body: '{}' });
      expect(killed.status).toBe(404);
    } finally {
      await stage.close();
    }
  }, 60_000);
});

describe('the process without a token', () => {
  let folder: string;
  let running: RunningProcess;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stakeout-'));
    cpSync('tests/fixtures/record', folder, { recursive: true });
    running = await startProcess({ DATASET_DIR: folder });
    await untilReady(running);
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = async (name: string, body: object) => {
    const response = await fetch(`${running.url}/playground/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('serves the page of the playground with a policy that lets nothing else in', async () => {
    const response = await fetch(`${running.url}/`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(await response.text()).toContain('<title>');
  });

  it('answers a command that is typed on the page', async () => {
    const state = (await (await fetch(`${running.url}/playground/state`)).json()) as State;
    const outcome = await post('invoke', {
      user: state.userId,
      channel: state.startChannelId,
      command: 'sequel',
      options: [{ name: 'status', type: 1, options: [] }],
    });
    expect(JSON.stringify(outcome.body)).toContain('Newest update');
  });

  it('publishes an update that the panel wrote, refuses a faulty one, and stops and starts the bot', async () => {
    const { sources } = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8'));
    const update = {
      id: '2026-11-20-from-the-panel',
      date: '2026-11-20',
      kind: 'casting',
      certainty: 'confirmed',
      headline: 'Written on the page',
      summary: 'A summary.',
      spoiler: 'none',
      topics: [],
      people: [],
      sources: [sources[0].id],
      supersedes: [],
    };
    expect((await post('control/publish', { update })).body).toMatchObject({ kind: 'published' });
    expect(readFileSync(join(folder, 'updates', `${update.id}.json`), 'utf8')).toContain('Written on the page');
    const faulty = { ...update, id: '2026-11-20-faulty', sources: ['nowhere'] };
    expect((await post('control/publish', { update: faulty })).body).toMatchObject({ kind: 'refused' });
    await post('control/bot', { running: false });
    expect((await fetch(`${running.url}/readyz`)).status).toBe(503);
    await post('control/bot', { running: true });
    await untilReady(running);
  }, 60_000);

  it.each(['/', '/readyz', '/metrics', '/playground/state'])(
    'refuses %s under a name that is not of this machine',
    async (path) => {
      const status = await new Promise((resolve, reject) => {
        const asked = request(`${running.url}${path}`, { headers: { host: 'evil.example' } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        asked.on('error', reject).end();
      });
      expect(status).toBe(403);
    },
  );

  it('gives the numbers of the bot', async () => {
    expect(await (await fetch(`${running.url}/metrics`)).text()).toMatch(/^stakeout_gateway_state/m);
  });

  it('leaves no bot behind when it is killed itself', async () => {
    const { child } = await startProcess({ DATASET_DIR: folder });
    // The bot writes to the same pipe, which is closed only once both are gone.
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }, 60_000);
});
