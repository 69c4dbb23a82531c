import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { CommandInput, InputChannel, Services } from '../../src/bot/command.ts';
import { missingPermissions } from '../../src/bot/missing-permissions.ts';
import { textOption } from '../../src/bot/read-options.ts';
import { updateKinds } from '../../src/dataset/record-schema.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { refusalHint } from '../../src/views/refusal-hint.ts';
import { firstPostCard } from './first-post-card.ts';
import { panelCard } from './panel-card.ts';
import { parseKinds } from './parse-kinds.ts';
import { roleWarning } from './role-warning.ts';
import { subscriptionSpans } from './subscription-spans.ts';

/** Posts the first message, which is the test of the permissions, and saves the subscription only when it stands. */
export async function subscribe(
  guildId: string,
  { channel, input }: { channel: InputChannel; input: CommandInput },
  services: Services,
): Promise<Card> {
  const { known, unknown } = parseKinds(textOption(input.options, 'kinds'));
  if (unknown.length > 0)
    return noticeCard([
      `There is no kind “${unknown[0]}”. The kinds are: ${updateKinds.join(', ')}. Nothing was saved.`,
    ]);
  const roleId = textOption(input.options, 'role') ?? null;
  if (roleId === guildId)
    return noticeCard(['@everyone is never pinged. Choose another role, or none. Nothing was saved.']);
  const missing = missingPermissions(channel);
  if (missing.length > 0) return missingCard(channel, missing);

  const settings = await services.settings.get(guildId);
  const before = settings.subscriptions.find(({ channelId }) => channelId === channel.id);
  const wanted: Subscription = {
    channelId: channel.id,
    channelType: channel.type,
    kinds: known,
    certainty: oneOf(textOption(input.options, 'certainty'), ['confirmed', 'reported', 'all'], 'reported'),
    schedule: oneOf(textOption(input.options, 'schedule'), ['instant', 'daily', 'weekly'], 'instant'),
    roleId,
    crosspost: before?.crosspost ?? false,
    createdAt: before?.createdAt ?? services.now().toISOString(),
    createdBy: input.userId,
    paused: null,
    postedMessageId: null,
  };
  const posted = await services.post(channel.id, firstPostCard(wanted, settings.timezone, services), {
    plain: settings.spoilers,
    key: `subscribe:${input.interactionId}`,
    ...(channel.type === ChannelType.GuildForum ? { forumPost: `News of ${services.dataset().record.title}` } : {}),
  });
  if (posted.kind === 'refused') return refusedCard(channel, posted);
  if (posted.kind === 'unavailable')
    return noticeCard([
      'Discord did not take the first message in ',
      { channel: channel.id },
      ` (${posted.reason}). Nothing was saved; try again.`,
    ]);
  await services.settings.update(guildId, (current) => ({
    ...current,
    subscriptions: [
      ...current.subscriptions.filter(({ channelId }) => channelId !== channel.id),
      { ...wanted, postedMessageId: posted.messageId },
    ],
  }));
  services.wake(guildId, channel.id);
  const said = [
    { channel: channel.id },
    before === undefined ? ' now gets updates: ' : ' now gets updates as chosen anew: ',
    ...subscriptionSpans(wanted, settings.timezone),
    '. What is new from now on is posted there, each update once.',
  ];
  const role = input.roles.get(roleId ?? '');
  return panelCard(
    { ...wanted, postedMessageId: posted.messageId },
    { said, warning: roleWarning(roleId, role, mayPing(channel)) },
  );
}

/** Whether the bot may ping any role in the channel; null when Discord did not say what it may do there. */
function mayPing({ appPermissions }: InputChannel): boolean | null {
  if (appPermissions === null) return null;
  return (appPermissions & (PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.Administrator)) !== 0n;
}

function missingCard(channel: InputChannel, missing: readonly string[]): Card {
  return noticeCard([
    'I may not post in ',
    { channel: channel.id },
    '. Missing: ',
    { text: missing.join(', '), bold: true },
    '. Give me that in the channel’s permissions, then try again. Nothing was saved.',
  ]);
}

function refusedCard(channel: InputChannel, { code, reason }: { code: number; reason: string }): Card {
  return noticeCard([
    'Discord refused the first message in ',
    { channel: channel.id },
    `. ${refusalHint(code, reason)} Nothing was saved. (Discord’s code: ${code})`,
  ]);
}

function oneOf<Value extends string>(text: string | undefined, values: readonly Value[], fallback: Value): Value {
  return values.find((value) => value === text) ?? fallback;
}
