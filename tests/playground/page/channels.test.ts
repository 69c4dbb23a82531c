import { Routes } from 'discord.js';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium } from './open-browser.ts';
import { type OpenPage, openPage } from './open-page.ts';

const executablePath = findChromium();

// As long as a busy machine may need; each step waits for what it needs and goes on at once.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 60_000 });

describe.skipIf(executablePath === undefined)('the channels of the page', () => {
  let opened: OpenPage;

  beforeAll(async () => {
    opened = await openPage(executablePath);
  });

  afterAll(() => opened?.close());

  afterEach(({ task }) => opened.browser.leave(task.name));

  const visit = (path: string, width = 1280) => opened.browser.visit(opened.url + path, { width });
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

  async function openPost(name: string, content: string): Promise<string> {
    const { client, world } = opened;
    const made = await client.rest.post(Routes.threads(world.channels.forum), { body: { name, message: { content } } });
    return (made as { id: string }).id;
  }

  test('a forum without posts says so, and offers nothing to type into', async () => {
    const page = await visit('?in=forum');
    await page.getByText('No post yet').waitFor();
    expect(await page.locator('#tail').isDisabled()).toBe(true);
    expect(await page.getByRole('region', { name: 'Welcome' }).count()).toBe(0);
  });

  test('a forum lists its posts, newest first, with their state, and opens them', async () => {
    const { standIn } = opened;
    await openPost('The first post', 'one');
    const old = await openPost('An old post', 'two');
    standIn.setThread(old, { archived: true, locked: true });
    const page = await visit('?in=forum');
    const posts = page.getByRole('list', { name: 'Posts' }).getByRole('button');
    await eventually(() => posts.count()).toBe(2);
    expect((await posts.allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/An old post.*archived.*locked.*1 message/),
      expect.stringMatching(/The first post.*1 message/),
    ]);
    const late = await openPost('A late post', 'three');
    await eventually(() => posts.first().textContent()).toContain('A late post');
    await posts.first().click();
    await eventually(() => heading(page)).toBe('#A late post');
    await page.locator(`#message-${late}`).getByText('three').waitFor();
  });

  test('threads and posts stand below their channel', async () => {
    const page = await visit('?in=forum');
    const names = () => page.locator('.channels-list .channel-name').allTextContents();
    await eventually(async () => (await names()).join()).toContain('forum,The first post,An old post');
  });

  test('what is written from right to left begins at the right, beside what is not', async () => {
    const { standIn, world } = opened;
    const here = { userId: world.users.secondFan, channelId: world.channels.voice };
    standIn.say(here, 'مرحبا بالجميع 🎬\nand back again');
    const page = await visit('?in=voice');
    const text = page.getByRole('article').locator('.text').last();
    await text.waitFor();
    const sides = await page.evaluate(`(() => {
      const text = [...document.querySelectorAll('article .text')].at(-1);
      const box = text.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
      const [first, last] = [lines[0], lines.at(-1)];
      return { right: box.right - first.right, left: last.left - box.left };
    })()`);
    const { right, left } = sides as { right: number; left: number };
    expect(Math.abs(right)).toBeLessThan(2);
    expect(Math.abs(left)).toBeLessThan(2);
  });

  test('long names and words stay within the page on a phone', async () => {
    const { standIn, world } = opened;
    const name = `${'a-very-long-name-of-a-channel-'.repeat(3)}🎬`;
    const { id } = standIn.addChannel({ guildId: world.guildId, name, type: 0 });
    standIn.say(
      { userId: world.users.fan, channelId: id },
      `${'Donaudampfschifffahrt'.repeat(20)} https://example.org/${'x'.repeat(300)}`,
    );
    const page = await visit(`#${world.users.fan}/${id}`, 390);
    await eventually(() => heading(page)).toBe(`#${name}`);
    await page.getByRole('article').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await page.evaluate('document.querySelector("#messages").scrollWidth <= 390')).toBe(true);
  });

  test('a file that is no picture can be had, by its name and size, and a spoiler is hidden', async () => {
    const { client, world } = opened;
    const files = [
      { name: 'list.json', data: Buffer.from('{"a":1}'), contentType: 'application/json' },
      { name: 'SPOILER_end.txt', data: Buffer.from('x'), contentType: 'text/plain' },
    ];
    await client.rest.post(Routes.channelMessages(world.channels.news), { body: { content: 'Two files' }, files });
    const page = await visit('?in=news');
    const message = page.getByRole('article').filter({ hasText: 'Two files' });
    const link = message.getByRole('link', { name: 'list.json 7 B' });
    await link.waitFor();
    const address = new URL((await link.getAttribute('href')) ?? '', opened.url);
    expect(await (await fetch(address)).text()).toBe('{"a":1}');
    expect(await message.getByRole('link').count()).toBe(1);
    await message.getByRole('button', { name: /Spoiler/ }).click();
    await message.getByRole('link', { name: /SPOILER_end.txt/ }).waitFor();
  });

  test('a reply shows what it answers', async () => {
    const { client, standIn, world } = opened;
    const asked = standIn.say({ userId: world.users.secondFan, channelId: world.channels.news }, 'Is it true?');
    const reply = { content: 'It is', message_reference: { message_id: asked.id } };
    await client.rest.post(Routes.channelMessages(world.channels.news), { body: reply });
    const page = await visit('?in=news');
    const answer = page.getByRole('article').filter({ hasText: 'It is' }).last();
    await answer.waitFor();
    expect(await answer.textContent()).toMatch(/Sam\s*Is it true\?/);
  });

  test('asks nobody else and complains about nothing', () => {
    const { browser, url } = opened;
    expect(browser.requests.filter((address) => !address.startsWith(url))).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});
