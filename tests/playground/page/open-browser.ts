import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** How a page is looked at. */
export interface Visit {
  width?: number;
  dark?: boolean;
  /** Asks the page to hold still. */
  still?: boolean;
}

/** A browser, and what its pages asked for and complained about. */
export interface OpenBrowser {
  visit(url: string, how?: Visit): Promise<Page>;
  /** Closes every page that is open; under a name with a picture of each, in a folder that is not kept. */
  leave(name?: string): Promise<void>;
  complaints: string[];
  /** Addresses of all requests of all pages. */
  requests: string[];
  close(): Promise<void>;
}

const pictures = join(import.meta.dirname, 'screenshots');
const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'].map((name) => `--disable-${name}`);

/** Where a Chromium lies; says so and gives undefined where none does. */
export function findChromium(): string | undefined {
  const found = places.find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    process.stdout.write('No Chromium found (CHROMIUM_PATH): the page is not tried in a browser\n');
  return found;
}

/** Starts a browser that notes everything its pages ask for and complain about. */
export async function openBrowser(executablePath: string | undefined): Promise<OpenBrowser> {
  const browser: Browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--no-first-run', ...quiet],
  });
  const pages: Page[] = [];
  const complaints: string[] = [];
  const requests: string[] = [];
  return {
    complaints,
    requests,
    async visit(url, { width = 1280, dark = true, still = true } = {}) {
      const isPhone = width < 500;
      const page = await browser.newPage({
        viewport: { width, height: isPhone ? 844 : 800 },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: still ? 'reduce' : 'no-preference',
        hasTouch: isPhone,
      });
      pages.push(page);
      page.setDefaultTimeout(60_000);
      page.on('console', (line) => {
        if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(url);
      return page;
    },
    async leave(name) {
      for (const [index, page] of pages.splice(0).entries()) {
        const file = `${name?.replaceAll(/[^\w]+/g, '-').slice(0, 120)}-${index}.png`;
        if (name !== undefined) await page.screenshot({ path: join(pictures, file) });
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
