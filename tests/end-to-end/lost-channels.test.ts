import { ChannelType, ApplicationCommandOptionType as OptionType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, inChannel, wordsOf } from './admin-stage.ts';
import { pressable, until } from './stage.ts';

const requireTag = 1 << 4;
const { ViewChannel, SendMessages, SendMessagesInThreads, Connect } = PermissionFlagsBits;

let stage: AdminStage;
beforeAll(async () => {
  stage = await createAdminStage();
}, 90_000);
afterAll(async () => expect(await stage.finish()).toEqual([]));

const add = (name: string, type: ChannelType) =>
  stage.standIn.addChannel({ guildId: stage.world.guildId, name, type }).id;
const withoutTimes = (words: string) => words.replaceAll(/<t:\d+:\w>/g, '<time>');

/** How many of the posts of a channel, or of the threads of a forum, hold the update. */
function count(channel: string, id: string): number {
  const threads = stage.standIn
    .channels(stage.world.guildId)
    .filter((each) => 'parent_id' in each && each.parent_id === channel && each.type === ChannelType.PublicThread);
  return [channel, ...threads.map((each) => each.id)]
    .flatMap((each) => stage.posts(each))
    .filter((post) => post.includes(`Headline of ${id}`)).length;
}

/** Has Discord refuse the next message of a channel; tells how many were tried there. */
function refuse(channel: string, { status, code, message }: { status: number; code: number; message: string }) {
  const match = { method: 'POST', path: new RegExp(`^/channels/${channel}/messages$`) };
  stage.standIn.addFault({ match, effect: { kind: 'status', status, body: { code, message } } });
  return () => stage.standIn.requests().filter(({ method, path }) => method === 'POST' && match.path.test(path)).length;
}

