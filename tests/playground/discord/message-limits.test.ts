import { MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';

const layout = MessageFlags.IsComponentsV2;
const text = (content = 'a') => ({ type: 10, content });
const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const v2 = (...components: object[]) => ({ flags: layout, components });
const legacy = (...components: object[]) => ({ content: 'x', components });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }], ...more });
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const embed = (more: object) => ({ embeds: [more] });
const nothing = { type: 11, media: { url: 'https://example.org/a.png' } };

test.each<[string, object, string, string]>([
  ['content above 2000', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  ['an embed title above 256', embed({ title: 'x'.repeat(257) }), 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  [
    'an embed description above 4096',
    embed({ description: 'x'.repeat(4097) }),
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 embed fields',
    embed({ fields: many(26, () => ({ name: 'x', value: 'x' })) }),
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an embed field without value', embed({ fields: [{ name: 'x' }] }), 'embeds.0.fields.0.value', 'BASE_TYPE_REQUIRED'],
  [
    'embeds above 6000 together',
    { embeds: many(2, () => ({ description: 'x'.repeat(3001) })) },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'an embed field name above 256',
    embed({ fields: [{ name: 'x'.repeat(257), value: 'x' }] }),
    'embeds.0.fields.0.name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an embed field value above 1024',
    embed({ fields: [{ name: 'x', value: 'x'.repeat(1025) }] }),
    'embeds.0.fields.0.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an embed footer above 2048',
    embed({ footer: { text: 'x'.repeat(2049) } }),
    'embeds.0.footer.text',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed author above 256',
    embed({ author: { name: 'x'.repeat(257) } }),
    'embeds.0.author.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed address above 2048',
    embed({ title: 'x', url: `https://x.y/${'x'.repeat(2048)}` }),
    'embeds.0.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an embed time that is none',
    embed({ title: 'x', timestamp: 'yesterday' }),
    'embeds.0.timestamp',
    'STRING_TYPE_REGEX',
  ],
  ['four stickers', { content: 'x', sticker_ids: ['1', '2', '3', '4'] }, 'sticker_ids', 'BASE_TYPE_MAX_LENGTH'],
  [
    '101 users to mention',
    { content: 'x', allowed_mentions: { users: many(101, String) } },
    'allowed_mentions.users',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same role to mention twice',
    { content: 'x', allowed_mentions: { roles: ['1', '1'] } },
    'allowed_mentions.roles',
    'SET_TYPE_ALREADY_CONTAINS_VALUE',
  ],
  [
    'an id to mention that is none',
    { content: 'x', allowed_mentions: { users: ['me'] } },
    'allowed_mentions.users.0',
    'NUMBER_TYPE_COERCE',
  ],
  [
    'a reply to what is no id',
    { content: 'x', message_reference: { message_id: 'that' } },
    'message_reference.message_id',
    'NUMBER_TYPE_COERCE',
  ],
  [
    'a poll with Components V2',
    { ...v2(text()), poll: { question: { text: 'a' }, answers: [{ poll_media: { text: 'a' } }] } },
    'poll',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'stickers with Components V2',
    { ...v2(text()), sticker_ids: ['1'] },
    'sticker_ids',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'a modal input in a message',
    v2(row({ type: 4, custom_id: 'a', style: 1, label: 'x' })),
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'a label in a message',
    v2({ type: 18, label: 'x', component: { type: 4, custom_id: 'a', style: 1 } }),
    'components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'eleven items in a gallery',
    v2({ type: 12, items: many(11, () => ({ media: nothing.media })) }),
    'components.0.items',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a media address above 2048',
    v2({ type: 12, items: [{ media: { url: `https://x.y/${'x'.repeat(2048)}` } }] }),
    'components.0.items.0.media.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a section without text',
    v2({ type: 9, components: [], accessory: nothing }),
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a component id beyond int32', v2({ ...text(), id: 2 ** 31 }), 'components.0.id', 'NUMBER_TYPE_MAX'],
  ['an embed colour above 24 bits', embed({ title: 'x', color: 0x1000000 }), 'embeds.0.color', 'NUMBER_TYPE_MAX'],
  ['an embed address that is none', embed({ title: 'x', url: 'nowhere' }), 'embeds.0.url', 'URL_TYPE_INVALID_URL'],
  [
    'an embed address of another kind',
    embed({ title: 'x', url: 'ftp://x.y' }),
    'embeds.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'parse and ids of one kind',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    '101 roles to mention',
    { content: 'x', allowed_mentions: { roles: many(101, String) } },
    'allowed_mentions.roles',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an unknown parse',
    { content: 'x', allowed_mentions: { parse: ['all'] } },
    'allowed_mentions.parse.0',
    'BASE_TYPE_CHOICES',
  ],
  ['a nonce above 25', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce', 'NONCE_TYPE_TOO_LONG'],
  [
    'content with Components V2',
    { ...v2(text()), content: 'x' },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'an embed with Components V2',
    { ...v2(text()), ...embed({ title: 'x' }) },
    'embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  ['a text display without the flag', { components: [text()] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  ['a button without a row', v2(button('a')), 'components.0.type', 'UNION_TYPE_CHOICES'],
  [
    '41 components',
    v2(...many(4, () => ({ type: 17, components: many(9, () => text()) })), text()),
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    'text above 4000 together',
    v2(text('x'.repeat(2001)), text('x'.repeat(2000))),
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['an empty text display', v2(text('')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
  ['an empty container', v2({ type: 17, components: [] }), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a container in a container',
    v2({ type: 17, components: [{ type: 17, components: [text()] }] }),
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'an accent colour above 24 bits',
    v2({ type: 17, accent_color: 0x1000000, components: [text()] }),
    'components.0.accent_color',
    'NUMBER_TYPE_MAX',
  ],
  [
    'a section without accessory',
    v2({ type: 9, components: [text()] }),
    'components.0.accessory',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a section with four texts',
    v2({ type: 9, components: many(4, () => text()), accessory: nothing }),
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a gallery without items', v2({ type: 12, items: [] }), 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
  [
    'alt text above 1024',
    v2({ type: 12, items: [{ media: nothing.media, description: 'x'.repeat(1025) }] }),
    'components.0.items.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a file by address',
    v2({ type: 13, file: { url: 'https://example.org/a' } }),
    'components.0.file.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a file that was not sent',
    v2({ type: 13, file: { url: 'attachment://a.txt' } }),
    'components.0.file.url',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  ['a separator with spacing 3', v2({ type: 14, spacing: 3 }), 'components.0.spacing', 'BASE_TYPE_CHOICES'],
  ['six rows', legacy(...many(6, (n) => row(button(`b${n}`)))), 'components', 'BASE_TYPE_MAX_LENGTH'],
  ['an empty row', legacy(row()), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'six buttons in a row',
    legacy(row(...many(6, (n) => button(`b${n}`)))),
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select beside a button',
    legacy(row(button('a'), select())),
    'components.0.components.1',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'two equal custom ids',
    legacy(row(button('a'), button('a'))),
    'components.0.components.1',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  ['two equal ids', v2({ ...text(), id: 7 }, { ...text(), id: 7 }), 'components.1', 'COMPONENT_ID_DUPLICATED'],
  [
    'a custom id above 100',
    legacy(row(button('x'.repeat(101)))),
    'components.0.components.0.custom_id',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button without custom id',
    legacy(row({ type: 2, style: 1, label: 'x' })),
    'components.0.components.0.custom_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button without label',
    legacy(row(button('a', { label: undefined }))),
    'components.0.components.0.label',
    'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
  ],
  [
    'a label above 80',
    legacy(row(button('a', { label: 'x'.repeat(81) }))),
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an unknown button style',
    legacy(row(button('a', { style: 7 }))),
    'components.0.components.0.style',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a link button with custom id',
    legacy(row(button('a', { style: 5, url: 'https://example.org' }))),
    'components.0.components.0',
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  [
    'a link button without address',
    legacy(row({ type: 2, style: 5, label: 'x' })),
    'components.0.components.0.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'an emoji that is none',
    legacy(row(button('a', { emoji: { name: 'x' } }))),
    'components.0.components.0.emoji.name',
    'COMPONENT_INVALID_EMOJI',
  ],
  [
    'a select without options',
    legacy(row(select({ options: [] }))),
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '26 options',
    legacy(row(select({ options: many(26, (n) => ({ label: 'a', value: `${n}` })) }))),
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'two equal options',
    legacy(row(select({ options: many(2, () => ({ label: 'a', value: 'a' })) }))),
    'components.0.components.0.options.1.value',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a placeholder above 150',
    legacy(row(select({ placeholder: 'x'.repeat(151) }))),
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 values at most',
    legacy(row(select({ max_values: 26 }))),
    'components.0.components.0.max_values',
    'NUMBER_TYPE_MAX',
  ],
  [
    'a poll question above 300',
    { poll: { question: { text: 'x'.repeat(301) }, answers: [{ poll_media: { text: 'a' } }] } },
    'poll.question.text',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an attachment without its file',
    { content: 'x', attachments: [{ id: 0 }] },
    'attachments.0',
    'ATTACHMENT_NOT_FOUND',
  ],
  [
    'a label of an option above 100',
    legacy(row(select({ options: [{ label: 'x'.repeat(101), value: 'a' }] }))),
    'components.0.components.0.options.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a value of an option above 100',
    legacy(row(select({ options: [{ label: 'a', value: 'x'.repeat(101) }] }))),
    'components.0.components.0.options.0.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a description of an option above 100',
    legacy(row(select({ options: [{ label: 'a', value: 'a', description: 'x'.repeat(101) }] }))),
    'components.0.components.0.options.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'more at least than at most',
    legacy(row(select({ options: many(3, (n) => ({ label: 'a', value: `${n}` })), min_values: 3, max_values: 2 }))),
    'components.0.components.0.min_values',
    'SELECT_COMPONENT_MIN_OVER_MAX',
  ],
  [
    'more at most than there are',
    legacy(row(select({ max_values: 2 }))),
    'components.0.components.0.max_values',
    'SELECT_COMPONENT_VALUES_OUT_OF_RANGE',
  ],
  [
    'a link above 512',
    legacy(row({ type: 2, style: 5, label: 'x', url: `https://x.y/${'x'.repeat(512)}` })),
    'components.0.components.0.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a premium button without its article',
    legacy(row({ type: 2, style: 6 })),
    'components.0.components.0.sku_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'eleven answers of a poll',
    { poll: { question: { text: 'a' }, answers: many(11, () => ({ poll_media: { text: 'a' } })) } },
    'poll.answers',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'an answer of a poll above 55',
    { poll: { question: { text: 'a' }, answers: [{ poll_media: { text: 'x'.repeat(56) } }] } },
    'poll.answers.0.poll_media.text',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a poll of more than 32 days',
    { poll: { question: { text: 'a' }, answers: [{ poll_media: { text: 'a' } }], duration: 769 } },
    'poll.duration',
    'NUMBER_TYPE_MAX',
  ],
  ['content that is no string', { content: 5 }, 'content', 'STRING_TYPE_CONVERT'],
])('%s is refused', async (_, body, path, code) => {
  const { call, fan } = await openWorld();
  const { status, body: answer } = await call('POST', `/channels/${fan.channelId}/messages`, body);
  expect(status).toBe(400);
  expect(answer).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
  expect(leaves(answer)).toContainEqual([path, code]);
});

test.each<[string, object]>([
  ['content of 2000', { content: 'x'.repeat(2000) }],
  ['40 components', v2(...many(4, () => ({ type: 17, components: many(9, () => text()) })))],
  ['text of 4000', v2(text('x'.repeat(4000)))],
  [
    'every kind of layout component',
    v2({
      type: 17,
      accent_color: 1,
      spoiler: true,
      components: [
        text(),
        { type: 9, components: [text()], accessory: nothing },
        { type: 9, components: [text()], accessory: button('b') },
        { type: 14, spacing: 2 },
        { type: 12, items: [{ media: nothing.media }] },
        row(button('a')),
      ],
    }),
  ],
  ['every kind of select', legacy(row(select()), ...[5, 6, 7, 8].map((type) => row({ type, custom_id: `s${type}` })))],
  ['unknown fields', { content: 'x', surprise: true, allowed_mentions: { parse: [], surprise: 1 } }],
  [
    'nulls where Discord takes them',
    { content: 'x', embeds: null, components: null, nonce: null, flags: null, allowed_mentions: null },
  ],
  [
    'an embed with all its parts',
    embed({
      title: 'a',
      description: 'b',
      url: 'https://example.org',
      color: 1,
      timestamp: '2026-01-01T00:00:00Z',
      footer: { text: 'f' },
      author: { name: 'n' },
      image: { url: 'https://example.org/a.png' },
      fields: [{ name: 'n', value: 'v' }],
    }),
  ],
  ['a poll', { poll: { question: { text: 'Why?' }, answers: [{ poll_media: { text: 'a' } }], duration: 1 } }],
])('%s is taken', async (name, body) => {
  const { call, fan, standIn, world } = await openWorld();
  if (name === 'a poll') standIn.setRolePermissions(world.guildId, standIn.botRoleId(world.guildId), 1n << 49n);
  const { status, body: answer } = await call('POST', `/channels/${fan.channelId}/messages`, body);
  expect(status, JSON.stringify(answer)).toBe(200);
});

test.each<[string, object]>([
  ['no content', {}],
  ['blank content', { content: '  \n ' }],
  ['empty lists', { content: '', embeds: [], components: [] }],
  ['empty Components V2', v2()],
])('%s is an empty message', async (_, body) => {
  const { call, fan } = await openWorld();
  const answer = await call('POST', `/channels/${fan.channelId}/messages`, body);
  expect(answer).toMatchObject({ status: 400, body: { code: 50006 } });
});

/** Paths and codes of a 50035 body. */
function leaves(body: unknown): [string, string][] {
  const walk = (node: object, path: string[]): [string, string][] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      if (key === '_errors') return (value as { code: string }[]).map(({ code }) => [path.join('.'), code]);
      return walk(value as object, [...path, key]);
    });
  return walk((body as { errors?: object }).errors ?? {}, []);
}
