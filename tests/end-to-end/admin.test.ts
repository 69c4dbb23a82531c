import { existsSync } from 'node:fs';
import {
  type APIMessage,
  ChannelType,
  MessageFlags,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, CommandOption, InteractionOutcome } from '../../src/playground/discord/stand-in.ts';
import { createOpenApiChecks } from '../playground/openapi.ts';
import { createStage, partsOfMessage, pressable, type Stage, textOfMessage, until } from './stage.ts';
import { dropUpdate } from './updates-on-disk.ts';

const specification = '../shared/discord-openapi.json';
const checks = existsSync(specification) ? createOpenApiChecks(specification) : null;

let stage: Stage;
let admin: Actor;
beforeEach(async () => {
  stage = await createStage('tests/fixtures/record');
  await stage.start();
  admin = { userId: stage.world.users.admin, channelId: stage.world.channels.general };
}, 30_000);
afterEach(async () => {
  const faults = stage.standIn
    .requests()
    .flatMap(({ method, path, body }) =>
      (checks?.checkRequest(method, path, body) ?? []).map((fault) => `${method} ${path}: ${fault}`),
    );
  await stage.close();
  expect(faults).toEqual([]);
});

const inChannel = (value: string): CommandOption => ({ name: 'channel', type: OptionType.Channel, value });
const text = (name: string, value: string): CommandOption => ({ name, type: OptionType.String, value });

async function say(name: string, sub: string, options: CommandOption[] = []): Promise<APIMessage> {
  return expectMessage(await stage.standIn.invoke(admin, name, [{ name: sub, type: 1, options }]));
}

function expectMessage(outcome: InteractionOutcome): APIMessage {
  if (outcome.kind !== 'message' && outcome.kind !== 'updated')
    throw new Error(`No message but ${JSON.stringify(outcome)}`);
  return outcome.message;
}

const words = async (...asked: Parameters<typeof say>) => textOfMessage(await say(...asked));
const subscribe = (channelId: string, options: CommandOption[] = []) =>
  say('updates', 'subscribe', [inChannel(channelId), ...options]);
const press = async (message: APIMessage, label: string) =>
  expectMessage(await stage.standIn.press(admin, message.id, pressable(message).get(label) ?? ''));
const select = async (message: APIMessage, name: string, values: string[]) => {
  const id = partsOfMessage(message)
    .flatMap(({ custom_id }) => custom_id ?? [])
    .find((each) => each.includes(`:${name}:`));
  return expectMessage(await stage.standIn.select(admin, message.id, id ?? '', values));
};
const drop = (id: string, fields: object = {}) =>
  dropUpdate(stage.directory, { id, sources: [stage.sourceId], headline: `Headline of ${id}`, ...fields });
const posts = (channelId: string) => stage.standIn.messages(channelId).map(textOfMessage);