/** What `/updates list` says of each channel, over all its pages. */
async function list(): Promise<Map<string, string>> {
  let message = await stage.say('updates', 'list');
  const lines = new Map<string, string>();
  for (;;) {
    for (const part of wordsOf(message).split(/(?=\d+\. <#)/))
      lines.set(/<#(\d+)>/.exec(part)?.[1] ?? '', withoutTimes(part.replace(/^\d+\. <#\d+>: /, '')).trim());
    if (!pressable(message).has('Next')) return lines;
    message = await stage.press(message, 'Next');
  }
}

it('each channel that is lost in its own way is named with what to do, and gets the update once when it is mended', async () => {
  const { standIn, world } = stage;
  const fine = add('fine', ChannelType.GuildText);
  const text = add('text', ChannelType.GuildText);
  const hidden = add('hidden', ChannelType.GuildText);
  const gone = add('gone', ChannelType.GuildText);
  const talk = add('talk', ChannelType.GuildVoice);
  const forum = add('forum-without-right', ChannelType.GuildForum);
  const tagged = add('forum-with-tag', ChannelType.GuildForum);
  const parent = add('parent', ChannelType.GuildText);
  const thread = await stage.openThread(parent, 'Quiet');
  const locked = await stage.openThread(add('other-parent', ChannelType.GuildText), 'Locked');
  const all = [fine, text, hidden, gone, talk, forum, tagged, thread, locked];
  for (const channel of all) expect(wordsOf(await stage.subscribe(channel))).toContain('now gets updates');
  await stage.say('settings', 'notices', [{ name: 'value', type: OptionType.Channel, value: world.channels.spoilers }]);

  stage.deny(text, SendMessages);
  stage.deny(hidden, ViewChannel);
  stage.deny(talk, Connect);
  stage.deny(forum, SendMessages);
  stage.deny(parent, SendMessagesInThreads);
  standIn.setChannel(tagged, { flags: requireTag });
  standIn.setThread(locked, { locked: true });
  standIn.deleteChannel(gone);
  stage.drop('2026-11-20-a');
  await until('the post where all is well', () => count(fine, '2026-11-20-a') === 1);
  const notices = () => stage.posts(world.channels.spoilers);
  await until('the notice', () => notices()[0]);
  expect(notices()[0]).toContain('Updates cannot be posted in 8 channels');

  const tried = 'Tried again <time>, or at once with /updates resume.';
  const hints: [string, string][] = [
    [text, 'Missing Permissions (50013). I may not write there: give me View Channel and Send Messages there.'],
    [hidden, 'Missing Access (50001). I cannot see the channel: give me View Channel there.'],
    [gone, 'Unknown Channel (10003). The channel no longer exists. Unsubscribe it, and subscribe another one.'],
    [
      talk,
      'Missing Permissions (50013). I may not write there: give me View Channel, Connect and Send Messages there.',
    ],
    [forum, 'Missing Permissions (50013). I may not write there: give me View Channel and Create Posts there.'],
    [
      tagged,
      'A tag is required to create a forum post in this channel (40067). The forum wants a tag on each post and has none that I may use. Add a tag that everyone may use, or switch the requirement off.',
    ],
    [
      thread,
      'Missing Permissions (50013). I may not write there: give me View Channel and Send Messages in Threads there.',
    ],
    [locked, 'Thread is locked (160005). The thread is locked: unlock it, or give me Manage Threads.'],
  ];
  const states = await list();
  for (const [channel, hint] of hints) {
    expect(states.get(channel)).toContain(`Paused by an error since <time>: ${hint} ${tried} · [first message]`);
    const advice = hint.replace(/^.*?\((\d+)\)\. /, '');
    const code = /\((\d+)\)/.exec(hint)?.[1];
    expect(notices()[0]?.replaceAll('\\', '')).toContain(`- <#${channel}>: ${advice} (Discord’s code: ${code})`);
    expect(count(channel, '2026-11-20-a')).toBe(0);
  }
  expect(states.get(fine)).toMatch(/^all kinds · confirmed and reported · at once Active · \[last post\]/);

  // Not mended yet.
  expect(wordsOf(await stage.say('updates', 'resume', [inChannel(text)]))).toBe(
    `I may not post in <#${text}>. Missing: Send Messages. Give me that in the channel’s permissions, then try again. It stays paused.`,
  );
  const mended = [text, hidden, talk, forum, thread, tagged, locked];
  for (const channel of [text, hidden, talk, forum, parent]) stage.deny(channel, 0n);
  standIn.setChannel(tagged, { flags: 0 });
  standIn.setThread(locked, { locked: false });
  for (const channel of mended) {
    const question = await stage.say('updates', 'resume', [inChannel(channel)]);
    expect(wordsOf(question)).toBe(
      `One update has not been posted in <#${channel}> while it was paused. What is to be done with it? The channel stays paused until you choose.`,
    );
    expect(wordsOf(await stage.press(question, 'Post it now'))).toBe(
      `<#${channel}> is no longer paused. One update will be posted: at once, or with the next digest.`,
    );
  }
  await until('the posts', () => mended.every((channel) => count(channel, '2026-11-20-a') === 1));
  stage.drop('2026-11-21-b');
  await until('the next posts', () => [fine, ...mended].every((each) => count(each, '2026-11-21-b') === 1));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (const channel of [fine, ...mended])
    expect([count(channel, '2026-11-20-a'), count(channel, '2026-11-21-b')]).toEqual([1, 1]);
  expect(notices()).toHaveLength(1);
}, 90_000);

it.each([
  [400, 240000, 'Message blocked by harmful links filter', 'Discord blocks a link in the message as harmful.'],
  [400, 200000, 'Message was blocked by AutoMod', 'A rule of the server’s AutoMod blocks what I post'],
  [400, 50035, 'Invalid Form Body', 'That is a fault of mine: tell whoever runs this bot.'],
])(
  'an update that Discord refuses with %i %i is not sent again, is told of, and keeps no other back',
  async (status, code, message, hint) => {
    const channel = add(`blocked-${code}`, ChannelType.GuildText);
    await stage.subscribe(channel);
    const sent = refuse(channel, { status, code, message });
    const before = sent();
    stage.drop(`2026-11-20-blocked-${code}`);
    await until('the refusal', () => sent() > before);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(sent()).toBe(before + 1);
    const listed = (await list()).get(channel);
    expect(listed).toContain('Active · [first message]');
    expect(listed).toContain(`a newer update was refused (${code}): /updates preview says why`);
    expect(await stage.words('updates', 'preview', [inChannel(channel)])).toContain(
      `Not posted: it failed (${code}: ${message}). ${hint}`,
    );
    stage.drop(`2026-11-21-next-${code}`);
    await until('the next post', () => count(channel, `2026-11-21-next-${code}`) === 1);
    expect(count(channel, `2026-11-20-blocked-${code}`)).toBe(0);
    expect((await list()).get(channel)).not.toContain('was refused');
  },
  30_000,
);

it.each([
  [404, 10004, 'Unknown Guild'],
  [400, 50008, 'Cannot send messages in a non-text channel'],
  [400, 40058, 'Cannot message this channel until after a post'],
  [403, 50001, 'Missing Access'],
])(
  'a channel that answers %i %i is paused after one try, and gets the update when it is resumed',
  async (status, code, message) => {
    const channel = add(`lost-${code}`, ChannelType.GuildText);
    await stage.subscribe(channel);
    const sent = refuse(channel, { status, code, message });
    const before = sent();
    stage.drop(`2026-11-20-lost-${code}`);
    await until('the pause', async () => (await list()).get(channel)?.includes(`${message} (${code}).`));
    expect(sent()).toBe(before + 1);
    await stage.press(await stage.say('updates', 'resume', [inChannel(channel)]), 'Post it now');
    await until('the post', () => count(channel, `2026-11-20-lost-${code}`) === 1);
  },
  30_000,
);
