import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerProblems, assertAnswers, descriptionFile } from './answer-problems.ts';
import { openWorld } from './discord/open-world.ts';
import { createOpenApiChecks } from './openapi.ts';
import { answerExceptions, type SchemaException, schemaExceptions } from './openapi-exceptions.ts';

const isThere = existsSync(descriptionFile);

describe.skipIf(!isThere)('with the published description of the API beside the project', () => {
  test('requests within it pass, others are told where they are not', () => {
    const { checkRequest } = createOpenApiChecks(descriptionFile);
    const path = '/channels/123456789012345678/messages';
    expect(checkRequest('POST', path, { content: 'x', tts: false, nonce: '1', enforce_nonce: true })).toEqual([]);
    expect(checkRequest('POST', `/api/v10${path}`, { content: 'x' })).toEqual([]);
    expect(checkRequest('POST', path, { content: 'x'.repeat(2001) })).toEqual([expect.stringContaining('/content')]);
    expect(checkRequest('POST', path, { components: [{ type: 99 }] })).not.toEqual([]);
    expect(checkRequest('POST', '/nowhere', {})).toEqual(['no operation POST /nowhere']);
  });

  test('answers within it pass, others are told what they lack', () => {
    const { checkResponse } = createOpenApiChecks(descriptionFile);
    const refusal = { message: 'Missing Access', code: 50001 };
    expect(checkResponse('GET', '/channels/1', 403, refusal)).toEqual([]);
    expect(checkResponse('GET', '/users/@me', 200, {})).toEqual([expect.stringContaining('required property')]);
    expect(checkResponse('DELETE', '/channels/1/messages/2', 204, null)).toEqual([]);
    expect(checkResponse('DELETE', '/channels/1/messages/2', 204, {})).not.toEqual([]);
    expect(checkResponse('GET', '/users/@me', 302, {})).toEqual(['status 302 is not described']);
  });

  test.each(answerExceptions)('is not held to it: $name, for $why', ({ covers, sample }) => {
    const { method, path, status, body } = sample;
    expect(covers({ path, status, response: body })).toBe(true);
    expect(createOpenApiChecks(descriptionFile).checkResponse(method, path, status, body)).not.toEqual([]);
  });

  test.each(schemaExceptions)('is amended: $name, for $why', (exception) => {
    const { sample } = exception;
    if (sample === undefined) return;
    const { method, path, status, body } = sample;
    const check = (exceptions: readonly SchemaException[]) =>
      createOpenApiChecks(descriptionFile, exceptions).checkResponse(method, path, status, body);
    expect(check(schemaExceptions)).toEqual([]);
    expect(check(schemaExceptions.filter((other) => other !== exception))).not.toEqual([]);
  });

  test('every kind of answer of the stand-in is as described', async () => {
    const { standIn, world, fan, call } = await openWorld();
    const channel = `/channels/${fan.channelId}`;
    const commands = `/applications/${standIn.applicationId}/commands`;
    const layout = [
      { type: 17, components: [{ type: 10, content: 'a' }, { type: 14 }] },
      {
        type: 9,
        components: [{ type: 10, content: 'b' }],
        accessory: { type: 11, media: { url: 'https://example.org/a.png' } },
      },
      { type: 12, items: [{ media: { url: 'https://example.org/b.png' } }] },
      { type: 1, components: [{ type: 2, style: 5, label: 'x', url: 'https://example.org', emoji: { name: '🎬' } }] },
      { type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }] },
      { type: 1, components: [{ type: 8, custom_id: 'c', channel_types: [0, 5] }] },
    ];
    const sent = await call('POST', `${channel}/messages`, { flags: 1 << 15, components: layout });
    const { id } = sent.body as { id: string };
    const embeds = [
      { title: 'a', fields: [{ name: 'n', value: 'v' }], footer: { text: 'f' }, timestamp: '2026-01-01T00:00:00Z' },
    ];
    await call('POST', `${channel}/messages`, { embeds, message_reference: { message_id: id } });
    await call('POST', `${channel}/messages/${id}/threads`, { name: 'Thread' });
    await call('POST', `/channels/${world.channels.forum}/threads`, { name: 'Post', message: { content: 'x' } });
    await call('PUT', commands, [
      {
        name: 'c',
        description: 'd',
        options: [{ type: 1, name: 's', description: 'd', options: [{ type: 5, name: 'b', description: 'd' }] }],
      },
      { name: 'Menu', type: 3 },
    ]);
    for (const path of [
      ...['/gateway', '/gateway/bot', '/users/@me', '/users/@me/guilds', '/applications/@me', commands],
      ...[`/guilds/${world.guildId}`, `/guilds/${world.guildId}?with_counts=true`, `/guilds/${world.guildId}/channels`],
      ...[`/guilds/${world.guildId}/roles`, `/guilds/${world.guildId}/members/${fan.userId}`, channel],
      ...[`${channel}/messages`, `${channel}/messages/${id}`, `/channels/${world.channels.forum}`, `/channels/${id}`],
      ...[`/channels/${standIn.dmChannel(fan.userId).id}`, '/guilds/1', '/channels/1'],
    ]) {
      await call('GET', path);
    }
    await call('PATCH', '/applications/@me', { description: 'new' });
    const served = standIn.requests();
    expect(served.filter(({ status }) => status < 300)).toHaveLength(23);
    expect(answerProblems(served)).toEqual([]);
    const [first] = served;
    const broken = first === undefined ? [] : [{ ...first, response: {} }];
    expect(() => assertAnswers({ requests: () => broken })).toThrow('Not as Discord would answer');
  });
});
