import { SlashCommandBuilder } from '@discordjs/builders';
import type { APIInteractionResponse } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { AskServices } from '../../commands/services.ts';
import type { Command, Components } from '../../src/bot/command.ts';
import { createDispatch } from '../../src/bot/dispatch.ts';
import { createHarness, type Harness } from '../fakes/harness.ts';
import { type RawOption, rawCommand, rawPress } from '../fakes/interactions.ts';
import { messageOf, textOf } from '../fakes/message-parts.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness('tests/fixtures/record');
});

const text = (name: string, value: string): RawOption => ({ name, type: 3, value });
const isPrivate: RawOption = { name: 'private', type: 5, value: true };

/** Dispatch with one command that counts how often it is made to answer. */
function serve({ isFromRecord = true, fails = (): boolean => false } = {}) {
  let made = 0;
  const make = () => {
    made += 1;
    if (fails()) throw new Error('boom');
    return { tone: 'plain' as const, blocks: [{ kind: 'text' as const, spans: [`card ${made}`] }] };
  };
  const command: Command = {
    data: new SlashCommandBuilder().setName('count').setDescription('Counts'),
    ...(isFromRecord && { isFromRecord }),
    answer: make,
    components: { page: make },
  };
  const answers = new Map<string, APIInteractionResponse>();
  const dispatch = createDispatch({
    commands: [command],
    services: harness.services,
    spoilersOf: async () => 'none',
    respond: async ({ id }, body) => void answers.set(id, body),
    observe: () => {},
    clock: () => 0,
  });
  return {
    made: () => made,
    async ask(raw: Parameters<typeof dispatch>[0]) {
      await dispatch(raw);
      const answer = answers.get(raw.id);
      if (answer === undefined) throw new Error('No answer');
      return { text: textOf(answer), isEphemeral: (messageOf(answer).flags & 64) !== 0 };
    },
  };
}

describe('a command whose cards depend on the record alone', () => {
  it('makes a card once, whoever asks, wherever', async () => {
    const { ask, made } = serve();
    const first = await ask(rawCommand('count', { options: [text('topic', 'a')] }));
    const place = { userId: '300000000000000002', guildId: null };
    expect(await ask(rawCommand('count', { options: [text('topic', 'a')], ...place }))).toEqual(first);
    expect(made()).toBe(1);
  });

  it('makes another one for what else is asked', async () => {
    const { ask, made } = serve();
    for (const options of [[], [text('topic', 'a')], [text('topic', 'b')], [text('as-of', 'a')]])
      await ask(rawCommand('count', { options }));
    expect(made()).toBe(4);
  });

  it('shows the same card privately to those who want that, and to nobody else', async () => {
    const { ask, made } = serve();
    expect((await ask(rawCommand('count', { options: [isPrivate] }))).isEphemeral).toBe(true);
    expect((await ask(rawCommand('count'))).isEphemeral).toBe(false);
    expect(made()).toBe(1);
  });

  it('makes the page behind a button once, apart from what the command itself shows', async () => {
    const { ask, made } = serve();
    for (const id of ['v1:count:page:1', 'v1:count:page:1', 'v1:count:page:2']) await ask(rawPress(id));
    await ask(rawCommand('count'));
    expect(made()).toBe(3);
  });

  it('makes it anew on another day and for another record', async () => {
    const { ask, made } = serve();
    await ask(rawCommand('count'));
    harness.services.now = () => new Date('2026-11-21T00:00:01Z');
    await ask(rawCommand('count'));
    expect(made()).toBe(2);
    const swapped = { ...harness.services.dataset() };
    harness.services.dataset = () => swapped;
    await ask(rawCommand('count'));
    expect(made()).toBe(3);
  });

  it('keeps no failure', async () => {
    let isBroken = true;
    const { ask } = serve({ fails: () => isBroken });
    expect((await ask(rawCommand('count'))).text).toContain('Reference');
    isBroken = false;
    expect((await ask(rawCommand('count'))).text).toContain('card');
  });
});

it('makes every card anew for a command that depends on more', async () => {
  const { ask, made } = serve({ isFromRecord: false });
  await ask(rawCommand('count'));
  await ask(rawCommand('count'));
  expect(made()).toBe(2);
});

/** Fails the test at a look at anything but the properties that are named. */
function only<Value extends object>(value: Value, allowed: readonly string[]): Value {
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'string' && !allowed.includes(key)) throw new Error(`It looked at ${key}`);
      return Reflect.get(target, key);
    },
  });
}

describe.each(commands.filter(({ isFromRecord }) => isFromRecord))('/$data.name', ({ answer, components, data }) => {
  const services = (): AskServices => only(harness.services, ['answerer', 'dataset', 'names', 'now']);
  const options = new Map(['question', 'name', 'topic', 'title', 'about'].map((name) => [name, 'bank']));
  const { options: given = [] } = data.toJSON();
  const subcommands = given.filter(({ type }) => type === 1).map(({ name }) => name);

  it('answers from what is asked and the record, and looks at nothing else', async () => {
    for (const subcommand of subcommands.length === 0 ? [null] : subcommands) {
      const input = { subcommand, options } as unknown as Parameters<typeof answer>[0];
      expect((await answer(only(input, ['subcommand', 'options']), services())).blocks).not.toEqual([]);
    }
  });

  it('answers buttons from their arguments and the record, and looks at nothing else', async () => {
    const handlers: Components<AskServices> = components ?? {};
    for (const handler of Object.values(handlers)) {
      const input = only({}, []) as Parameters<typeof handler>[1];
      for (const args of [[], ['bank', '0']]) expect((await handler(args, input, services())).blocks).not.toEqual([]);
    }
  });
});
