import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, openBrowser } from './open-browser.ts';
import { openPlayground } from './open-playground.ts';

/** Takes the pictures of the documentation: `node tests/playground/page/make-screenshots.ts [folder]`. */
const record = resolve('data');
const folder = resolve(process.argv[2] ?? 'docs/screenshots');
const maxBytes = 300 * 1024;

const answered = (page: Page) => page.locator('.message .container').first().waitFor();

const scenes: { name: string; path: string; arrive(page: Page): Promise<unknown> }[] = [
  {
    name: 'welcome',
    path: '?in=general',
    arrive: (page) => page.getByRole('region', { name: 'Welcome' }).getByRole('button').nth(3).waitFor(),
  },
  { name: 'answer', path: '?in=general&try=sequel-status', arrive: answered },
  {
    name: 'publish',
    path: '?in=news&as=admin&panel=open',
    async arrive(page) {
      if (await page.getByText('An update from the playground').count()) return;
      await page.getByRole('button', { name: 'subscribe #news as the admin' }).click();
      await page.getByText('now gets updates').first().waitFor();
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('article').filter({ hasText: 'An update from the playground' }).waitFor();
      await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
      if (page.viewportSize()?.width === 390) await page.getByRole('button', { name: 'Close the panel' }).click();
    },
  },
];

/** On a phone the panel covers the channel, which is what the picture is of. */
async function settle(page: Page): Promise<void> {
  const isPhone = page.viewportSize()?.width === 390;
  const close = page.getByRole('button', { name: 'Close the panel' });
  if (isPhone && (await close.count()) > 0) await close.click();
  await page.waitForTimeout(300);
}

const browser = await openBrowser(findChromium());
mkdirSync(folder, { recursive: true });
try {
  for (const [device, width] of [
    ['desktop', 1280],
    ['phone', 390],
  ] as const) {
    for (const dark of [true, false]) {
      // A world for each look: what one picture did is not in the next.
      // From there the panel shows the folder of the record as `npm start` does.
      const playground = await openPlayground(record, { moveThere: true });
      try {
        for (const { name, path, arrive } of scenes) {
          const page = await browser.visit(playground.url + path, { width, dark });
          await arrive(page);
          await settle(page);
          const file = join(folder, `${name}-${device}-${dark ? 'dark' : 'light'}.png`);
          await page.screenshot({ path: file });
          const { size } = statSync(file);
          if (size > maxBytes) throw new Error(`${file} has ${size} bytes, more than ${maxBytes}`);
          process.stdout.write(`${file} ${Math.ceil(size / 1024)} KiB\n`);
          await browser.leave();
        }
      } finally {
        await playground.close();
      }
    }
  }
} finally {
  await browser.close();
}
