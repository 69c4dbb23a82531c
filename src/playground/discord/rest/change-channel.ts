import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkForm } from '../validation/check-form.ts';
import { list, snowflake, text } from '../validation/fields.ts';
import { invalidForm } from '../validation/invalid-form.ts';
import { announceChannel, completeTag } from '../world/build-world.ts';
import { describeChannel } from '../world/describe-channel.ts';
import type { World } from '../world/world.ts';
import type { ChannelAccess } from './channel-access.ts';
import { countWithin, type WindowCounts } from './count-within.ts';
import { RateLimited } from './rate-limited.ts';
import { refusals } from './refusals.ts';
import type { RestReply } from './route.ts';

const bits = z.string().regex(/^\d+$/).nullish();
const form = z.object({
  name: text(1, 100).optional(),
  type: z.number().int().optional(),
  position: z.number().int().min(0).nullish(),
  parent_id: snowflake.nullish(),
  flags: z.number().int().min(0).optional(),
  available_tags: list(
    z.object({ id: snowflake.nullish(), name: text(0, 20), moderated: z.boolean().nullish() }),
    0,
    20,
  ).nullish(),
  permission_overwrites: z
    .array(z.object({ id: snowflake, type: z.literal([0, 1]), allow: bits, deny: bits }))
    .nullish(),
});
const convertible: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** Changes a channel of a guild as the bot; threads have their own way. */
export function changeChannel(
  world: World,
  { channel, need }: ChannelAccess,
  { body, renames }: { body: unknown; renames: WindowCounts },
): RestReply {
  if (channel.guildId === null) throw refusals.wrongChannelType();
  need(PermissionFlagsBits.ManageChannels);
  const check = checkForm(form, body ?? {});
  if (!check.ok) throw invalidForm(check.faults);
  const {
    name,
    type,
    position,
    parent_id: parentId,
    flags,
    permission_overwrites: overwrites,
    available_tags: tags,
  } = check.data;
  if (overwrites !== undefined) need(PermissionFlagsBits.ManageRoles);
  const converts = type !== undefined && type !== channel.type;
  if (converts && !(convertible.includes(type) && convertible.includes(channel.type)))
    throw refusals.wrongChannelType();
  if (name !== undefined && name !== channel.name) {
    const quota = countWithin(renames, channel.id, { limit: world.options.renameLimit, now: world.now() });
    if (quota.isOver) throw new RateLimited(quota.secondsLeft);
  }
  channel.name = name ?? channel.name;
  channel.availableTags = tags?.map((tag) => completeTag(world, tag)) ?? channel.availableTags;
  channel.type = type ?? channel.type;
  channel.position = position ?? channel.position;
  channel.parentId = parentId === undefined ? channel.parentId : parentId;
  channel.flags = flags ?? channel.flags;
  if (overwrites !== undefined) {
    channel.overwrites = (overwrites ?? []).map((one) => ({
      id: one.id,
      type: one.type,
      allow: BigInt(one.allow ?? 0),
      deny: BigInt(one.deny ?? 0),
    }));
  }
  announceChannel(world, 'CHANNEL_UPDATE', channel);
  return { status: 200, body: describeChannel(world, channel) };
}
