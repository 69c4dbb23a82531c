import { ChannelType, ApplicationCommandOptionType as OptionType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, inChannel, messageOf, text, wordsOf } from './admin-stage.ts';
import { until } from './stage.ts';

const requireTag = 1 << 4;
const post = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
const refusal = (status: number, code: number, message: string) =>
  ({ kind: 'status', status, body: { code, message } }) as const;

let stage: AdminStage;
let channels: AdminStage['world']['channels'];
let thread: string;
beforeAll(async () => {
  stage = await createAdminStage();
  channels = stage.world.channels;
  thread = await stage.openThread(channels.general, 'A thread');
}, 90_000);
afterAll(async () => expect(await stage.finish()).toEqual([]));
afterEach(async () => {
  stage.standIn.clearFaults();
  for (const channel of Object.values(channels)) stage.deny(channel, 0n);
  stage.standIn.setChannel(channels.forum, { flags: 0 });
  stage.standIn.setThread(thread, { locked: false, archived: false });
});

const subscribing = async (...given: Parameters<AdminStage['subscribe']>) => wordsOf(await stage.subscribe(...given));
const saved = async () => (await stage.words('updates', 'list')) !== nothing;
const nothing = 'No channel gets updates yet. /updates subscribe starts it.';

describe('subscribing is refused, in words that say what to do, and saves nothing', () => {
  afterEach(async () => expect(await saved()).toBe(false));

  const { ViewChannel, SendMessages, SendMessagesInThreads, Connect } = PermissionFlagsBits;
  it.each([
    ['text without View Channel', () => channels.spoilers, ViewChannel, 'View Channel'],
    ['text without Send Messages', () => channels.spoilers, SendMessages, 'Send Messages'],
    ['text without both', () => channels.spoilers, ViewChannel | SendMessages, 'View Channel, Send Messages'],
    ['announcements without Send Messages', () => channels.news, SendMessages, 'Send Messages'],
    ['voice without Connect', () => channels.voice, Connect, 'Connect'],
    ['forum without Create Posts', () => channels.forum, SendMessages, 'Create Posts'],
  ])('%s', async (_, channel, right, missing) => {
    stage.deny(channel(), right);
    expect(await subscribing(channel())).toBe(
      `I may not post in <#${channel()}>. Missing: ${missing}. Give me that in the channel’s permissions, then try again. Nothing was saved.`,
    );
    expect(stage.posts(channel())).toEqual([]);
  });

  it('a thread without Send Messages in Threads', async () => {
    stage.deny(channels.general, SendMessagesInThreads);
    expect(await subscribing(thread)).toContain('Missing: Send Messages in Threads. Give me that');
  });

  it('a locked thread', async () => {
    stage.standIn.setThread(thread, { locked: true });
    expect(await subscribing(thread)).toBe(
      `Discord refused the first message in <#${thread}>. The thread is locked: unlock it, or give me Manage Threads. Nothing was saved. (Discord’s code: 160005)`,
    );
  });

  it('a forum that wants a tag and has none', async () => {
    stage.standIn.setChannel(channels.forum, { flags: requireTag });
    expect(await subscribing(channels.forum)).toBe(
      `Discord refused the first message in <#${channels.forum}>. The forum wants a tag on each post and has none that I may use. Add a tag that everyone may use, or switch the requirement off. Nothing was saved. (Discord’s code: 40067)`,
    );
  });

  it.each([
    [404, 10003, 'Unknown Channel', 'The channel no longer exists. Unsubscribe it, and subscribe another one.'],
    [404, 10004, 'Unknown Guild', 'I am no longer in this server.'],
    [403, 50001, 'Missing Access', 'I cannot see the channel: give me View Channel there.'],
    [403, 50013, 'Missing Permissions', 'I may not write there: give me View Channel and Send Messages there.'],
    [
      400,
      50008,
      'Cannot send messages in a non-text channel',
      'Nothing can be written in a channel of that type. Subscribe another channel.',
    ],
    [
      400,
      40058,
      'Cannot message this channel until after a post',
      'It is a forum now: subscribe it again, so that each update becomes a post of its own.',
    ],
    [
      400,
      200000,
      'Message was blocked by AutoMod',
      'A rule of the server’s AutoMod blocks what I post: exempt my role from that rule.',
    ],
    [
      400,
      240000,
      'Message blocked by harmful links filter',
      'Discord blocks a link in the message as harmful. Tell whoever runs this bot which update it was.',
    ],
    [400, 50035, 'Invalid Form Body', 'That is a fault of mine: tell whoever runs this bot.'],
    [400, 123456, 'Something new', 'Discord says: Something new.'],
  ])('Discord answers %i with %i', async (status, code, message, hint) => {
    stage.standIn.addFault({ match: post, effect: refusal(status, code, message) });
    expect(await subscribing(channels.spoilers)).toBe(
      `Discord refused the first message in <#${channels.spoilers}>. ${hint} Nothing was saved. (Discord’s code: ${code})`,
    );
  });

  it.each([
    [502, {}, 'Bad Gateway'],
    [403, { message: 'Blocked by something in between' }, 'an answer with status 403 and no reason'],
  ])('Discord answers %i and no code', async (status, body, reason) => {
    stage.standIn.addFault({ match: post, effect: { kind: 'status', status, body } });
    expect(await subscribing(channels.spoilers)).toBe(
      `Discord did not take the first message in <#${channels.spoilers}> (${reason}). Nothing was saved; try again.`,
    );
  });

  it('kinds that are none, and @everyone', async () => {
    expect(await subscribing(channels.general, [text('kinds', 'casting, premiere, *gossip*')])).toBe(
      'There is no kind “premiere” or “*gossip*”. Choose from: casting, production, script, studio, budget, release, trailer, novel, other. Nothing was saved.',
    );
    const everyone = { name: 'role', type: OptionType.Role, value: stage.world.guildId };
    expect(await subscribing(channels.general, [everyone])).toBe(
      '@everyone is never pinged. Choose another role, or none. Nothing was saved.',
    );
  });
});

