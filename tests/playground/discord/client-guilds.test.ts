import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  type DiscordAPIError,
  Events,
  PermissionFlagsBits,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openClient } from './open-client.ts';

const code = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: DiscordAPIError) => error.code,
  );

describe('in guilds, the library', () => {
  test('knows the channels by kind', async () => {
    const { client, world } = await openClient();
    const kinds = client.guilds.cache.get(world.guildId)?.channels.cache.map(({ name, type }) => [name, type]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['general', ChannelType.GuildText],
        ['news', ChannelType.GuildAnnouncement],
        ['forum', ChannelType.GuildForum],
        ['voice', ChannelType.GuildVoice],
      ]),
    );
  });

  test('fetches a guild, its channels, its roles and a member', async () => {
    const { client, world, fan } = await openClient();
    const guild = await client.guilds.fetch({ guild: world.guildId, force: true });
    expect((await guild.channels.fetch()).size).toBe(5);
    expect((await guild.roles.fetch()).has(world.roles.newsletter)).toBe(true);
    expect((await guild.members.fetch(fan.userId)).user.username).toBe('alex');
  });

  test('lists its guilds', async () => {
    const { client, world } = await openClient();
    expect([...(await client.guilds.fetch()).keys()]).toEqual([world.guildId]);
  });

  test('computes what it may do as the stand-in does', async () => {
    const { client, general, standIn } = await openClient();
    const own = general.permissionsFor(client.user)?.bitfield;
    expect(own).toBe(standIn.permissions(standIn.botUserId, general.id));
  });

  test('sees its rights change with an overwrite', async () => {
    const { client, general, standIn, world } = await openClient();
    const changed = new Promise((resolve) => client.once(Events.ChannelUpdate, resolve));
    const overwrites = [
      { id: standIn.botRoleId(world.guildId), type: 0 as const, deny: PermissionFlagsBits.SendMessages },
    ];
    standIn.setChannel(general.id, { overwrites });
    await changed;
    expect(general.permissionsFor(client.user)?.has(PermissionFlagsBits.SendMessages)).toBe(false);
    expect(await code(general.send('x'))).toBe(50013);
  });

  test('sees a role change', async () => {
    const { client, standIn, world } = await openClient();
    const changed = new Promise<bigint>((resolve) =>
      client.once(Events.GuildRoleUpdate, (_before, { permissions }) => resolve(permissions.bitfield)),
    );
    standIn.setRolePermissions(world.guildId, world.roles.newsletter, PermissionFlagsBits.ManageGuild);
    expect(await changed).toBe(PermissionFlagsBits.ManageGuild);
  });

  test('hears of a new channel and of one that goes', async () => {
    const { client, standIn, world } = await openClient();
    const came = new Promise<string>((resolve) => client.once(Events.ChannelCreate, ({ name }) => resolve(name)));
    const { id } = standIn.addChannel({ guildId: world.guildId, name: 'fresh', type: 0 });
    expect(await came).toBe('fresh');
    const went = new Promise<string>((resolve) => client.once(Events.ChannelDelete, (channel) => resolve(channel.id)));
    standIn.deleteChannel(id);
    expect(await went).toBe(id);
  });

  test('hears of an outage and of its end', async () => {
    const { client, standIn, world } = await openClient();
    const away = new Promise<string>((resolve) => client.once(Events.GuildUnavailable, ({ id }) => resolve(id)));
    standIn.setGuildAvailability(world.guildId, false);
    expect(await away).toBe(world.guildId);
    const back = new Promise<string>((resolve) => client.once(Events.GuildAvailable, ({ id }) => resolve(id)));
    standIn.setGuildAvailability(world.guildId, true);
    expect(await back).toBe(world.guildId);
  });

  test('hears that it was removed, and that it was invited again', async () => {
    const { client, standIn, world } = await openClient();
    const gone = new Promise<string>((resolve) => client.once(Events.GuildDelete, ({ id }) => resolve(id)));
    standIn.removeBot(world.guildId);
    expect(await gone).toBe(world.guildId);
    const back = new Promise<string>((resolve) => client.once(Events.GuildCreate, ({ id }) => resolve(id)));
    standIn.addBot(world.guildId);
    expect(await back).toBe(world.guildId);
  });

  test('opens a thread on a message and writes in it', async () => {
    const { general } = await openClient();
    const sent = await general.send('talk about it');
    const thread = await sent.startThread({ name: 'Talk' });
    expect(thread.id).toBe(sent.id);
    expect((await thread.send('first')).channelId).toBe(thread.id);
  });

  test('opens a thread of its own with a name and a time to archive', async () => {
    const { general } = await openClient();
    const thread = await general.threads.create({
      name: 'Own',
      type: ChannelType.PublicThread,
      autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
    });
    expect(thread).toMatchObject({ name: 'Own', parentId: general.id, autoArchiveDuration: 1440 });
  });

  test('archives a thread, which wakes when written to', async () => {
    const { general } = await openClient();
    const thread = await general.threads.create({ name: 'Nap', type: ChannelType.PublicThread });
    expect((await thread.setArchived(true)).archived).toBe(true);
    await thread.send('wake up');
    const fetched = await general.client.channels.fetch(thread.id, { force: true });
    expect(fetched?.isThread() && fetched.archived).toBe(false);
  });

  test('posts in a forum', async () => {
    const { client, world } = await openClient();
    const forum = await client.channels.fetch(world.channels.forum);
    if (forum?.type !== ChannelType.GuildForum) throw new Error('No forum');
    const post = await forum.threads.create({ name: 'Post', message: { content: 'starter' } });
    expect((await post.fetchStarterMessage())?.content).toBe('starter');
  });

  test('writes in the text of a voice channel', async () => {
    const { client, world } = await openClient();
    const voice = await client.channels.fetch(world.channels.voice);
    if (voice?.type !== ChannelType.GuildVoice) throw new Error('No voice channel');
    expect((await voice.send('in voice')).content).toBe('in voice');
  });

  test('renames a channel with the right to, and turns text into announcements', async () => {
    const { general } = await openClient({ rights: PermissionFlagsBits.ManageChannels });
    expect((await general.setName('lobby')).name).toBe('lobby');
    const turned = await general.edit({ type: ChannelType.GuildAnnouncement });
    expect(turned.type).toBe(ChannelType.GuildAnnouncement);
  });

  test('may not change a channel without the right, nor into any other kind', async () => {
    const { general, standIn, world } = await openClient();
    expect(await code(general.setName('lobby'))).toBe(50013);
    standIn.setRolePermissions(world.guildId, standIn.botRoleId(world.guildId), PermissionFlagsBits.ManageChannels);
    expect(await code(general.edit({ type: 2 as ChannelType.GuildText }))).toBe(50024);
  });

  test('gets unknown, missing access and missing permissions by their codes', async () => {
    const { client, standIn, world, general } = await openClient();
    expect(await code(client.channels.fetch('100000000000000000'))).toBe(10003);
    standIn.setChannel(general.id, {
      overwrites: [{ id: standIn.botRoleId(world.guildId), type: 0, deny: PermissionFlagsBits.ViewChannel }],
    });
    expect(await code(client.channels.fetch(general.id, { force: true }))).toBe(50001);
  });

  test('registers commands of each kind and finds them again', async () => {
    const { client } = await openClient();
    const made = await client.application.commands.set([
      {
        name: 'slash',
        description: 'd',
        options: [{ type: ApplicationCommandOptionType.String, name: 'o', description: 'd' }],
      },
      { name: 'On a message', type: ApplicationCommandType.Message },
      { name: 'On a person', type: ApplicationCommandType.User },
    ]);
    expect(made.size).toBe(3);
    const found = await client.application.commands.fetch();
    expect(found.map(({ name, type }) => [name, type])).toEqual(made.map(({ name, type }) => [name, type]));
  });

  test('changes one command and deletes another', async () => {
    const { client } = await openClient();
    const one = await client.application.commands.create({ name: 'one', description: 'd' });
    const changed = await one.edit({ description: 'better' });
    expect(changed).toMatchObject({ id: one.id, description: 'better' });
    await one.delete();
    expect((await client.application.commands.fetch()).size).toBe(0);
  });

  test('keeps commands of a guild apart from global ones', async () => {
    const { client, world } = await openClient();
    await client.application.commands.create({ name: 'here', description: 'd' }, world.guildId);
    expect((await client.application.commands.fetch()).size).toBe(0);
    expect((await client.application.commands.fetch({ guildId: world.guildId })).map(({ name }) => name)).toEqual([
      'here',
    ]);
  });

  test('makes 200 commands a day and not one more', async () => {
    const { client, options } = await openClient({
      options: { commandCreateLimit: { limit: 2, windowMs: 86_400_000 } },
    }).then((opened) => ({ ...opened, options: opened.standIn }));
    const { commands } = client.application;
    await commands.create({ name: 'one', description: 'd' });
    const two = await commands.create({ name: 'two', description: 'd' });
    await two.edit({ description: 'an edit does not count' });
    expect(await code(commands.create({ name: 'three', description: 'd' }))).toBe(30034);
    expect(options.commands()).toHaveLength(2);
  });

  test('may look at who may use commands, and not change it', async () => {
    const { client, world, call } = await openClient();
    const command = await client.application.commands.create({ name: 'c', description: 'd' });
    const root = `/applications/${client.application.id}/guilds/${world.guildId}/commands`;
    expect(await call('GET', `${root}/permissions`)).toMatchObject({ status: 200, body: [] });
    expect((await call('GET', `${root}/${command.id}/permissions`)).body).toMatchObject({ code: 10066 });
    const change = await call('PUT', `${root}/${command.id}/permissions`, { permissions: [] });
    expect(change.body).toMatchObject({ code: 20001 });
  });
});
