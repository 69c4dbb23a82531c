import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A file of the page as it is sent. */
export interface ClientFile {
  type: string;
  body: Buffer;
}

/** The files of the page: markup and drawing as they are, modules and styles bundled when first asked for. */
export interface ClientFiles {
  /** The file at a request path, null where there is none. */
  read(path: string): Promise<ClientFile | null>;
}

const folder = new URL('./client/', import.meta.url);
const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Bundles once, in memory; nothing is written anywhere. */
export function createClientFiles(): ClientFiles {
  let bundling: Promise<{ script: string; style: string }> | null = null;
  return {
    async read(path) {
      switch (path) {
        case '/':
          return { type: types.html, body: await readFile(new URL('index.html', folder)) };
        case '/playground/client/mark.svg':
          return { type: types.svg, body: await readFile(new URL('mark.svg', folder)) };
        case '/playground/client/main.js':
        case '/playground/client/main.css': {
          bundling ??= bundle();
          const { script, style } = await bundling;
          return path.endsWith('.js')
            ? { type: types.js, body: Buffer.from(script) }
            : { type: types.css, body: Buffer.from(style) };
        }
        default:
          return null;
      }
    },
  };
}

/** Loaded here and not above: a bundler is nothing that starting up should wait for. */
async function bundle(): Promise<{ script: string; style: string }> {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    root: fileURLToPath(folder),
    publicDir: false,
    logLevel: 'silent',
    // Whatever NODE_ENV says: a test must see the page that people see.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['browser', 'module', 'production'] },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      rolldownOptions: { input: fileURLToPath(new URL('main.ts', folder)), output: { entryFileNames: 'main.js' } },
    },
  });
  const files = (Array.isArray(built) ? built : [built]).flatMap((output) => ('output' in output ? output.output : []));
  const script = files.find(({ fileName }) => fileName === 'main.js');
  const style = files.find(({ fileName }) => fileName.endsWith('.css'));
  if (script?.type !== 'chunk' || style?.type !== 'asset') throw new Error('The bundle of the page is not complete');
  return { script: script.code, style: String(style.source) };
}
