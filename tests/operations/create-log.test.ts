import { describe, expect, it, test } from 'vitest';
import { createLog, type LogOptions } from '../../src/operations/create-log.ts';

const token = 'MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs';
const secret = 'pa"ss\\wörd/1';

function open(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({
    level: 'trace',
    format: 'json',
    secrets: [token, secret],
    now: () => new Date('2026-11-20T12:34:56.789Z'),
    write: (line) => lines.push(line),
    ...options,
  });
  return { log, lines };
}

describe('createLog', () => {
  it('writes one JSON object a line', () => {
    const { log, lines } = open();
    log.child({ guild: '1' }).info({ command: 'ask', text: 'a\nb' }, 'Answered');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: '2026-11-20T12:34:56.789Z',
      guild: '1',
      command: 'ask',
      text: 'a\nb',
      msg: 'Answered',
    });
  });

  it('leaves out what is below its level, and everything when silent', () => {
    const { log, lines } = open({ level: 'warn' });
    log.info('no');
    log.warn('yes');
    open({ level: 'silent' }).log.fatal('no');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['yes']);
  });

  test.each(['json', 'pretty'] as const)('never writes a token, wherever it stands (%s)', (format) => {
    const { log, lines } = open({ format });
    const error = new Error(`Bot ${token} was refused`, { cause: new Error(secret) });
    log.info(`token ${token}`);
    log.info({ [token]: token, list: [{ deep: { deeper: { text: `x${token}x` } } }] }, 'x %s', token);
    log.error({ err: error, headers: { authorization: `Bot ${token}` } }, 'failed');
    log.error(error);
    log.child({ bot: token }).warn({ secret, nested: { password: 'hunter22' } }, secret);
    log.info({ url: `https://discord.com/api?x=${encodeURIComponent(secret)}` });
    const written = lines.join('');
    expect(lines).toHaveLength(6);
    expect(written).toContain('[redacted]');
    expect(written).not.toContain(token.slice(0, 24));
    expect(written).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(written).not.toContain(encodeURIComponent(secret));
    expect(written).not.toMatch(/hunter22/);
  });

  it('keeps its lines JSON when it takes a secret out', () => {
    const { log, lines } = open();
    log.info({ [token]: secret, url: `postgres://a:${secret}@host/b` }, secret);
    expect(() => JSON.parse(lines[0] ?? '')).not.toThrow();
  });

  test.each([
    ['a bot token that nobody told it of', `got ${token.replace('MTk4', 'MTk5')} instead`, 'got [redacted] instead'],
    [
      'the token in the path of a webhook',
      `POST /webhooks/123456789012345678/aW50ZXJhY3Rpb246MTIzNDU2Nzg5 failed`,
      'POST /webhooks/123456789012345678/[redacted] failed',
    ],
    [
      'the token in the path of a callback',
      `/interactions/123456789012345678/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/callback`,
      '/interactions/123456789012345678/[redacted]/callback',
    ],
    ['the password of an address', 'postgres://bot:hunter2@db:5432/x down', 'postgres://bot:[redacted]@db:5432/x down'],
    ['nothing of an ordinary sentence', 'https://discord.com/api/v10 at 12:30, a@b.c', undefined],
  ])('takes out %s', (_what, text, expected) => {
    const { log, lines } = open({ secrets: [] });
    log.info(text);
    expect(JSON.parse(lines[0] ?? '').msg).toBe(expected ?? text);
  });

  it('takes tokens and passwords out by the name of their field', () => {
    const { log, lines } = open({ secrets: [] });
    log.info({ interaction: { id: '1', token: 'abc' }, request: { headers: { authorization: 'def' } } });
    expect(lines[0]).not.toMatch(/abc|def/);
    expect(lines[0]).toContain('"id":"1"');
  });

  it('never throws, whatever it is given', () => {
    const { log, lines } = open();
    const circle: Record<string, unknown> = { big: 1n };
    circle.self = circle;
    const traps = {
      get trap() {
        throw new Error('no');
      },
    };
    log.info(circle, 'circle');
    log.info(traps, 'trap');
    log.info({ deep: traps }, 'deep trap');
    log.info({ symbol: Symbol('x'), run: () => {}, nothing: null, date: new Date(Number.NaN) }, undefined);
    log.info('after');
    expect(JSON.parse(lines.at(-1) ?? '').msg).toBe('after');
    expect(lines.length).toBeGreaterThanOrEqual(4);
  });

  it('never throws when the stream does', () => {
    const { log } = open({
      write: () => {
        throw new Error('EPIPE');
      },
    });
    expect(() => log.info('x')).not.toThrow();
  });
});
