import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { computePermissions } from '../world/compute-permissions.ts';
import type { Channel, World } from '../world/world.ts';
import { refusals } from './refusals.ts';
import { param, type RestRequest } from './route.ts';

/** A channel that the bot can see, and what it may do there. */
export interface ChannelAccess {
  channel: Channel;
  may(permission: bigint): boolean;
  /** Refuses unless all of the permissions are there. */
  need(...permissions: bigint[]): void;
}

/** The channel of the request; refused as unknown or as not visible. */
export function accessChannel(world: World, request: RestRequest): ChannelAccess {
  const channel = world.channels.get(param(request, 'channelId'));
  if (channel === undefined) throw refusals.unknownChannel();
  const permissions = computePermissions(world, world.bot.id, { channelId: channel.id, implicit: true });
  const may = (permission: bigint) => (permissions & permission) === permission;
  if (!may(PermissionFlagsBits.ViewChannel)) throw refusals.missingAccess();
  return {
    channel,
    may,
    need: (...needed) => {
      if (!needed.every(may)) throw refusals.missingPermissions();
    },
  };
}

/** Refuses where no message can be sent, by kind of channel, state of a thread and rights. */
export function needSending(access: ChannelAccess): void {
  const { channel } = access;
  if (channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia) throw refusals.forumChannel();
  if (channel.type === ChannelType.GuildCategory || channel.type === ChannelType.GuildDirectory) {
    throw refusals.notATextChannel();
  }
  access.need(channel.thread === null ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.SendMessagesInThreads);
  if (channel.thread?.locked === true && !access.may(PermissionFlagsBits.ManageThreads)) throw refusals.lockedThread();
}
