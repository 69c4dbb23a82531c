import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { openWorld } from './open-world.ts';
import { identifyRawBot } from './raw-bot.ts';

interface Pinged {
  id: string;
  mentions: { id: string }[];
  mention_roles: string[];
  mention_everyone: boolean;
}

const pinged = (body: unknown) => {
  const { mentions, mention_roles, mention_everyone } = body as Pinged;
  return [mentions.map(({ id }) => id), mention_roles, mention_everyone];
};

/** A world in which the bot may mention everyone, and a text that does. */
async function openLoudWorld() {
  const opened = await openWorld();
  const { standIn, world, fan } = opened;
  const rights = PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.ManageWebhooks;
  standIn.setRolePermissions(world.guildId, standIn.botRoleId(world.guildId), rights);
  const content = `<@${fan.userId}> <@&${world.roles.newsletter}> @everyone`;
  return { ...opened, content, everybody: [[fan.userId], [world.roles.newsletter], true] };
}

test('a message in a channel pings all that it names when it does not say whom', async () => {
  const { call, fan, content, everybody } = await openLoudWorld();
  const { body } = await call('POST', `/channels/${fan.channelId}/messages`, { content });
  expect(pinged(body)).toEqual(everybody);
});

test('a webhook pings users only when it does not say whom, and others when it does', async () => {
  const { call, fan, content, world } = await openLoudWorld();
  const made = await call('POST', `/channels/${fan.channelId}/webhooks`, { name: 'w' });
  const { id, token } = made.body as { id: string; token: string };
  const send = (more: object = {}) => call('POST', `/webhooks/${id}/${token}?wait=true`, { content, ...more });
  expect(pinged((await send()).body)).toEqual([[fan.userId], [], false]);
  const parse = { allowed_mentions: { parse: ['users', 'roles'] } };
  expect(pinged((await send(parse)).body)).toEqual([[fan.userId], [world.roles.newsletter], false]);
});

test('the answer to an interaction pings users only when it does not say whom', async () => {
  const { standIn, call, fan, content } = await openLoudWorld();
  await call('PUT', `/applications/${standIn.applicationId}/commands`, [{ name: 'c', description: 'd' }]);
  const bot = await identifyRawBot(standIn);
  const outcome = standIn.invoke(fan, 'c');
  const { d } = await bot.take(({ t }) => t === 'INTERACTION_CREATE');
  await call('POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content } });
  await outcome;
  const { body } = await call('GET', `/webhooks/${standIn.applicationId}/${d.token}/messages/@original`);
  expect(pinged(body)).toEqual([[fan.userId], [], false]);
});

test('an edit builds the pings anew with the usual allowances unless it says whom', async () => {
  const { call, fan, content, everybody } = await openLoudWorld();
  const path = `/channels/${fan.channelId}/messages`;
  const silent = await call('POST', path, { content, allowed_mentions: { parse: [] } });
  expect(pinged(silent.body)).toEqual([[], [], false]);
  const { id } = silent.body as Pinged;
  const again = await call('PATCH', `${path}/${id}`, { content: `${content}!` });
  expect(pinged(again.body)).toEqual(everybody);
  const held = await call('PATCH', `${path}/${id}`, { content, allowed_mentions: { parse: [] } });
  expect(pinged(held.body)).toEqual([[], [], false]);
});

test('text of a component pings as content does', async () => {
  const { call, fan, content, everybody } = await openLoudWorld();
  const { body } = await call('POST', `/channels/${fan.channelId}/messages`, {
    flags: 1 << 15,
    components: [{ type: 10, content }],
  });
  expect(pinged(body)).toEqual(everybody);
});

test('a reply pings whom it answers, unless it says whom and not them', async () => {
  const { call, fan, standIn } = await openWorld();
  const { id } = standIn.say(fan, 'question');
  const reply = (allowed_mentions?: object) =>
    call('POST', `/channels/${fan.channelId}/messages`, {
      content: 'answer',
      message_reference: { message_id: id },
      allowed_mentions,
    });
  expect(pinged((await reply()).body)).toEqual([[fan.userId], [], false]);
  expect(pinged((await reply({ parse: [] })).body)).toEqual([[], [], false]);
  expect(pinged((await reply({ parse: [], replied_user: true })).body)).toEqual([[fan.userId], [], false]);
});

test('what the bot cannot read it cannot forward', async () => {
  const { call, fan, standIn, world } = await openWorld();
  const { id } = standIn.say({ ...fan, channelId: world.channels.news }, 'secret');
  standIn.setChannel(world.channels.news, { overwrites: [{ id: world.guildId, type: 0, deny: 1n << 16n }] });
  const answer = await call('POST', `/channels/${fan.channelId}/messages`, {
    message_reference: { type: 1, message_id: id, channel_id: world.channels.news },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 160014 } });
});
