import type { IncomingMessage, ServerResponse } from 'node:http';
import { findForeignTrait } from './foreign-trait.ts';
import { type ClientFiles, createClientFiles } from './page/client-files.ts';
import { createTraffic } from './page/create-traffic.ts';
import { createEventStream } from './page/event-stream.ts';
import { openTrafficStream } from './page/open-traffic-stream.ts';
import { PageError } from './page/page-error.ts';
import type { PageStandIn, PageWorld } from './page/page-stand-in.ts';
import { viewPanel } from './page/panel-view.ts';
import { performAction } from './page/perform-action.ts';
import { performControl } from './page/perform-control.ts';
import { readJsonBody } from './page/read-json-body.ts';
import { securityHeaders } from './page/security-headers.ts';
import { sendAttachment } from './page/send-attachment.ts';
import { sendJson } from './page/send-json.ts';
import { takeUpload } from './page/take-upload.ts';
import { viewMessages } from './page/view-messages.ts';
import { viewState } from './page/view-state.ts';
import type { PlaygroundControls } from './playground-controls.ts';

/** What the page shows: a stand-in Discord and, where known, whom and where to begin with. */
export interface PageOptions {
  standIn: PageStandIn;
  world?: PageWorld;
  /** The bot's process and record; without it the panel moves the stand-in only. */
  controls?: PlaygroundControls;
  /** Bundled once; made here when not given. */
  files?: ClientFiles;
}

/** Serves the playground page at `/` and its JSON under `/playground/`; false means the path is not the page's. */
export function createPage(
  options: PageOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const openEvents = createEventStream(options.standIn);
  const traffic = createTraffic(options.standIn);
  const files = options.files ?? createClientFiles();

  return async (request, response) => {
    const url = parseTarget(request.url);
    if (url === null || (url.pathname !== '/' && !url.pathname.startsWith('/playground/'))) return false;
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    try {
      const foreign = findForeignTrait(request);
      if (foreign !== null) throw new PageError(403, foreign);
      await answer(url, request, response);
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      sendJson(response, error.status, { error: error.message });
    }
    return true;
  };

  async function answer(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = url.pathname.slice('/playground/'.length);
    if (request.method === 'POST' && name === 'uploads') {
      sendJson(response, 200, await takeUpload(options.standIn, url.searchParams.get('name'), request));
      return;
    }
    if (request.method === 'POST' && name.startsWith('control/')) {
      const control = name.slice('control/'.length);
      sendJson(response, 200, await performControl(options, control, await readJsonBody(request)));
      return;
    }
    if (request.method === 'POST') {
      sendJson(response, 200, await performAction(options.standIn, name, await readJsonBody(request)));
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new PageError(405, 'Use GET or POST');
    const query = url.searchParams;
    if (name === 'state') return sendJson(response, 200, viewState(options, query.get('user')));
    if (name === 'messages') {
      return sendJson(response, 200, viewMessages(options.standIn, query.get('channel'), query.get('user')));
    }
    if (name === 'panel') return sendJson(response, 200, await viewPanel(options, query.get('channel')));
    if (name === 'traffic') return openTrafficStream(traffic, request, response);
    if (name === 'events') return openEvents(request, response, query.get('user'));
    if (name.startsWith('attachments/')) return sendAttachment(options.standIn, name, response);
    const file = await files.read(url.pathname);
    if (file === null) throw new PageError(404, `Nothing at ${url.pathname}`);
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Length': file.body.byteLength,
      'Cache-Control': 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  }
}

function parseTarget(target: string | undefined): URL | null {
  return URL.parse(target ?? '/', 'http://localhost');
}