describe('a channel that has no subscription', () => {
  it.each(['pause', 'resume', 'preview'])('cannot be asked to %s', async (sub) => {
    expect(await stage.words('updates', sub)).toBe(
      `<#${channels.general}> has no subscription. /updates list shows which channels have one.`,
    );
  });

  it('cannot be unsubscribed', async () => {
    expect(await stage.words('updates', 'unsubscribe')).toBe(
      `<#${channels.general}> had no subscription. /updates list shows which channels have one.`,
    );
  });
});

describe('settings that cannot be', () => {
  it.each(['Mars/Olympus', 'Berlin', '25:00', '+02:00', '*', '🎬', 'ירושלים'])('the time zone %s', async (zone) => {
    expect(await stage.words('settings', 'timezone', [text('value', zone)])).toBe(
      `“${zone}” is no time zone. Give one such as Europe/Berlin or America/New_York: the list completes what you type. Nothing was changed.`,
    );
  });

  it('notices where the bot may not write', async () => {
    stage.deny(channels.spoilers, PermissionFlagsBits.SendMessages);
    expect(
      await stage.words('settings', 'notices', [{ name: 'value', type: OptionType.Channel, value: channels.spoilers }]),
    ).toBe(
      `I may not post in <#${channels.spoilers}>. Missing: Send Messages. Give me that in the channel’s permissions, then try again. Nothing was changed.`,
    );
    expect(await stage.words('settings', 'show')).toContain(
      'Notices to admins: the Community Updates channel, where I may write there',
    );
  });
});

describe('somebody who may not manage the server', () => {
  const missing = 'You need the permission Manage Server for this. Ask somebody who has it.';

  it.each([
    ['updates', ['subscribe', 'list', 'pause', 'resume', 'unsubscribe', 'preview']],
    ['settings', ['show', 'export', 'erase']],
  ])('is not offered /%s by Discord', async (name, subs) => {
    for (const sub of subs) {
      const fan = { ...stage.admin, userId: stage.world.users.fan };
      const outcome = await stage.standIn.invoke(fan, name, [{ name: sub, type: 1, options: [] }]);
      expect(outcome.kind).toBe('refused');
    }
  });

  it('is refused by the bot itself, at a button of theirs from before the right was taken away', async () => {
    const { standIn, world } = stage;
    const moderator = standIn.addUser({ username: 'jo' }).id;
    standIn.addMember({ guildId: world.guildId, userId: moderator, roles: [world.roles.moderators] });
    const actor = { userId: moderator, channelId: channels.general };
    const use = async (name: string, sub: string, options = [inChannel(channels.spoilers)]) =>
      messageOf(await standIn.invoke(actor, name, [{ name: sub, type: 1, options }]));
    const panel = await use('updates', 'subscribe');
    const question = await use('settings', 'erase', []);
    standIn.setRolePermissions(world.guildId, world.roles.moderators, PermissionFlagsBits.ManageMessages);
    for (const label of ['Preview', 'Pause', 'Unsubscribe'])
      expect(wordsOf(await stage.press(panel, label, actor))).toBe(missing);
    expect(wordsOf(await stage.press(question, 'Erase everything', actor))).toBe(missing);
    expect(await stage.words('updates', 'list')).toContain('1 channel gets updates');
    await stage.say('updates', 'unsubscribe', [inChannel(channels.spoilers)]);
  });
});

it('a thread, an announcement, a voice and a stage channel can be subscribed, an archived thread and no right to embed are no matter', async () => {
  const { standIn, world } = stage;
  const town = standIn.addChannel({ guildId: world.guildId, name: 'stage', type: ChannelType.GuildStageVoice }).id;
  standIn.setThread(thread, { archived: true });
  stage.deny(channels.news, PermissionFlagsBits.EmbedLinks);
  for (const channel of [thread, channels.news, channels.voice, town])
    expect(await subscribing(channel)).toContain(
      `<#${channel}> now gets updates: all kinds · confirmed and reported · at once. What is new from now on is posted there, each update once.`,
    );
  stage.drop('2026-11-20-everywhere');
  for (const channel of [thread, channels.news, channels.voice, town])
    await until('the post', () => stage.posts(channel).some((words) => words.includes('2026-11-20-everywhere')));
}, 90_000);
