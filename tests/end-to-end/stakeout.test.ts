import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIMessage, MessageFlags, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CommandOption, InteractionOutcome } from '../../src/playground/discord/stand-in.ts';
import { createOpenApiChecks } from '../playground/openapi.ts';
import { createStage, partsOfMessage, pressable, type Stage, textOfMessage, until } from './stage.ts';
import { dropUpdate } from './updates-on-disk.ts';

const specification = '../shared/discord-openapi.json';
const fanCommands = ['film', 'novel', 'sequel', 'who', 'filmography', 'chronology', 'watch', 'sources', 'about'];

interface OptionData {
  name: string;
  type: number;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { value: string }[];
  options?: OptionData[];
}

function expectMessage(outcome: InteractionOutcome): APIMessage {
  if (outcome.kind !== 'message' && outcome.kind !== 'updated')
    throw new Error(`No message but ${JSON.stringify(outcome)}`);
  return outcome.message;
}

const isEphemeral = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;

describe.each([
  ['the shipped record', 'data'],
  ['the tiny record', 'tests/fixtures/record'],
])('the process on %s', (_, record) => {
  let stage: Stage;
  let fan: Actor;
  let admin: Actor;
  beforeAll(async () => {
    stage = await createStage(record);
    await stage.start();
    fan = { userId: stage.world.users.fan, channelId: stage.world.channels.general };
    admin = { userId: stage.world.users.admin, channelId: stage.world.channels.general };
  }, 30_000);
  afterAll(() => stage?.close());

  const paths = () =>
    stage.standIn.commands().flatMap(({ name, options = [] }) => {
      const all = options as OptionData[];
      const subs = all.filter(({ type }) => type === OptionType.Subcommand);
      return subs.length === 0
        ? [{ name, sub: null as string | null, options: all }]
        : subs.map((sub) => ({ name, sub: sub.name as string | null, options: sub.options ?? [] }));
    });
  const wrap = (sub: string | null, options: CommandOption[]) =>
    sub === null ? options : [{ name: sub, type: 1, options }];
  const newsMessages = () => stage.standIn.messages(stage.world.channels.news);
  const subscribe = (channelId: string, options: CommandOption[] = []) =>
    stage.standIn.invoke(
      admin,
      'updates',
      wrap('subscribe', [{ name: 'channel', type: OptionType.Channel, value: channelId }, ...options]),
    );

  it('registers every command, and nothing is written when it starts again', () => {
    expect(stage.standIn.commands().map(({ name }) => name)).toEqual(expect.arrayContaining(fanCommands));
    expect(stage.standIn.requests().filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('answers every fan command from the record, and every autocompletion with at most 25 choices', async () => {
    let choicesSeen = 0;
    for (const { name, sub, options } of paths().filter((path) => fanCommands.includes(path.name))) {
      const given: CommandOption[] = [];
      for (const option of options.filter(({ autocomplete }) => autocomplete)) {
        const typed = { name: option.name, type: option.type, value: '', focused: true };
        const outcome = await stage.standIn.autocomplete(fan, name, wrap(sub, [typed]));
        if (outcome.kind !== 'choices') throw new Error(`No choices for /${name} ${option.name}: ${outcome.kind}`);
        expect(outcome.choices.length).toBeGreaterThan(0);
        expect(outcome.choices.length).toBeLessThanOrEqual(25);
        choicesSeen += outcome.choices.length;
        if (option.required)
          given.push({ name: option.name, type: option.type, value: outcome.choices[0]?.value ?? '' });
      }
      const message = expectMessage(await stage.standIn.invoke(fan, name, wrap(sub, given)));
      expect(isEphemeral(message), `/${name} ${sub ?? ''}: ${textOfMessage(message)}`).toBe(false);
      expect(textOfMessage(message).length).toBeGreaterThan(40);
    }
    expect(choicesSeen).toBeGreaterThan(20);
  });

  it('answers in the bot’s direct messages too', async () => {
    const channelId = stage.standIn.dmChannel(fan.userId).id;
    const outcome = await stage.standIn.invoke({ ...fan, channelId }, 'sequel', wrap('status', []));
    expect(textOfMessage(expectMessage(outcome))).toContain('Newest update');
  });

  it('lets anyone press a button: the asker’s message is changed, others get a copy', async () => {
    const message = expectMessage(await stage.standIn.invoke(fan, 'sequel', wrap('status', [])));
    const timeline = pressable(message).get('Timeline') ?? '';
    const other = { ...fan, userId: stage.world.users.secondFan };
    expect(isEphemeral(expectMessage(await stage.standIn.press(other, message.id, timeline)))).toBe(true);
    const own = await stage.standIn.press(fan, message.id, timeline);
    expect(own.kind).toBe('updated');
    expect(textOfMessage(expectMessage(own))).toContain('timeline');
  });

  it('refuses admin commands to fans before the bot is asked', async () => {
    expect((await stage.standIn.invoke(fan, 'updates', wrap('list', []))).kind).toBe('refused');
  });

  it('names the missing permission when it may not write, and saves nothing', async () => {
    const { guildId, channels } = stage.world;
    stage.standIn.setChannel(channels.spoilers, {
      overwrites: [{ id: stage.standIn.botRoleId(guildId), type: 0, deny: 1n << 11n }],
    });
    const message = expectMessage(await subscribe(channels.spoilers));
    expect(textOfMessage(message)).toContain('Send Messages');
    expect(stage.standIn.messages(channels.spoilers)).toEqual([]);
    stage.standIn.setChannel(channels.spoilers, { overwrites: [] });
  });

  it('posts a first message when a channel is subscribed, and lists it', async () => {
    const message = expectMessage(await subscribe(stage.world.channels.news));
    expect(textOfMessage(message)).toContain('now gets updates');
    expect(newsMessages()).toHaveLength(1);
    const list = expectMessage(await stage.standIn.invoke(admin, 'updates', wrap('list', [])));
    expect(textOfMessage(list)).toContain(`<#${stage.world.channels.news}>`);
    expect(isEphemeral(list)).toBe(true);
  });

  it('posts an update soon after its file is there, once, and the button shows its sources after a restart', async () => {
    dropUpdate(stage.directory, { id: '2026-11-20-somebody-joins', sources: [stage.sourceId] });
    const post = await until('the post', () => newsMessages()[1]);
    expect(textOfMessage(post)).toContain('Somebody joins the cast');
    const ids = partsOfMessage(post).flatMap(({ custom_id }) => custom_id ?? []);
    expect(ids).toContain('v1:update:sources:2026-11-20-somebody-joins');

    await stage.running().stop();
    await stage.start();
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(newsMessages()).toHaveLength(2);
    const sources = await stage.standIn.press({ ...fan, channelId: stage.world.channels.news }, post.id, ids[0] ?? '');
    expect(isEphemeral(expectMessage(sources))).toBe(true);
    expect(stage.standIn.requests().filter(({ method }) => method === 'PUT')).toHaveLength(1);
  }, 60_000);

  it('refuses a faulty file, says so in /readyz, goes on serving, and takes the mended one', async () => {
    const file = join(stage.directory, 'updates', '2026-11-20-faulty.json');
    const details = async () => {
      const report = (await (await fetch(`${stage.running().url}/readyz`)).json()) as { details: { record?: string } };
      return report.details;
    };
    writeFileSync(file, JSON.stringify({ id: '2026-11-20-faulty', headline: 'x'.repeat(121) }));
    const reason = await until('the refusal', async () => (await details()).record);
    expect(reason).toContain('updates/2026-11-20-faulty.json $.headline');
    expect((await stage.standIn.invoke(fan, 'about')).kind).toBe('message');
    expect(newsMessages()).toHaveLength(2);
    rmSync(file);
    dropUpdate(stage.directory, { id: '2026-11-20-mended', sources: [stage.sourceId], headline: 'Mended' });
    await until('the post of the mended file', () => newsMessages()[2]);
    expect((await details()).record).toBeUndefined();
  });

  it('posts nothing more once the channel is unsubscribed', async () => {
    const option = { name: 'channel', type: OptionType.Channel, value: stage.world.channels.news };
    const message = expectMessage(await stage.standIn.invoke(admin, 'updates', wrap('unsubscribe', [option])));
    expect(textOfMessage(message)).toContain('gets no more updates');
    dropUpdate(stage.directory, { id: '2026-11-20-unheard', sources: [stage.sourceId] });
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(newsMessages()).toHaveLength(3);
  });

  it('sent nothing that Discord’s own specification would not take', (context) => {
    if (!existsSync(specification)) return context.skip(`${specification} is not there`);
    const checks = createOpenApiChecks(specification);
    const faults = stage.standIn
      .requests()
      .flatMap(({ method, path, body }) =>
        checks.checkRequest(method, path, body).map((fault) => `${method} ${path}: ${fault}`),
      );
    expect(stage.standIn.requests().length).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });
});
