import { existsSync } from 'node:fs';
import { type APIMessage, MessageFlags, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, CommandOption, InteractionOutcome } from '../../src/playground/discord/stand-in.ts';
import { createOpenApiChecks } from '../playground/openapi.ts';
import { createStage, partsOfMessage, pressable, type Stage, textOfMessage } from './stage.ts';

const specification = '../shared/discord-openapi.json';

const isEphemeral = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;

function expectMessage(outcome: InteractionOutcome): APIMessage {
  if (outcome.kind !== 'message' && outcome.kind !== 'updated')
    throw new Error(`No message but ${JSON.stringify(outcome)}`);
  return outcome.message;
}

/** The first text of a message, up to the first line that separates. */
function leadOf(message: APIMessage): string {
  return partsOfMessage(message).find(({ content }) => content !== undefined)?.content ?? '';
}

describe('asking the process', () => {
  let stage: Stage;
  let fan: Actor;
  let other: Actor;
  let admin: Actor;
  beforeAll(async () => {
    stage = await createStage('data');
    await stage.start();
    const { users, channels } = stage.world;
    fan = { userId: users.fan, channelId: channels.general };
    other = { ...fan, userId: users.secondFan };
    admin = { ...fan, userId: users.admin };
  }, 30_000);
  afterAll(() => stage?.close());

  const text = (name: string, value: string): CommandOption => ({ name, type: OptionType.String, value });
  const ask = async (question: string, { as = fan, more = [] as CommandOption[] } = {}) =>
    expectMessage(await stage.standIn.invoke(as, 'ask', [text('question', question), ...more]));
  const check = async (content: string, as = fan) => {
    const said = stage.standIn.say({ ...other, channelId: as.channelId }, content);
    return expectMessage(await stage.standIn.useMessageCommand(as, 'Check this', said.id));
  };
  const press = async (message: APIMessage, label: string, as = fan) =>
    stage.standIn.press(as, message.id, pressable(message).get(label) ?? `no button "${label}"`);

  it('answers in the first text, then how sure that is, since when and by whom', async () => {
    const message = await ask('who plays neil mccauley in heat?');
    expect(isEphemeral(message)).toBe(false);
    expect(leadOf(message)).toContain('Robert De Niro');
    expect(leadOf(message).length).toBeLessThanOrEqual(600);
    expect(textOfMessage(message)).toMatch(/\*\*Confirmed\*\*.* · \S/);
  });

  it('declines before the asker alone, and a suggestion that is pressed is answered in its place', async () => {
    const message = await ask('what is the capital of mongolia?');
    expect(isEphemeral(message)).toBe(true);
    expect(leadOf(message)).toMatch(/^Not on record/);
    const suggestions = [...pressable(message).keys()];
    expect(suggestions.length).toBeGreaterThan(0);
    expect(suggestions.length).toBeLessThanOrEqual(3);
    for (const suggestion of suggestions) {
      const outcome = await press(await ask('what is the capital of mongolia?'), suggestion);
      expect(outcome.kind).toBe('updated');
      expect(leadOf(expectMessage(outcome))).not.toMatch(/^Not on record/);
      expect(textOfMessage(expectMessage(outcome))).toMatch(/\*\*(?:Confirmed|Reported|Rumoured|Denied)\*\*/);
    }
  });

  it('explains an answer to whoever presses, each in a message of their own', async () => {
    const message = await ask('who is the studio behind the film heat 2?');
    for (const as of [fan, other]) {
      const outcome = await press(message, 'Why this answer?', as);
      expect(outcome.kind).toBe('message');
      const why = expectMessage(outcome);
      expect(isEphemeral(why)).toBe(true);
      expect(textOfMessage(why)).toContain('`sequel-studio-united-artists`');
      for (const understood of ['Kind of question', 'Subject', 'Topic', 'Day'])
        expect(textOfMessage(why)).toContain(`**${understood}**`);
    }
    expect(textOfMessage(message)).toContain('United Artists');
  });

  it('keeps the buttons of old answers working after a restart', async () => {
    const message = await ask('who directed heat?');
    await stage.running().stop();
    await stage.start();
    const why = expectMessage(await press(message, 'Why this answer?'));
    expect(textOfMessage(why)).toContain('`film-crew`');
  }, 20_000);

  it('answers for a past day, and says what is wrong with a day that is none or is to come', async () => {
    const question = 'when does the film heat 2 come out?';
    const now = leadOf(await ask(question));
    const then = await ask(question, { more: [text('as-of', '2024-06')] });
    expect(leadOf(then)).toContain('2025');
    expect(leadOf(then)).not.toBe(now);
    expect(textOfMessage(then)).toContain('as of June 2024');
    for (const [day, complaint] of [
      ['yesterday', 'is no date'],
      ['2024-02-30', 'is no date'],
      ['2099', 'still to come'],
    ] as const) {
      const message = await ask(question, { more: [text('as-of', day)] });
      expect(isEphemeral(message)).toBe(true);
      expect(textOfMessage(message)).toContain(complaint);
    }
  });

  it('answers before the asker alone where that was asked for', async () => {
    const more = [{ name: 'private', type: OptionType.Boolean, value: true }];
    const message = await ask('who directed heat?', { more });
    expect(isEphemeral(message)).toBe(true);
    expect(stage.standIn.messages(fan.channelId, other.userId).map(({ id }) => id)).not.toContain(message.id);
  });

  it('hides spoilers above the level of the guild, and none in a channel that is there for them', async () => {
    const question = 'who kills neil mccauley at the end of heat?';
    const hidden = leadOf(await ask(question));
    expect(hidden).toMatch(/\|\|[^|]*Hanna[^|]*\|\|/);
    const there = { ...fan, channelId: stage.world.channels.spoilers };
    const open = leadOf(await ask(question, { as: there }));
    expect(open).toBe(hidden.replaceAll('||', ''));
    const claim = 'At the end of Heat Neil McCauley is shot by Vincent Hanna.';
    expect(textOfMessage(await check(claim))).toContain('||');
    expect(textOfMessage(await check(claim, there))).not.toContain('||');

    const level = [{ name: 'spoilers', type: 1, options: [text('value', 'film')] }];
    expectMessage(await stage.standIn.invoke(admin, 'settings', level));
    expect(leadOf(await ask(question))).toBe(open);
  });

  it('checks a message with a claim that stands and one that was superseded', async () => {
    const message = await check(
      'Heat came out in American cinemas on 15 December 1995. And the Heat 2 script was still being written in December 2023, Mann was in the middle of it!',
    );
    expect(isEphemeral(message)).toBe(true);
    const shown = textOfMessage(message);
    expect(shown).toMatch(/\*\*Confirmed\*\*.*15 December 1995/);
    expect(shown).toMatch(/\*\*Superseded\*\*.*December 2023/);
    expect(shown).toMatch(/\*\*Now confirmed\*\*.*March 2025/);
  });

  it('checks a message that holds nothing of the record, nothing at all, or very much', async () => {
    for (const content of ['see you at eight, bring crisps', '🎬', 'https://example.com/heat', '||x||'])
      expect(leadOf(await check(content)), content).toMatch(/^Not on record/);
    const long = `${'I saw it again last night and it still holds up. '.repeat(35)} Val Kilmer died in April 2025.`;
    expect(long.length).toBeGreaterThan(1_700);
    expect(long.length).toBeLessThanOrEqual(2_000);
    expect(textOfMessage(await check(long))).toContain('Val Kilmer');
  });

  it('checks the bot’s own answer, which is made of components and has no content', async () => {
    const answer = await ask('when did heat come out in cinemas?');
    const checked = expectMessage(await stage.standIn.useMessageCommand(fan, 'Check this', answer.id));
    expect(textOfMessage(checked)).toContain('1995');
  });

  it('suggests complete questions as one types, and the most asked ones before', async () => {
    const suggest = async (typed: string) => {
      const focused = { ...text('question', typed), focused: true };
      const outcome = await stage.standIn.autocomplete(fan, 'ask', [focused]);
      return outcome.kind === 'choices' ? outcome.choices.map(({ value }) => String(value)) : [];
    };
    expect((await suggest('')).length).toBeGreaterThan(5);
    const typed = await suggest('mccauly plays');
    expect(typed[0]).toMatch(/McCauley/);
    for (const question of typed) expect(leadOf(await ask(question)), question).not.toMatch(/^Not on record/);
  });

  it('sent nothing that Discord’s own specification would not take', (context) => {
    if (!existsSync(specification)) return context.skip(`${specification} is not there`);
    const checks = createOpenApiChecks(specification);
    const faults = stage.standIn
      .requests()
      .flatMap(({ method, path, body }) =>
        checks.checkRequest(method, path, body).map((fault) => `${method} ${path}: ${fault}`),
      );
    expect(stage.standIn.requests().length).toBeGreaterThan(30);
    expect(faults).toEqual([]);
    for (const { body } of stage.standIn.requests().filter(({ path }) => path.includes('/callback')))
      expect(JSON.stringify(body)).toMatch(/"allowed_mentions":\{"parse":\[\]|"choices"/);
  });
});
