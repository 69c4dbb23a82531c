import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultUserAgent, REST } from '@discordjs/rest';
import { type APIInteractionResponse, Routes } from 'discord-api-types/v10';
import { Pool } from 'undici';

/** Sends the answer to an interaction (Discord, Create Interaction Response); rejects where Discord did not take it. */
export type Respond = (
  interaction: { id: string; token: string },
  body: APIInteractionResponse,
  files?: readonly { name: string; text: string }[],
) => Promise<void>;

/** Discord gives an interaction three seconds (Discord, Interaction Callback). */
const answerTimeoutMs = 3_000;
/** A connection that is kept saves the handshake before an answer; the server may ask for less. */
const keepAliveMs = 120_000;
const mostConnections = 64;
const mostTries = 3;
/** Discord's code for an interaction that has its answer. */
const alreadyAcknowledged = 40060;

/**
 * Answers over connections that are kept open, one request each: interactions need no token, fall under no limit that
 * could be waited out in three seconds, and so need none of the queues of the library.
 */
export function createResponder(apiUrl: string): Respond {
  const { origin, pathname } = new URL(`${apiUrl}/v10`);
  const pool = new Pool(origin, {
    connections: mostConnections,
    keepAliveTimeout: keepAliveMs,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
    connect: { timeout: answerTimeoutMs },
  });
  // Rare, and a form of many parts: the library's work.
  const withFiles = new REST({ version: '10', api: apiUrl, timeout: answerTimeoutMs });
  return async ({ id, token }, body, files = []) => {
    const route = Routes.interactionCallback(id, token);
    if (files.length === 0) return answer(pool, pathname + route, JSON.stringify(body));
    const data = files.map(({ name, text }) => ({ name, data: text, contentType: 'application/json' }));
    await withFiles.post(route, { body, auth: false, files: data });
  };
}

const headers = { 'content-type': 'application/json', 'user-agent': `${DefaultUserAgent} Stakeout` };

/** Tries again where the connection broke, Discord failed or wants a short wait: that does no harm, for once counts. */
async function answer(pool: Pool, path: string, body: string): Promise<void> {
  const deadline = performance.now() + answerTimeoutMs;
  for (let tries = 1; ; tries += 1) {
    const mayRetry = (waitMs: number) => tries < mostTries && performance.now() + waitMs < deadline;
    try {
      const { statusCode, body: response } = await pool.request({ method: 'POST', path, headers, body });
      if (statusCode < 300) return await response.dump();
      const refusal = readRefusal(await response.text(), statusCode);
      // What was sent before a broken connection may have arrived.
      if (tries > 1 && refusal.code === alreadyAcknowledged) return;
      if (refusal.retryAfterMs === null || !mayRetry(refusal.retryAfterMs)) throw refusal;
      await sleep(refusal.retryAfterMs);
    } catch (error) {
      if (error instanceof ResponseError || !mayRetry(0)) throw error;
    }
  }
}

/** Discord did not take the answer. */
export class ResponseError extends Error {
  override readonly name = 'ResponseError';
  readonly status: number;
  /** Discord's own code; 0 where it gave none. */
  readonly code: number;
  /** When the same may be tried again; null where it would be refused again. */
  readonly retryAfterMs: number | null;

  constructor(message: string, of: Pick<ResponseError, 'status' | 'code' | 'retryAfterMs'>) {
    super(message);
    this.status = of.status;
    this.code = of.code;
    this.retryAfterMs = of.retryAfterMs;
  }
}

function readRefusal(text: string, status: number): ResponseError {
  const { message, code, retry_after: seconds } = parseObject(text);
  const retryAfterMs = status >= 500 ? 0 : status === 429 && typeof seconds === 'number' ? seconds * 1_000 : null;
  return new ResponseError(typeof message === 'string' ? message : `Discord answered with status ${status}`, {
    status,
    code: typeof code === 'number' ? code : 0,
    retryAfterMs,
  });
}

/** What stands between us and Discord may answer with a page instead. */
function parseObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
