import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium, type OpenBrowser, openBrowser } from './open-browser.ts';
import { type OpenPlayground, openPlayground } from './open-playground.ts';

const executablePath = findChromium();

// As long as a busy machine may need; each step waits for what it needs and goes on at once.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** As long as a busy machine may need. */
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 60_000 });

describe.skipIf(executablePath === undefined)('the panel, over the real process of the bot', () => {
  let browser: OpenBrowser;
  let playground: OpenPlayground;

  beforeAll(async () => {
    playground = await openPlayground('tests/fixtures/record');
    browser = await openBrowser(executablePath);
  });

  afterAll(async () => {
    await browser?.close();
    await playground?.close();
  });

  afterEach(async ({ task }) => {
    playground.standIn.clearFaults();
    await browser.leave(task.name);
  });

  async function openPanel(path = '?panel=open'): Promise<Page> {
    const page = await browser.visit(playground.url + path);
    await page.getByRole('complementary', { name: 'Behind the scenes' }).getByText('Connected').waitFor();
    return page;
  }

  async function unfold(page: Page, name: string | RegExp): Promise<void> {
    await page.getByRole('complementary').locator('summary').filter({ hasText: name }).click();
  }

  test('a channel is subscribed as the admin, an update published, and its post arrives in the page', async () => {
    const page = await openPanel();
    await page.getByRole('button', { name: 'subscribe #news as the admin' }).click();
    await page.getByText('now gets updates').first().waitFor();
    await page.getByLabel('Headline').fill('A harbour scene is shot');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('article').filter({ hasText: 'A harbour scene is shot' }).waitFor();
    const files = readdirSync(join(playground.directory, 'updates'));
    const file = files.find((name) => name.endsWith('-a-harbour-scene-is-shot.json')) ?? '';
    const written = readFileSync(join(playground.directory, 'updates', file), 'utf8');
    expect(JSON.parse(written)).toMatchObject({ headline: 'A harbour scene is shot', certainty: 'confirmed' });
  });

  test('an update that the bot would refuse is not written, and every fault is named', async () => {
    const page = await openPanel();
    const before = readdirSync(join(playground.directory, 'updates'));
    await page.getByRole('textbox', { name: 'Date' }).fill('2026-99');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const fault = page.getByRole('complementary').getByRole('alert');
    await fault.waitFor();
    expect(await fault.textContent()).toMatch(/updates\/2026-99-.+\.json.*date/);
    expect(readdirSync(join(playground.directory, 'updates'))).toEqual(before);
  });

  test('the bot is killed as by kill -9, does not answer, starts again and posts what came meanwhile once', async () => {
    const page = await openPanel('?panel=open&in=spoilers&as=admin');
    const { standIn, world } = playground;
    const here = { userId: world.users.admin, channelId: world.channels.spoilers };
    const subscribed = await standIn.invoke(here, 'updates', [{ name: 'subscribe', type: 1, options: [] }]);
    expect(subscribed.kind).toBe('message');
    await page.getByRole('button', { name: 'Kill' }).click();
    await page.getByText('Not running').waitFor();
    expect(standIn.sessions()).toBe(0);
    await page.locator('#tail').fill('/about');
    for (const _ of [1, 2]) await page.keyboard.press('Enter');
    await page.getByText('The application did not respond').waitFor();
    await page.getByLabel('Headline').fill('While nobody was at home');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published:').waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    const posts = page.getByRole('article').filter({ hasText: 'While nobody was at home' });
    await posts.waitFor();
    await page.locator('#tail').fill('/about');
    for (const _ of [1, 2]) await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: 'used /about' }).locator('.container').first().waitFor();
    expect(await posts.count()).toBe(1);
  });

  test('the clock of the digests goes forward and back', async () => {
    const page = await openPanel();
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText('1 d 1 h ahead').waitFor();
    expect(playground.controls.clockOffsetMs()).toBe(25 * 3_600_000);
    await page.getByRole('button', { name: 'Now' }).click();
    await page.getByText('digests: now').waitFor();
  });

  test('a digest comes once the clock is moved beyond its time', async () => {
    const { standIn, world, controls } = playground;
    const channel = world.channels.voice;
    const options = [
      { name: 'channel', type: 7, value: channel },
      { name: 'schedule', type: 3, value: 'daily' },
    ];
    const subscribed = await standIn.invoke({ userId: world.users.admin, channelId: channel }, 'updates', [
      { name: 'subscribe', type: 1, options },
    ]);
    expect(subscribed.kind).toBe('message');
    const before = standIn.messages(channel).length;
    const page = await openPanel('?panel=open&in=voice&as=admin');
    await page.getByLabel('Headline').fill('For the digest only');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published:').waitFor();
    // It is posted at once in the channel that asked for that, so the bot has seen it.
    await eventually(() => JSON.stringify(standIn.messages(world.channels.spoilers))).toContain('For the digest only');
    expect(standIn.messages(channel)).toHaveLength(before);
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByRole('article').filter({ hasText: 'For the digest only' }).waitFor();
    await controls.setClockOffset(0);
  });

  test('a channel becomes a spoiler channel, and the bot loses and gets back a right there', async () => {
    const { standIn, world } = playground;
    const page = await openPanel('?panel=open&in=forum');
    await unfold(page, 'Channel #forum');
    await page.getByLabel('Spoiler channel').check();
    await page.getByRole('button', { name: /^forum spoilers/ }).waitFor();
    const maySend = () => (standIn.permissions(standIn.botUserId, world.channels.forum) & 2048n) !== 0n;
    await page.getByLabel('Send Messages').uncheck();
    await eventually(maySend).toBe(false);
    await page.getByLabel('Send Messages').check();
    await eventually(maySend).toBe(true);
  });

  test('a refused token ends the bot with its exit code, and it can be started again', async () => {
    const page = await openPanel();
    await unfold(page, 'Break something');
    await page.getByRole('button', { name: 'Token refused' }).click();
    await page.getByText('it ended with exit code 69').waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByText('Connected', { exact: true }).waitFor();
  });

  test('an outage breaks the bot, and it recovers when the faults are cleared', async () => {
    const page = await openPanel();
    await unfold(page, 'Break something');
    await page.getByRole('button', { name: 'Outage' }).click();
    await page.getByText('Running, not connected').waitFor();
    await page.getByRole('button', { name: 'Clear all faults' }).click();
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.locator('#tail').fill('/about');
    for (const _ of [1, 2]) await page.keyboard.press('Enter');
    await page.getByRole('article').filter({ hasText: 'used /about' }).locator('.container').last().waitFor();
  });

  test('each fault can be set off, and all of them cleared', async () => {
    const page = await openPanel('?panel=open&in=voice');
    await unfold(page, 'Break something');
    const buttons = page.locator('.fault-list button');
    const count = await buttons.count();
    expect(count).toBeGreaterThanOrEqual(18);
    const { standIn, world } = playground;
    const control = (name: string, body: object) =>
      fetch(`${playground.url}playground/control/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    for (const label of await buttons.allTextContents()) {
      // That one ends the bot, which is tried on its own.
      if (label === 'Token refused') continue;
      const kinds = (await (await fetch(`${playground.url}playground/panel`)).json()) as {
        faultKinds: { id: string; label: string }[];
      };
      const kind = kinds.faultKinds.find((known) => known.label === label)?.id ?? label;
      const answer = await control('fault', { channel: world.channels.voice, kind });
      // The channel is gone once it was deleted, and what needs it says so.
      expect([200, 400], label).toContain(answer.status);
    }
    expect(standIn.channels(world.guildId).some(({ id }) => id === world.channels.voice)).toBe(false);
    await control('clear', {});
    expect(standIn.faults()).toEqual({ waiting: 0, gateway: false, unavailableGuilds: [], guildsWithoutBot: [] });
    await eventually(() => standIn.sessions()).toBe(1);
  });

  test('the event log shows what went over the wire with bodies, filtered, and never a token', async () => {
    const page = await openPanel();
    await unfold(page, 'Event log');
    await page.locator('#tail').fill('/about');
    for (const _ of [1, 2]) await page.keyboard.press('Enter');
    const log = page.getByRole('list', { name: 'Event log' });
    await log.getByText('INTERACTION_CREATE').first().waitFor();
    await page.getByLabel('Filter the event log').fill('callback');
    await eventually(() => log.getByText('INTERACTION_CREATE').count()).toBe(0);
    await log.locator('summary').first().click();
    const body = await log.locator('pre').first().textContent();
    expect(body).toContain('"type": 4');
    const response = await fetch(`${playground.url}playground/traffic`);
    const reader = response.body?.getReader();
    let text = '';
    while (!text.includes('/callback')) text += Buffer.from((await reader?.read())?.value ?? []).toString();
    await reader?.cancel();
    expect(text).not.toContain(playground.standIn.token);
    for (const { path } of playground.standIn.requests()) {
      const token = /^\/(?:interactions|webhooks)\/\d+\/([^/?]+)/.exec(path)?.[1];
      if (token !== undefined) expect(text).not.toContain(token);
    }
  });

  test('asked for nothing elsewhere and complained about nothing', () => {
    expect(browser.requests.filter((address) => !address.startsWith(playground.url))).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});