describe('an admin, in Discord', () => {
  it('chooses in the panel after subscribing, and what was chosen holds', async () => {
    const { general } = stage.world.channels;
    const panel = await subscribe(general);
    expect((panel.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    await select(panel, 'kinds', ['budget']);
    await select(panel, 'certainty', ['confirmed']);
    const shown = await select(panel, 'role', [stage.world.roles.newsletter]);
    expect(textOfMessage(shown)).toContain('budget · confirmed only · at once · pings');
    expect(textOfMessage(shown)).not.toContain('not pinged');
    expect(textOfMessage(await select(panel, 'role', [stage.world.roles.moderators]))).toContain('not pinged');
    drop('2026-11-20-casting');
    drop('2026-11-20-budget', { kind: 'budget' });
    await until('the post', () => posts(general).some((post) => post.includes('2026-11-20-budget')));
    expect(posts(general).join()).not.toContain('2026-11-20-casting');
    expect(textOfMessage(await press(panel, 'Preview'))).toContain('you did not choose the kind casting');
  }, 20_000);

  it('pauses, and catches up when resuming', async () => {
    const { general } = stage.world.channels;
    await subscribe(general);
    expect(await words('updates', 'pause')).toContain('is paused: nothing is posted there');
    drop('2026-11-20-meanwhile');
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    expect(posts(general).join()).not.toContain('meanwhile');
    expect(await words('updates', 'list')).toContain('Paused by you');
    const question = await say('updates', 'resume');
    expect(textOfMessage(question)).toContain('One update has not been posted');
    expect(textOfMessage(await press(question, 'Post it now'))).toContain('One update will be posted');
    await until('the post', () => posts(general).some((post) => post.includes('meanwhile')));
    expect(await words('updates', 'list')).toContain('Active · [last post]');
  }, 20_000);

  it('is told in the channel for notices when a permission is lost, and the post arrives once it is back', async () => {
    const { standIn, world } = stage;
    await subscribe(world.channels.general);
    await say('settings', 'notices', [{ name: 'value', type: OptionType.Channel, value: world.channels.spoilers }]);
    const bot = standIn.botRoleId(world.guildId);
    const overwrite = { id: bot, type: 0 as const, deny: PermissionFlagsBits.SendMessages };
    standIn.setChannel(world.channels.general, { overwrites: [overwrite] });
    drop('2026-11-20-refused');
    const notice = await until('the notice', () => posts(world.channels.spoilers).at(-1));
    expect(notice).toContain('Updates cannot be posted in <#');
    expect(notice).toContain('give me View Channel and Send Messages');
    expect(notice).toContain('50013');
    expect(await words('updates', 'list')).toContain('Paused by an error');
    expect(await words('updates', 'preview')).toContain('Not posted yet: Discord did not take it so far');
    standIn.setChannel(world.channels.general, { overwrites: [] });
    await press(await say('updates', 'resume'), 'Post it now');
    await until('the post', () => posts(world.channels.general).some((post) => post.includes('refused')));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(posts(world.channels.spoilers)).toHaveLength(1);
  }, 20_000);

  it('finds a deleted channel in the list, told of in the community’s channel, and can unsubscribe it there', async () => {
    const { standIn, world } = stage;
    await subscribe(world.channels.general);
    standIn.setCommunityUpdatesChannel(world.guildId, world.channels.spoilers);
    standIn.deleteChannel(world.channels.general);
    admin = { ...admin, channelId: world.channels.voice };
    drop('2026-11-20-lost');
    const notice = await until('the notice', () => posts(world.channels.spoilers).at(-1));
    expect(notice).toContain('The channel no longer exists');
    const list = await say('updates', 'list');
    expect(textOfMessage(list)).toContain('Unknown Channel (10003)');
    expect(textOfMessage(await press(list, 'Unsubscribe 1'))).toContain('gets no more updates');
  }, 20_000);

  it('gets a post of a forum for each update, corrected when a newer one replaces it', async () => {
    const { standIn, world } = stage;
    expect(textOfMessage(await subscribe(world.channels.forum))).toContain('now gets updates');
    const threads = () => standIn.channels(world.guildId).filter(({ type }) => type === ChannelType.PublicThread);
    expect(threads()).toHaveLength(1);
    drop('2026-11-20-first');
    const thread = await until('the post', () => threads()[1]);
    expect(thread).toMatchObject({ name: 'Headline of 2026-11-20-first', parent_id: world.channels.forum });
    drop('2026-11-20-second', { supersedes: ['2026-11-20-first'] });
    const content = () => standIn.messages(thread.id)[0]?.content ?? '';
    await until('the correction', () => content().includes('**Superseded**'));
    expect(content()).toContain(`https://discord.com/channels/${world.guildId}/${threads()[2]?.id}`);
  }, 20_000);

  it('reads why a forum that wants a tag, a locked thread and a channel without rights are refused', async () => {
    const { standIn, world } = stage;
    standIn.setChannel(world.channels.forum, { flags: 1 << 4 });
    expect(textOfMessage(await subscribe(world.channels.forum))).toContain('The forum wants a tag on each post');
    const bot = standIn.botRoleId(world.guildId);
    standIn.setChannel(world.channels.news, {
      overwrites: [{ id: bot, type: 0, deny: PermissionFlagsBits.ViewChannel }],
    });
    expect(textOfMessage(await subscribe(world.channels.news))).toContain('Missing: **View Channel');
    expect(await words('updates', 'list')).toContain('No channel gets updates yet');
  }, 20_000);

  it('publishes posts of an announcement channel', async () => {
    const { standIn, world } = stage;
    const panel = await subscribe(world.channels.news);
    await press(panel, 'Publish to followers');
    drop('2026-11-20-published');
    const crossposted = () =>
      standIn.messages(world.channels.news).filter(({ flags }) => ((flags ?? 0) & MessageFlags.Crossposted) !== 0);
    await until('the publication', () => crossposted()[0]);
    expect(crossposted().map(textOfMessage).join()).toContain('2026-11-20-published');
  }, 20_000);

  it('sets the time zone, takes everything home as a file, and erases it', async () => {
    const { general } = stage.world.channels;
    await subscribe(general, [text('schedule', 'daily')]);
    expect(await words('settings', 'timezone', [text('value', 'Europe/Berlin')])).toContain('09:00 in Europe/Berlin');
    expect(await words('settings', 'timezone', [text('value', 'Nowhere')])).toContain('is no time zone');
    expect(await words('updates', 'list')).toContain('next digest');
    const exported = await say('settings', 'export');
    expect(JSON.stringify(exported.components)).toContain(`stakeout-${stage.world.guildId}.json`);
    const question = await say('settings', 'erase');
    expect(textOfMessage(question)).toContain('It cannot be undone');
    expect(textOfMessage(await press(question, 'Erase everything'))).toContain('is erased');
    expect(await words('updates', 'list')).toContain('No channel gets updates yet');
  }, 20_000);

  it.each(['updates', 'settings'])('is the only one who may use the buttons of /%s', async (name) => {
    const { general } = stage.world.channels;
    const card = name === 'updates' ? await subscribe(general) : await say('settings', 'erase');
    const outcome = await stage.standIn.invoke({ ...admin, userId: stage.world.users.fan }, name, [
      { name: name === 'updates' ? 'list' : 'show', type: 1, options: [] },
    ]);
    expect(outcome.kind).toBe('refused');
    expect(pressable(card).size).toBeGreaterThan(0);
  });
});
