import { Routes } from 'discord.js';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium, type OpenBrowser } from './open-browser.ts';
import { type OpenPage, openPage } from './open-page.ts';

const executablePath = findChromium();

// As long as a busy machine may need; each step waits for what it needs and goes on at once.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** As long as a busy machine may need. */
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 60_000 });

describe.skipIf(executablePath === undefined)('the page in a browser', () => {
  let opened: OpenPage;
  let browser: OpenBrowser;
  let url: string;
  let post: (content: string) => Promise<unknown>;
  let edit: (messageId: string, content: string) => Promise<unknown>;

  beforeAll(async () => {
    opened = await openPage(executablePath);
    ({ browser, url } = opened);
    const { client, world } = opened;
    post = (content) => client.rest.post(Routes.channelMessages(world.channels.news), { body: { content } });
    edit = (messageId, content) =>
      client.rest.patch(Routes.channelMessage(world.channels.general, messageId), {
        body: { components: [{ type: 10, content }] },
      });
  });

  afterAll(() => opened?.close());

  afterEach(({ task }) => browser.leave(task.name));

  function suggestion(page: Page, name: string) {
    return page.getByRole('region', { name: 'Welcome' }).getByRole('button', { name });
  }

  /** A computed style; as text, for the types of a browser are not here. */
  function style(page: Page, selector: string, property: string): Promise<unknown> {
    return page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`);
  }

  function visit({ path = '', ...how }: { path?: string; width?: number; dark?: boolean } = {}): Promise<Page> {
    return browser.visit(url + path, how);
  }

  test('takes a command with an option, opens the spoiler and presses the button, by keyboard alone', async () => {
    const page = await visit();
    await suggestion(page, '/ping').waitFor();
    await page.keyboard.type('/ping');
    await eventually(() => page.getByRole('listbox').getByRole('option').allTextContents()).toEqual([
      '/pingSends something there and back',
    ]);
    await page.keyboard.press('Enter');
    await page.keyboard.type('nor');
    await eventually(() => page.getByRole('listbox').getByRole('option').allTextContents()).toEqual([
      'north',
      'northeast',
    ]);
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Enter']) await page.keyboard.press(key);
    const reply = page.getByRole('article').filter({ hasText: 'Pong to northeast' });
    await reply.waitFor();
    expect(await reply.textContent()).toContain('Alex used /ping');
    expect(await style(page, '.container', 'borderLeftColor')).toBe('rgb(46, 139, 87)');

    const spoiler = reply.getByRole('button', { name: /Spoiler/ });
    expect(await style(page, '.spoiler-content', 'opacity')).toBe('0');
    await spoiler.focus();
    await page.keyboard.press('Enter');
    await eventually(() => style(page, '.spoiler-content', 'opacity')).toBe('1');

    await reply.getByRole('button', { name: 'Again' }).focus();
    await page.keyboard.press('Enter');
    const pressed = page.getByRole('article').filter({ hasText: 'Pressed by Alex' });
    await pressed.waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Again');
  });

  test('shows a private reply to its reader only, and its text as text', async () => {
    const page = await visit();
    await suggestion(page, '/note').click();
    await page.keyboard.press('Enter');
    const note = page.getByRole('article').filter({ hasText: 'Only you can see this' });
    await note.waitFor();
    expect(await note.textContent()).toContain('For you <b>only</b>');
    await page.getByLabel('You are').selectOption({ label: 'Sam' });
    await eventually(() => note.count()).toBe(0);
    await page.getByLabel('You are').selectOption({ label: 'Alex' });
    await note.waitFor();
    await note.getByRole('button', { name: 'Dismiss message' }).click();
    await eventually(() => note.count()).toBe(0);
  });

  test('offers admin commands to the admin only', async () => {
    const page = await visit();
    await suggestion(page, '/ping').waitFor();
    await page.keyboard.type('/');
    await eventually(() => page.getByRole('listbox').getByRole('option').count()).toBe(5);
    await page.getByLabel('You are').selectOption({ label: 'Robin (admin)' });
    await page.locator('#tail').fill('/man');
    // Typed before the page sees with other eyes or after: the menu is right in the end.
    await eventually(() => page.getByRole('listbox').getByRole('option').allTextContents()).toEqual([
      '/manageFor admins',
    ]);
  });

  test('says so when the bot does not answer', async () => {
    const page = await visit();
    await suggestion(page, '/ping').waitFor();
    await page.keyboard.type('/silence');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('thinking…').waitFor();
    await page.getByText('The application did not respond').waitFor();
    await eventually(() => page.getByText('thinking…').count()).toBe(0);
  });

  test('shows an uploaded picture, and takes a choice and what is written in a modal', async () => {
    const page = await visit({ path: '?try=picture' });
    const picture = page.getByRole('img', { name: 'A dot' });
    await picture.scrollIntoViewIfNeeded();
    await eventually(() => page.evaluate('document.querySelector(".gallery img").naturalWidth')).toBe(1);
    await page.getByLabel('Which kind?').selectOption('Square');
    await page.getByRole('dialog').getByLabel('In your words').fill('four *corners*');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('v1:form:square four corners').waitFor();
  });

  test('marks a channel with something new, and shows it there', async () => {
    const page = await visit();
    await suggestion(page, '/note').waitFor();
    await post('# Extra\nNews for <@&0>');
    await page.getByRole('button', { name: 'news new' }).click();
    await page.getByRole('heading', { name: 'Extra' }).waitFor();
    expect(await page.getByRole('button', { name: 'news new' }).count()).toBe(0);
  });

  test('does not send a command that lacks what it needs', async () => {
    const page = await visit();
    await suggestion(page, '/ping').click();
    await page.keyboard.press('Enter');
    await page.getByText('to is required').waitFor();
    expect(await page.getByLabel('to', { exact: true }).getAttribute('aria-invalid')).toBe('true');
  });

  test('sends the command that the address names, once', async () => {
    const notes = (page: Page) => page.getByRole('article').filter({ hasText: 'For you' }).count();
    const before = await visit();
    await suggestion(before, '/note').waitFor();
    const count = await notes(before);
    const page = await visit({ path: '?try=note' });
    await eventually(() => notes(page)).toBe(count + 1);
    expect(page.url()).not.toContain('try=');
    await page.reload();
    await suggestion(page, '/note').waitFor();
    await eventually(() => notes(before)).toBe(count + 1);
    expect(await notes(page)).toBe(count + 1);
  });

  test('turns the channel list into a drawer on a phone, with nothing beyond the edge', async () => {
    const page = await visit({ width: 390, dark: false });
    await page.getByRole('article').first().waitFor();
    expect(await page.locator('#sidebar').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Servers and channels' }).click();
    await page.getByRole('button', { name: 'news' }).click();
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('#news');
    await eventually(() => page.locator('#sidebar').isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  test('posts what one writes, and groups what one person writes in a row', async () => {
    const page = await visit({ path: '?in=voice' });
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('#voice');
    for (const text of ['three words here', 'and *more*']) {
      await page.locator('#tail').fill(text);
      await page.keyboard.press('Enter');
    }
    const lines = page.getByRole('article');
    await eventually(() => lines.count()).toBe(2);
    expect(await lines.nth(0).getByText('Alex').count()).toBe(1);
    expect(await lines.nth(1).getByText('Alex').count()).toBe(0);
    expect(await lines.nth(1).locator('em').textContent()).toBe('more');
  });

  test('offers the commands for a message in its menu, by mouse and by keyboard', async () => {
    const page = await visit({ path: '?in=voice' });
    const line = page.getByRole('article').filter({ hasText: 'three words here' });
    await line.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Count words' }).click();
    await page.getByText('3 words of Alex').waitFor();
    await line.getByRole('button', { name: 'More for the message of Alex' }).focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate('document.activeElement.textContent.trim().slice(0, 11)')).toBe('Count words');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Hello Alex').waitFor();
    await line.getByRole('button', { name: 'More for the message of Alex' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await eventually(() => page.getByRole('menu').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-haspopup")')).toBe('menu');
  });

  test('opens the menu of a message with a long press', async () => {
    const page = await visit({ path: '?in=voice', width: 390 });
    const line = page.getByRole('article').filter({ hasText: 'three words here' });
    await line.waitFor();
    await line.dispatchEvent('pointerdown', { pointerType: 'touch', clientX: 100, clientY: 200 });
    await page.getByRole('menuitem', { name: 'Count words' }).waitFor();
  });

  test('hands a file to a command', async () => {
    const page = await visit();
    await suggestion(page, '/ping').waitFor();
    await page.keyboard.type('/read');
    await page.keyboard.press('Enter');
    await page
      .getByLabel('file', { exact: true })
      .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('12345') });
    await page.getByLabel('/read: more options; Enter sends').focus();
    await page.keyboard.press('Enter');
    await page.getByText('a.txt has 5 bytes').waitFor();
  });

  test('keeps a spoiler open when the message changes around it', async () => {
    const page = await visit();
    await suggestion(page, '/ping').click();
    await page.keyboard.type('south');
    await page.keyboard.press('Enter');
    const reply = page.getByRole('article').filter({ hasText: 'Pong to south' });
    await reply.getByRole('button', { name: /Spoiler/ }).click();
    await page.getByRole('main').getByText('a secret').last().waitFor();
    const id = (await reply.getAttribute('id'))?.replace('message-', '') ?? '';
    await edit(id, 'Another line above ||a secret|| ||and a new one||');
    const changed = page.locator(`#message-${id}`);
    await changed.getByText('Another line above').waitFor();
    await eventually(() => changed.locator('.spoiler.is-open').allTextContents()).toEqual(['a secret']);
    expect(await changed.getByRole('button', { name: /Spoiler/ }).count()).toBe(1);
  });

  test('lets a relative time go with the clock', async () => {
    const page = await visit({ path: '?in=news' });
    const unix = Math.floor(Date.now() / 1000) - 5;
    await post(`It was <t:${unix}:R>`);
    const time = page.getByRole('article').filter({ hasText: 'It was' }).locator('.timestamp');
    const before = await time.textContent();
    await eventually(() => time.textContent()).not.toBe(before);
  });

  test('marks where the new messages begin', async () => {
    const page = await visit();
    await suggestion(page, '/note').waitFor();
    await post('Fresh');
    await page.getByRole('button', { name: 'news new' }).click();
    const fresh = page.getByRole('article').filter({ hasText: 'Fresh' });
    await fresh.waitFor();
    expect(await page.getByRole('separator').filter({ hasText: 'New' }).count()).toBe(1);
  });

  test('asks nobody but its own server for anything', () => {
    expect(browser.requests.length).toBeGreaterThan(10);
    expect(browser.requests.filter((address) => !address.startsWith(url) && !address.startsWith('data:'))).toEqual([]);
  });

  test('complains about nothing in the console', () => {
    expect(browser.complaints).toEqual([]);
  });
});
