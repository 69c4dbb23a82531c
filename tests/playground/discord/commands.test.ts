import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';

const option = (more: object = {}) => ({ type: 3, name: 'o', description: 'd', ...more });
const command = (more: object = {}) => ({ name: 'c', description: 'd', ...more });
const withOptions = (...options: object[]) => [command({ options })];
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const choices = (count: number, more: object = {}) => many(count, (n) => ({ name: `n${n}`, value: `v${n}`, ...more }));

test.each<[string, object[], string, string]>([
  ['a name in capitals', [command({ name: 'Loud' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', [command({ name: 'two words' })], '0.name', 'STRING_TYPE_REGEX'],
  ['a name above 32', [command({ name: 'x'.repeat(33) })], '0.name', 'STRING_TYPE_REGEX'],
  ['no description', [{ name: 'c' }], '0.description', 'BASE_TYPE_REQUIRED'],
  ['a description above 100', [command({ description: 'x'.repeat(101) })], '0.description', 'BASE_TYPE_BAD_LENGTH'],
  ['two equal names', [command(), command()], '1', 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  ['101 commands', many(101, (n) => command({ name: `c${n}` })), '', 'BASE_TYPE_MAX_LENGTH'],
  ['16 message commands', many(16, (n) => ({ type: 3, name: `c${n}` })), '', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a message command with description',
    [{ type: 3, name: 'c', description: 'd' }],
    '0.description',
    'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
  ],
  ['26 options', withOptions(...many(26, (n) => option({ name: `o${n}` }))), '0.options', 'BASE_TYPE_MAX_LENGTH'],
  [
    'two equal option names',
    withOptions(option(), option()),
    '0.options.1',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_USED',
  ],
  [
    'a required option after another',
    withOptions(option(), option({ name: 'p', required: true })),
    '0.options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'choices with autocomplete',
    withOptions(option({ autocomplete: true, choices: choices(1) })),
    '0.options.0.choices',
    'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
  ],
  ['26 choices', withOptions(option({ choices: choices(26) })), '0.options.0.choices', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a choice value above 100',
    withOptions(option({ choices: choices(1, { value: 'x'.repeat(101) }) })),
    '0.options.0.choices.0.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice of the wrong type',
    withOptions(option({ type: 4, choices: choices(1) })),
    '0.options.0.choices.0.value',
    'NUMBER_TYPE_COERCE',
  ],
  ['an unknown option type', withOptions(option({ type: 99 })), '0.options.0.type', 'UNION_TYPE_CHOICES'],
  [
    'subcommands beside options',
    withOptions({ type: 1, name: 's', description: 'd' }, option()),
    '0.options',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a group in a group',
    withOptions({
      type: 2,
      name: 'g',
      description: 'd',
      options: [{ type: 2, name: 'h', description: 'd', options: [] }],
    }),
    '0.options.0.options.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'more than 8000 characters',
    withOptions(...many(25, (n) => option({ name: `o${n}`, choices: choices(25, { name: 'x'.repeat(20) }) }))),
    '0',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
  [
    'permissions that are none',
    [command({ default_member_permissions: 'all' })],
    '0.default_member_permissions',
    'BITFIELD_TYPE_CONVERT',
  ],
  ['an unknown context', [command({ contexts: [3] })], '0.contexts.0', 'BASE_TYPE_CHOICES'],
  ['an unknown install', [command({ integration_types: [2] })], '0.integration_types.0', 'BASE_TYPE_CHOICES'],
])('%s is refused', async (_, commands, path, code) => {
  const { standIn, call } = await openWorld();
  const answer = await call('PUT', `/applications/${standIn.applicationId}/commands`, commands);
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  const errors = (answer.body as { errors: unknown }).errors;
  const keys = path === '' ? [] : path.split('.');
  const leaf = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], errors);
  expect(leaf, JSON.stringify(errors)).toMatchObject({ _errors: [{ code }] });
  expect(standIn.commands()).toEqual([]);
});

test('what is registered comes back with the fields that Discord fills in', async () => {
  const { standIn, call } = await openWorld();
  const root = `/applications/${standIn.applicationId}/commands`;
  const given = command({
    options: [option({ required: true, choices: choices(1), name_localizations: { de: 'wort' } })],
    default_member_permissions: 32,
    contexts: [0],
  });
  const filled = {
    id: expect.stringMatching(/^\d{17,19}$/),
    application_id: standIn.applicationId,
    version: expect.stringMatching(/^\d{17,19}$/),
    type: 1,
    name: 'c',
    description: 'd',
    default_member_permissions: '32',
    contexts: [0],
    integration_types: [0, 1],
    nsfw: false,
  };
  const registered = await call('PUT', root, [given]);
  expect(registered).toMatchObject({
    status: 200,
    body: [{ ...filled, name_localizations: null, options: [{ required: true, name_localizations: { de: 'wort' } }] }],
  });
  const localised = await call('GET', `${root}?with_localizations=true`);
  expect(localised.body).toEqual(registered.body);
  const plain = (await call('GET', root)).body as object[];
  expect(plain).toMatchObject([filled]);
  expect(JSON.stringify(plain)).not.toContain('_localizations');
});

test('ids stay over an overwrite, and versions change only with the command', async () => {
  const { standIn, call } = await openWorld();
  const root = `/applications/${standIn.applicationId}/commands`;
  const put = async (...commands: object[]) =>
    (await call('PUT', root, commands)).body as { id: string; version: string }[];
  const [first] = await put(command(), command({ name: 'gone' }));
  expect(await put(command())).toEqual([first]);
  const [changed] = await put(command({ description: 'new' }));
  expect(changed?.id).toBe(first?.id);
  expect(changed?.version).not.toBe(first?.version);
  expect(standIn.commands()).toHaveLength(1);
});

test('single commands are made, replaced, changed, read and deleted', async () => {
  const { standIn, world, call } = await openWorld();
  const root = `/applications/${standIn.applicationId}/guilds/${world.guildId}/commands`;
  const made = await call('POST', root, command());
  const { id } = made.body as { id: string };
  expect(made).toMatchObject({ status: 201, body: { guild_id: world.guildId } });
  expect(await call('POST', root, command({ description: 'again' }))).toMatchObject({ status: 200, body: { id } });
  expect((await call('PATCH', `${root}/${id}`, { name: 'renamed' })).body).toMatchObject({
    id,
    name: 'renamed',
    description: 'again',
  });
  expect((await call('GET', `${root}/${id}`)).body).toMatchObject({ name: 'renamed' });
  expect((await call('DELETE', `${root}/${id}`)).status).toBe(204);
  expect((await call('GET', `${root}/${id}`)).body).toMatchObject({ code: 10063 });
  expect((await call('GET', '/applications/1/commands')).body).toMatchObject({ code: 10002 });
});
