import { DatabaseSync } from 'node:sqlite';
import {
  ChannelType,
  MessageFlags,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AdminStage, createAdminStage, inChannel, text, wordsOf } from './admin-stage.ts';
import { pressable, textOfMessage, until } from './stage.ts';

let stage: AdminStage;
beforeEach(async () => {
  stage = await createAdminStage();
}, 90_000);
afterEach(async () => expect(await stage.finish()).toEqual([]));

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const counts = (channel: string, id: string) =>
  stage.posts(channel).filter((post) => post.includes(`Headline of ${id}`)).length;

describe('an admin, in Discord', () => {
  it('chooses in the panel after subscribing, and what was chosen holds', async () => {
    const { general } = stage.world.channels;
    const panel = await stage.subscribe(general);
    expect((panel.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    await stage.select(panel, 'kinds', ['budget']);
    await stage.select(panel, 'certainty', ['confirmed']);
    const shown = await stage.select(panel, 'role', [stage.world.roles.newsletter]);
    expect(textOfMessage(shown)).toContain('budget · confirmed only · at once · pings');
    expect(textOfMessage(shown)).not.toContain('not pinged');
    expect(textOfMessage(await stage.select(panel, 'role', [stage.world.roles.moderators]))).toContain('not pinged');
    stage.drop('2026-11-20-casting');
    stage.drop('2026-11-20-budget', { kind: 'budget' });
    await until('the post', () => stage.posts(general).some((post) => post.includes('2026-11-20-budget')));
    expect(stage.posts(general).join()).not.toContain('2026-11-20-casting');
    expect(textOfMessage(await stage.press(panel, 'Preview'))).toContain('you did not choose the kind casting');
  }, 90_000);

  it('pauses, and catches up when resuming', async () => {
    const { general } = stage.world.channels;
    await stage.subscribe(general);
    expect(await stage.words('updates', 'pause')).toContain('is paused: nothing is posted there');
    stage.drop('2026-11-20-meanwhile');
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(stage.posts(general).join()).not.toContain('meanwhile');
    expect(await stage.words('updates', 'list')).toContain('Paused by you');
    const question = await stage.say('updates', 'resume');
    expect(textOfMessage(question)).toContain('One update has not been posted');
    expect(textOfMessage(await stage.press(question, 'Post it now'))).toContain('One update will be posted');
    await until('the post', () => stage.posts(general).some((post) => post.includes('meanwhile')));
    expect(await stage.words('updates', 'list')).toContain('Active · [last post]');
  }, 90_000);

  it('is told in the channel for notices when a permission is lost, and the post arrives once it is back', async () => {
    const { standIn, world } = stage;
    await stage.subscribe(world.channels.general);
    await stage.say('settings', 'notices', [
      { name: 'value', type: OptionType.Channel, value: world.channels.spoilers },
    ]);
    const bot = standIn.botRoleId(world.guildId);
    const overwrite = { id: bot, type: 0 as const, deny: PermissionFlagsBits.SendMessages };
    standIn.setChannel(world.channels.general, { overwrites: [overwrite] });
    stage.drop('2026-11-20-refused');
    const notice = await until('the notice', () => stage.posts(world.channels.spoilers).at(-1));
    expect(notice).toContain('Updates cannot be posted in <#');
    expect(notice).toContain('give me View Channel and Send Messages');
    expect(notice).toContain('50013');
    expect(await stage.words('updates', 'list')).toContain('Paused by an error');
    expect(await stage.words('updates', 'preview')).toContain(
      'Not posted yet: Missing Permissions (50013). I may not write there',
    );
    standIn.setChannel(world.channels.general, { overwrites: [] });
    await stage.press(await stage.say('updates', 'resume'), 'Post it now');
    await until('the post', () => stage.posts(world.channels.general).some((post) => post.includes('refused')));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(stage.posts(world.channels.spoilers)).toHaveLength(1);
  }, 90_000);

  it('finds a deleted channel in the list, told of in the community’s channel, and can unsubscribe it there', async () => {
    const { standIn, world } = stage;
    await stage.subscribe(world.channels.general);
    standIn.setCommunityUpdatesChannel(world.guildId, world.channels.spoilers);
    standIn.deleteChannel(world.channels.general);
    stage.admin.channelId = world.channels.voice;
    stage.drop('2026-11-20-lost');
    const notice = await until('the notice', () => stage.posts(world.channels.spoilers).at(-1));
    expect(notice).toContain('The channel no longer exists');
    const list = await stage.say('updates', 'list');
    expect(textOfMessage(list)).toContain('Unknown Channel (10003)');
    expect(textOfMessage(await stage.press(list, 'Unsubscribe 1'))).toContain('gets no more updates');
  }, 90_000);

  it('gets a post of a forum for each update, corrected when a newer one replaces it', async () => {
    const { standIn, world } = stage;
    expect(textOfMessage(await stage.subscribe(world.channels.forum))).toContain('now gets updates');
    const threads = () => standIn.channels(world.guildId).filter(({ type }) => type === ChannelType.PublicThread);
    expect(threads()).toHaveLength(1);
    stage.drop('2026-11-20-first');
    const thread = await until('the post', () => threads()[1]);
    expect(thread).toMatchObject({ name: 'Headline of 2026-11-20-first', parent_id: world.channels.forum });
    // As Discord does after some days without a message.
    standIn.setThread(thread.id, { archived: true });
    stage.drop('2026-11-20-second', { supersedes: ['2026-11-20-first'] });
    const content = () => standIn.messages(thread.id)[0]?.content ?? '';
    await until('the correction', () => content().includes('**Superseded**'));
    expect(content()).toContain(`https://discord.com/channels/${world.guildId}/${threads()[2]?.id}`);
    const isArchived = () => {
      const now = threads().find(({ id }) => id === thread.id);
      return now !== undefined && 'thread_metadata' in now && now.thread_metadata?.archived;
    };
    await until('the thread to be closed again', isArchived);
  }, 90_000);

  it('reads why a forum that wants a tag, a locked thread and a channel without rights are refused', async () => {
    const { standIn, world } = stage;
    standIn.setChannel(world.channels.forum, { flags: 1 << 4 });
    expect(textOfMessage(await stage.subscribe(world.channels.forum))).toContain('The forum wants a tag on each post');
    const bot = standIn.botRoleId(world.guildId);
    standIn.setChannel(world.channels.news, {
      overwrites: [{ id: bot, type: 0, deny: PermissionFlagsBits.ViewChannel }],
    });
    expect(textOfMessage(await stage.subscribe(world.channels.news))).toContain('Missing: **View Channel');
    expect(await stage.words('updates', 'list')).toContain('No channel gets updates yet');
  }, 90_000);

  it('publishes posts of an announcement channel', async () => {
    const { standIn, world } = stage;
    const panel = await stage.subscribe(world.channels.news);
    await stage.press(panel, 'Publish to followers');
    stage.drop('2026-11-20-published');
    const crossposted = () =>
      standIn.messages(world.channels.news).filter(({ flags }) => ((flags ?? 0) & MessageFlags.Crossposted) !== 0);
    await until('the publication', () => crossposted()[0]);
    expect(crossposted().map(textOfMessage).join()).toContain('2026-11-20-published');
  }, 90_000);

  it('reads on one page how every channel is doing, with its next digest and last post', async () => {
    const { world } = stage;
    const { general, news } = world.channels;
    await stage.subscribe(general, [text('kinds', 'budget, casting'), text('certainty', 'confirmed')]);
    const { roles } = world;
    await stage.subscribe(news, [
      text('schedule', 'weekly'),
      { name: 'role', type: OptionType.Role, value: roles.newsletter },
    ]);
    expect(await stage.words('settings', 'timezone', [text('value', 'europe/berlin')])).toMatch(
      /^Digests now go out at 09:00 in Europe\/Berlin\. The next daily one: <t:\d+:f>\.$/,
    );
    stage.drop('2026-11-20-a');
    await until('the post', () => counts(general, '2026-11-20-a') === 1);
    const list = await stage.words('updates', 'list');
    expect(list.replaceAll(/<t:\d+:\w>|\d{17,}/g, '…')).toBe(
      '2 channels get updates 1. <#…>: casting, budget · confirmed only · at once ' +
        'Active · [last post](<https://discord.com/channels/…/…/…>) … ' +
        '2. <#…>: all kinds · confirmed and reported · Mondays at 09:00 (Europe/Berlin) · pings <@&…> ' +
        'Active · next digest … · [first message](<https://discord.com/channels/…/…/…>)',
    );
    const next = new Date(Number(/next digest <t:(\d+)/.exec(list)?.[1]) * 1000);
    const local = { timeZone: 'Europe/Berlin', weekday: 'long', hour: 'numeric', minute: 'numeric' } as const;
    expect(next.toLocaleString('en-GB', local)).toBe('Monday 09:00');
    expect(await stage.words('updates', 'preview', [inChannel(news)])).toContain('One update waits.');
    expect(await stage.words('settings', 'show')).toBe(
      'Settings of this server - Spoilers: none (every spoiler is hidden until it is opened) - Time zone of digests: Europe/Berlin ' +
        '- Notices to admins: the Community Updates channel, where I may write there - Channels that get updates: 2. /updates list shows them.',
    );
  }, 90_000);

  it('sets what is shown plainly and where notices go, and posts nothing more once it is unsubscribed', async () => {
    const { general, spoilers } = stage.world.channels;
    expect(await stage.words('settings', 'spoilers', [text('value', 'film')])).toBe(
      'From now on spoilers of the film are shown plainly, those of the novel are hidden in this server. ' +
        'Channels that Discord marks for spoilers show them all.',
    );
    const value = { name: 'value', type: OptionType.Channel, value: spoilers };
    expect(await stage.words('settings', 'notices', [value])).toBe(
      `You are told in <#${spoilers}> when a channel no longer takes posts.`,
    );
    expect(await stage.words('settings', 'notices')).toContain(
      'when there is one and I may write there. /updates list shows them',
    );
    await stage.subscribe(general);
    expect(await stage.words('updates', 'unsubscribe')).toBe(
      `<#${general}> gets no more updates. What was posted stays.`,
    );
    stage.drop('2026-11-20-unheard');
    await pass(2_200);
    expect(counts(general, '2026-11-20-unheard')).toBe(0);
  }, 90_000);

  it('takes everything home as a file, and erases it: nothing of the server is left in the store', async () => {
    const { standIn, world } = stage;
    const { general, news, spoilers } = world.channels;
    await stage.subscribe(general);
    await stage.subscribe(news, [text('schedule', 'daily')]);
    await stage.subscribe(spoilers);
    await stage.say('updates', 'unsubscribe', [inChannel(spoilers)]);
    stage.deny(general, PermissionFlagsBits.SendMessages);
    stage.drop('2026-11-20-a');
    await until('the refusal', async () => (await stage.words('updates', 'list')).includes('(50013)'));

    const exported = await stage.say('settings', 'export');
    expect((exported.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    const [, address = ''] = /"url":"([^"]+\.json)"/.exec(JSON.stringify(exported.components)) ?? [];
    const data = JSON.parse(await (await fetch(address)).text());
    expect(data).toMatchObject({ guildId: world.guildId, guild: { [world.guildId]: { formerChannels: [spoilers] } } });
    expect(Object.keys(data.delivery).toSorted()).toEqual(
      [general, news].map((channel) => `2026-11-20-a:${channel}`).toSorted(),
    );
    expect(Object.values(data.issue)).toMatchObject([{ code: 50013, count: 1 }]);

    // One row that somebody has damaged: its key still says whose it is.
    const database = new DatabaseSync(stage.storeFile, { timeout: 5_000 });
    database.prepare('UPDATE stakeout SET value = ? WHERE key = ?').run('{"value":{"ver', `2026-11-20-a:${news}`);
    const question = await stage.say('settings', 'erase');
    expect(wordsOf(question)).toBe(
      'This deletes all that the bot holds on this server: settings, subscriptions, and what it knows of its posts. ' +
        'Nothing is posted here any more. What was posted stays. It cannot be undone; /settings export gives you a copy first.',
    );
    expect(wordsOf(await stage.press(question, 'Erase everything'))).toBe(
      'Everything that the bot held on this server is erased.',
    );
    await pass(2_500);
    const ids = [world.guildId, world.users.admin, general, news, spoilers];
    const rows = database.prepare('SELECT namespace, key, value FROM stakeout').all();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => ids.some((id) => JSON.stringify(row).includes(id)))).toEqual([]);
    database.close();
    stage.deny(general, 0n);
    stage.drop('2026-11-21-b');
    await pass(2_200);
    for (const channel of [general, news, spoilers])
      expect(standIn.messages(channel).map(({ id }) => id)).toHaveLength(1);
    expect(await stage.words('updates', 'list')).toBe('No channel gets updates yet. /updates subscribe starts it.');
  }, 90_000);

  it.each(['updates', 'settings'])('is the only one who may use the buttons of /%s', async (name) => {
    const { general } = stage.world.channels;
    const card = name === 'updates' ? await stage.subscribe(general) : await stage.say('settings', 'erase');
    const outcome = await stage.standIn.invoke({ ...stage.admin, userId: stage.world.users.fan }, name, [
      { name: name === 'updates' ? 'list' : 'show', type: 1, options: [] },
    ]);
    expect(outcome.kind).toBe('refused');
    expect(pressable(card).size).toBeGreaterThan(0);
  });
});
