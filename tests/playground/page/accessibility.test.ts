import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findChromium, type OpenBrowser, openBrowser } from './open-browser.ts';
import { type OpenPlayground, openPlayground } from './open-playground.ts';

const executablePath = findChromium();

// As long as a busy machine may need; each step waits for what it needs and goes on at once.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executablePath === undefined)('the page for everybody', () => {
  let browser: OpenBrowser;
  let playground: OpenPlayground;

  beforeAll(async () => {
    playground = await openPlayground('data');
    browser = await openBrowser(executablePath);
  });

  afterAll(async () => {
    await browser?.close();
    await playground?.close();
  });

  afterEach(({ task }) => browser.leave(task.name));

  /** What axe finds wrong, one line for each place. The policy of the page lets nobody run scripts but through the debugger. */
  async function violations(page: Page, options: string): Promise<string[]> {
    await page.evaluate(axe);
    const found = (await page.evaluate(`axe.run(${options})`)) as {
      violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
    };
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 120)} ${failureSummary.slice(0, 200)}`),
    );
  }

  const welcomed = (page: Page) => page.getByRole('region', { name: 'Welcome' }).getByRole('button').nth(2).waitFor();
  const states: [string, string, (page: Page) => Promise<unknown>][] = [
    ['a first visit', '', welcomed],
    ['a card', '?try=sequel-status', (page) => page.locator('.container').first().waitFor()],
    ['a long list with buttons', '?try=sequel-cast', (page) => page.locator('.container .button').first().waitFor()],
    [
      'the slash menu',
      '',
      async (page) => {
        await welcomed(page);
        await page.locator('#tail').fill('/');
        await page.getByRole('listbox').getByRole('option').first().waitFor();
      },
    ],
    [
      'options to fill in, one of them wrong',
      '',
      async (page) => {
        await welcomed(page);
        await page.locator('#tail').fill('/who ');
        await page.getByLabel('name', { exact: true }).waitFor();
        await page.keyboard.press('Enter');
        await page.getByText('name is required').waitFor();
      },
    ],
    [
      'the menu of a message',
      '?try=about',
      async (page) => {
        await page.locator('.container').first().waitFor();
        await page.locator('.message .more').last().focus();
        await page.keyboard.press('Enter');
        await page.getByRole('menuitem').first().waitFor();
      },
    ],
    [
      'the panel with all of its sections',
      '?panel=open',
      async (page) => {
        await page.getByRole('button', { name: 'Kill' }).waitFor();
        await page.evaluate('for (const section of document.querySelectorAll(".panel-section")) section.open = true');
        await page.locator('.log-entry').first().waitFor();
      },
    ],
    [
      'a notice',
      '',
      async (page) => {
        await welcomed(page);
        await page.locator('#tail').fill('/nothing of the kind');
        await page.keyboard.press('Enter');
        await page.locator('.toast').waitFor();
      },
    ],
  ];

  describe.each([
    ['on a desktop', 1280],
    ['on a phone', 390],
  ])('%s', (_where, width) => {
    test.each(states)('axe finds nothing wrong with %s, in the dark or in the light', async (_state, path, arrive) => {
      const page = await browser.visit(playground.url + path, { width });
      await arrive(page);
      expect(await violations(page, '{}')).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await violations(page, '{ runOnly: ["color-contrast"] }')).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });
  });

  test('nothing moves for those who want stillness', async () => {
    const page = await browser.visit(playground.url, { still: true });
    await welcomed(page);
    const moving = `[...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s');
    }).length`;
    expect(await page.evaluate(moving)).toBe(0);
  });

  test('a fan gets an answer and pages through it with the keyboard alone', async () => {
    const page = await browser.visit(playground.url);
    await welcomed(page);
    await page.keyboard.type('/sequel cast');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const card = page.getByRole('article').filter({ hasText: 'used /sequel cast' }).last();
    await card.getByRole('button', { name: 'Next' }).focus();
    const first = await card.locator('.container').textContent();
    await page.keyboard.press('Enter');
    await expect.poll(() => card.locator('.container').textContent()).not.toBe(first);
    // The focus stays with the message, and does not go back to the top of the page.
    expect(await page.evaluate('document.activeElement.closest("article") !== null')).toBe(true);
    await card.getByRole('button', { name: 'Previous' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => card.locator('.container').textContent()).toBe(first);
  });

  test('the policy of the page allows no evaluation of text', async () => {
    const policy = (await fetch(playground.url)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });
});
