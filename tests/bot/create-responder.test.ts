import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createResponder, ResponseError } from '../../src/bot/create-responder.ts';

type Reply = (response: ServerResponse, request: IncomingMessage) => void;

/** A Discord that answers the requests it gets in turn with these, the last one again and again. */
async function serve(...replies: Reply[]) {
  const requests: { path: string; body: string; type: string; socket: Socket }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = '', headers, socket } = request;
    requests.push({ path, socket, type: headers['content-type'] ?? '', body: Buffer.concat(chunks).toString() });
    (replies[requests.length - 1] ?? replies.at(-1))?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return { respond: createResponder(`http://127.0.0.1:${port}/api`), requests };
}

const status =
  (code: number, body: object = {}): Reply =>
  (response) =>
    void response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const taken: Reply = (response) => void response.writeHead(204).end();
const cut: Reply = (_response, request) => void request.socket.destroy();

const interaction = { id: '100000000000000001', token: 'a-token' };
const body = { type: InteractionResponseType.ChannelMessageWithSource, data: { content: 'Grüße 👋' } } as const;

describe('createResponder', () => {
  it('sends one request, and the next over the same connection', async () => {
    const { respond, requests } = await serve(taken);
    await respond(interaction, body);
    // A connection is free for the next request a moment after its answer was read.
    await new Promise((resolve) => setImmediate(resolve));
    await respond(interaction, body);
    expect(requests.map(({ path, type }) => [path, type])).toEqual(
      Array(2).fill(['/api/v10/interactions/100000000000000001/a-token/callback', 'application/json']),
    );
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(body);
    expect(requests[1]?.socket).toBe(requests[0]?.socket);
  });

  it.each([
    ['a broken connection', cut],
    ['a failure of Discord’s', status(503)],
    ['a limit that is over soon', status(429, { retry_after: 0.05 })],
  ])('tries again after %s', async (_what, reply) => {
    const { respond, requests } = await serve(reply, taken);
    await respond(interaction, body);
    expect(requests).toHaveLength(2);
  });

  it('is content when an answer whose connection broke turns out to have arrived', async () => {
    const { respond } = await serve(cut, status(400, { code: 40060, message: 'Already acknowledged' }));
    await respond(interaction, body);
  });

  it.each([
    ['what Discord refuses', status(404, { code: 10062, message: 'Unknown interaction' }), 1, 10062],
    ['a second answer', status(400, { code: 40060, message: 'Already acknowledged' }), 1, 40060],
    ['a limit that lasts longer than the interaction', status(429, { retry_after: 30 }), 1, 0],
    ['a Discord that goes on failing', status(500), 3, 0],
  ])('gives up on %s', async (_what, reply, tries, code) => {
    const { respond, requests } = await serve(reply);
    const error = await respond(interaction, body).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ code });
    expect(requests).toHaveLength(tries);
  });

  it('names the status where something else than Discord answers', async () => {
    const { respond } = await serve((response) => void response.writeHead(403).end('<html>'));
    await expect(respond(interaction, body)).rejects.toThrow('status 403');
  });

  it('gives up on a connection that goes on breaking', async () => {
    const { respond, requests } = await serve(cut);
    await expect(respond(interaction, body)).rejects.toThrow();
    expect(requests).toHaveLength(3);
  });

  it('hands over a file beside the answer', async () => {
    const { respond, requests } = await serve(status(200));
    await respond(interaction, body, [{ name: 'export.json', text: '{"a":1}' }]);
    expect(requests[0]?.type).toContain('multipart/form-data');
    expect(requests[0]?.body).toContain('filename="export.json"');
    expect(requests[0]?.body).toContain('{"a":1}');
  });
});
