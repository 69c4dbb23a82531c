import { createServer } from 'node:net';
import type { SimpleShardingStrategy } from '@discordjs/ws';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { hearOut } from '../../src/bot/hear-out.ts';

it('takes it that a socket which is let go while it is being opened fails later', async () => {
  const server = createServer((socket) => setTimeout(() => socket.destroy(), 20));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const connection = new WebSocket(`ws://127.0.0.1:${port}`);
  hearOut({ shards: new Map([[0, { connection }]]) } as unknown as SimpleShardingStrategy, () => {});
  // With nobody to hear the error it would be thrown, and end the process.
  await new Promise((resolve) => connection.addEventListener('close', resolve));
  expect(connection.readyState).toBe(WebSocket.CLOSED);
});
