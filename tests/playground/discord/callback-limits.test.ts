import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';
import { identifyRawBot } from './raw-bot.ts';

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const input = (more: object = {}) => ({ type: 4, style: 1, custom_id: 'i', ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'L', component, ...more });
const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'm', title: 'T', components } });
const options = (count: number) => many(count, (n) => ({ label: 'a', value: `${n}` }));
const select = (more: object) => ({ type: 3, custom_id: 's', options: options(2), ...more });
const group = (type: number, count: number) => ({ type, custom_id: `g${type}`, options: options(count) });

test.each<[string, object, string, string]>([
  ['a message above 2000', { type: 4, data: { content: 'x'.repeat(2001) } }, 'data.content', 'BASE_TYPE_MAX_LENGTH'],
  ['a modal without components', modal(), 'data.components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a modal with six components',
    modal(...many(6, (n) => label(input({ custom_id: `${n}` })))),
    'data.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a modal title above 45',
    { type: 9, data: { ...modal(label(input())).data, title: 'x'.repeat(46) } },
    'data.title',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a modal without custom id',
    { type: 9, data: { title: 'T', components: [label(input())] } },
    'data.custom_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button in a modal',
    modal({ type: 2, style: 1, label: 'x', custom_id: 'b' }),
    'data.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  ['a bare text input', modal(input()), 'data.components.0.type', 'UNION_TYPE_CHOICES'],
  [
    'a label above 45',
    modal(label(input(), { label: 'x'.repeat(46) })),
    'data.components.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an input in a row without label',
    modal({ type: 1, components: [input()] }),
    'data.components.0.components.0.label',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a label in a label',
    modal(label(input({ label: 'own' }))),
    'data.components.0.component.label',
    'TEXT_INPUT_LABEL_NOT_ALLOWED',
  ],
  [
    'an input above 4000',
    modal(label(input({ max_length: 4001 }))),
    'data.components.0.component.max_length',
    'NUMBER_TYPE_MAX',
  ],
  ['a third input style', modal(label(input({ style: 3 }))), 'data.components.0.component.style', 'BASE_TYPE_CHOICES'],
  [
    'two equal custom ids',
    modal(label(input()), label(input())),
    'data.components.1.component',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a disabled select',
    modal(label(select({ disabled: true }))),
    'data.components.0.component.disabled',
    'SELECT_COMPONENT_DISABLED_IN_MODAL',
  ],
  [
    'a required select of none',
    modal(label(select({ min_values: 0 }))),
    'data.components.0.component.min_values',
    'COMPONENT_REQUIRED_WITH_ZERO_MIN',
  ],
  ['a radio group of one', modal(label(group(21, 1))), 'data.components.0.component.options', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a checkbox group of eleven',
    modal(label(group(22, 11))),
    'data.components.0.component.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['choices for a command', { type: 8, data: { choices: [] } }, 'type', 'BASE_TYPE_CHOICES'],
])('%s is refused', async (_, body, path, code) => {
  const { answer } = await raise('command');
  const { status, body: refusal } = await answer(body);
  expect(status).toBe(400);
  const leaf = path.split('.').reduce<unknown>((node, key) => child(node, key), child(refusal, 'errors'));
  expect(leaf, JSON.stringify(refusal)).toMatchObject({ _errors: [{ code }] });
  // A refused callback answers nothing: the bot may try again.
  expect((await answer({ type: 4, data: { content: 'sorry' } })).status).toBe(204);
});

test.each<[string, object]>([
  [
    'a label for every input',
    modal(
      label(input()),
      label(select({})),
      label(group(21, 2)),
      label(group(22, 1)),
      label({ type: 23, custom_id: 'c' }),
    ),
  ],
  [
    'entities and files',
    modal(...[5, 6, 7, 8].map((type) => label({ type, custom_id: `s${type}` })), label({ type: 19, custom_id: 'f' })),
  ],
  [
    'text and an old row',
    modal({ type: 10, content: 'Read this' }, { type: 1, components: [input({ label: 'Why' })] }),
  ],
])('a modal with %s opens', async (_, body) => {
  const { answer } = await raise('command');
  expect((await answer(body)).status).toBe(204);
});

test.each<[string, object, string]>([
  ['26 choices', { choices: many(26, (n) => ({ name: 'a', value: `${n}` })) }, 'choices'],
  ['a choice without name', { choices: [{ name: '', value: 'a' }] }, 'choices.0.name'],
  ['a choice name above 100', { choices: [{ name: 'x'.repeat(101), value: 'a' }] }, 'choices.0.name'],
  ['a choice value above 100', { choices: [{ name: 'a', value: 'x'.repeat(101) }] }, 'choices.0.value'],
])('%s is refused for autocomplete', async (_, data, path) => {
  const { answer } = await raise('autocomplete');
  const { status, body } = await answer({ type: 8, data });
  expect(status).toBe(400);
  const leaf = path.split('.').reduce<unknown>((node, key) => child(node, key), child(child(body, 'errors'), 'data'));
  expect(leaf, JSON.stringify(body)).toMatchObject({ _errors: [expect.anything()] });
});

test('with an app that only the user installed, five follow-ups are the most', async () => {
  const { answer, followUp, outcome } = await raise('command', { userInstall: true });
  await answer({ type: 4, data: { content: 'first', flags: MessageFlags.Ephemeral } });
  await outcome;
  for (let count = 0; count < 5; count += 1) expect((await followUp({ content: 'more' })).status).toBe(200);
  expect((await followUp({ content: 'more' })).body).toMatchObject({ code: 40094 });
});

test('an app that only the user installed speaks to them alone where they may not use such apps', async () => {
  const { answer, outcome, standIn, world, fan } = await raise('command', { userInstall: true });
  standIn.setChannel(fan.channelId, { overwrites: [{ id: world.guildId, type: 0, deny: 1n << 50n }] });
  await answer({ type: 4, data: { content: 'for all?' } });
  expect(await outcome).toMatchObject({ message: { flags: MessageFlags.Ephemeral } });
  expect(standIn.messages(fan.channelId)).toEqual([]);
  expect(standIn.messages(fan.channelId, fan.userId)).toHaveLength(1);
});

test('a follow-up straight after thinking takes the place of the reply', async () => {
  const { answer, followUp, standIn, fan } = await raise('command');
  await answer({ type: 5 });
  const first = await followUp({ content: 'here', flags: MessageFlags.Ephemeral });
  expect(first.body).toMatchObject({ content: 'here', flags: 0 });
  expect(standIn.messages(fan.channelId)).toHaveLength(1);
});

async function raise(kind: 'command' | 'autocomplete', how: { userInstall?: boolean } = {}) {
  const opened = await openWorld();
  const { standIn, fan, call } = opened;
  const options = [{ type: 3, name: 'o', description: 'd', autocomplete: true }];
  const types = how.userInstall === true ? [1] : [0];
  const command = { name: 'c', description: 'd', options, integration_types: types };
  await call('PUT', `/applications/${standIn.applicationId}/commands`, [command]);
  if (how.userInstall === true) standIn.installForUser(fan.userId);
  const bot = await identifyRawBot(standIn);
  const outcome =
    kind === 'command'
      ? standIn.invoke(fan, 'c')
      : standIn.autocomplete(fan, 'c', [{ name: 'o', type: 3, value: 'x', focused: true }]);
  const { d } = await bot.take(({ t }) => t === 'INTERACTION_CREATE');
  return {
    ...opened,
    outcome,
    answer: (body: object) => call('POST', `/interactions/${d.id}/${d.token}/callback`, body),
    followUp: (body: object) => call('POST', `/webhooks/${standIn.applicationId}/${d.token}`, body),
  };
}

function child(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;
}
