import { readFile } from 'node:fs/promises';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The file of the page at a request path, null where there is none; only flat, plainly named files are ever opened. */
export async function readClientFile(path: string): Promise<{ type: string; body: Buffer } | null> {
  const name =
    path === '/' ? 'index.html' : /^\/playground\/client\/([a-z][a-z0-9-]*\.(?:css|js|svg))$/.exec(path)?.[1];
  const type = mediaTypes[name?.split('.').at(-1) ?? ''];
  if (name === undefined || type === undefined) return null;
  try {
    return { type, body: await readFile(new URL(`./client/${name}`, import.meta.url)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
