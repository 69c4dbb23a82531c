import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';

const mebibyte = 1024 * 1024;

function form(payload: object, ...sizes: number[]): FormData {
  const body = new FormData();
  body.append('payload_json', JSON.stringify(payload));
  for (const [index, size] of sizes.entries()) {
    body.append(`files[${index}]`, new Blob([new Uint8Array(size)], { type: 'text/plain' }), `f${index}.txt`);
  }
  return body;
}

async function send(body: FormData) {
  const { call, fan, standIn } = await openWorld();
  const answer = await call('POST', `/channels/${fan.channelId}/messages`, body);
  return { ...answer, messages: standIn.messages(fan.channelId) };
}

test('ten files with their descriptions are attached in their order', async () => {
  const attachments = Array.from({ length: 10 }, (_, id) => ({ id, description: `about ${id}` }));
  const { status, messages } = await send(form({ attachments }, ...attachments.map(() => 1)));
  expect(status).toBe(200);
  expect(messages[0]?.attachments.map(({ filename, description }) => [filename, description])).toEqual(
    attachments.map(({ id }) => [`f${id}.txt`, `about ${id}`]),
  );
});

test('eleven files are one too many', async () => {
  const { status, body, messages } = await send(form({}, ...Array.from({ length: 11 }, () => 1)));
  expect([status, body, messages]).toEqual([400, expect.objectContaining({ code: 30015 }), []]);
});

test('a file above ten mebibytes is too large', async () => {
  const { status, body } = await send(form({}, 10 * mebibyte + 1));
  expect([status, body]).toEqual([413, expect.objectContaining({ code: 50045 })]);
});

test('a request above 25 mebibytes is too large as a whole', async () => {
  const { status, body } = await send(form({}, 9 * mebibyte, 9 * mebibyte, 9 * mebibyte));
  expect([status, body]).toEqual([413, expect.objectContaining({ code: 40005 })]);
});

test('a file is a spoiler by its flag or by its name', async () => {
  const { messages } = await send(form({ attachments: [{ id: 0, is_spoiler: true }, { id: 1 }] }, 1, 1));
  expect(messages[0]?.attachments.map(({ flags }) => flags)).toEqual([8, undefined]);
  const named = await send(form({ attachments: [{ id: 0, filename: 'SPOILER_a.txt' }] }, 1));
  expect(named.messages[0]?.attachments.map(({ flags }) => flags)).toEqual([8]);
});

test('a description above 1024 is refused where it stands', async () => {
  const { status, body } = await send(form({ attachments: [{ id: 0, description: 'x'.repeat(1025) }] }, 1));
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: { attachments: { 0: { description: { _errors: [{}] } } } } });
});

test('without the right to attach files they are refused', async () => {
  const { call, fan, standIn, world } = await openWorld();
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: 1n << 15n }] });
  const answer = await call('POST', `/channels/${fan.channelId}/messages`, form({ content: 'x' }, 1));
  expect(answer).toMatchObject({ status: 403, body: { code: 50013 } });
});
