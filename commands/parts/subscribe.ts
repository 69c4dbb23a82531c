import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';

import type { CommandInput, InputChannel, Services } from '../../src/bot/command.ts';
import { missingPermissions } from '../../src/bot/missing-permissions.ts';
import { textOption } from '../../src/bot/read-options.ts';
import { updateKinds } from '../../src/dataset/record-schema.ts';
import { cutText, plainText } from '../../src/lib/plain-text.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Card, Span } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { refusalHint } from '../../src/views/refusal-hint.ts';
import { firstPostCard } from './first-post-card.ts';
import { missingRightsCard } from './missing-rights-card.ts';
import { certaintyLabels, panelCard, scheduleLabels } from './panel-card.ts';
import { parseKinds } from './parse-kinds.ts';
import { postableTypes } from './postable-types.ts';
import { roleWarning } from './role-warning.ts';
import { subscriptionSpans } from './subscription-spans.ts';

const certainties = keysOf(certaintyLabels);
const schedules = keysOf(scheduleLabels);

/** Posts the first message, which is the test of the permissions, and saves the subscription only when it stands. */
export async function subscribe(
  guildId: string,
  { channel, input }: { channel: InputChannel; input: CommandInput },
  services: Services,
): Promise<Card> {
  const { known, unknown } = parseKinds(textOption(input.options, 'kinds'));
  if (unknown.length > 0) return noticeCard(noneOf('kind', unknown, updateKinds));
  const certainty = textOption(input.options, 'certainty') ?? 'reported';
  if (!isOneOf(certainty, certainties)) return noticeCard(noneOf('certainty', [certainty], certainties));
  const schedule = textOption(input.options, 'schedule') ?? 'instant';
  if (!isOneOf(schedule, schedules)) return noticeCard(noneOf('schedule', [schedule], schedules));
  if (!postableTypes.includes(channel.type))
    return noticeCard([
      'Nothing can be posted in ',
      { channel: channel.id },
      ': choose a text, announcement, voice, stage or forum channel, or a thread. Nothing was saved.',
    ]);
  const roleId = textOption(input.options, 'role') ?? null;
  if (roleId === guildId)
    return noticeCard(['@everyone is never pinged. Choose another role, or none. Nothing was saved.']);
  const missing = missingPermissions(channel);
  if (missing.length > 0) return missingRightsCard(channel.id, missing, 'Nothing was saved.');

  const settings = await services.settings.get(guildId);
  const before = settings.subscriptions.find(({ channelId }) => channelId === channel.id);
  const wanted: Subscription = {
    channelId: channel.id,
    channelType: channel.type,
    kinds: known,
    certainty,
    schedule,
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
  try {
    await services.settings.update(guildId, (current) => ({
      ...current,
      subscriptions: [
        ...current.subscriptions.filter(({ channelId }) => channelId !== channel.id),
        { ...wanted, postedMessageId: posted.messageId },
      ],
    }));
  } catch (error) {
    // It promises what was not saved.
    await services.retract(posted);
    throw error;
  }
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
    {
      said,
      timezone: settings.timezone,
      warning: [...roleWarning(roleId, role, mayPing(channel)), ...historyWarning(channel)],
    },
  );
}

/** Whether the bot may ping any role in the channel; null when Discord did not say what it may do there. */
function mayPing({ appPermissions }: InputChannel): boolean | null {
  if (appPermissions === null) return null;
  return (appPermissions & (PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.Administrator)) !== 0n;
}

function refusedCard(channel: InputChannel, { code, reason }: { code: number; reason: string }): Card {
  return noticeCard([
    'Discord refused the first message in ',
    { channel: channel.id },
    `. ${refusalHint(code, { reason, channelType: channel.type })} Nothing was saved. (Discord’s code: ${code})`,
  ]);
}

/** Without the history a post whose answer was lost can only be made again. */
function historyWarning({ appPermissions }: InputChannel): Span[] {
  if (appPermissions === null) return [];
  const needed = PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.Administrator;
  if ((appPermissions & needed) !== 0n) return [];
  return [
    'Give me ',
    { text: 'Read Message History', bold: true },
    ' there too: without it I cannot look whether a post arrived, and after a crash one may come twice.',
  ];
}

/** What was typed by hand, past the lists that Discord offers. */
function noneOf(what: string, typed: readonly string[], values: readonly string[]): Span[] {
  const shown = typed.slice(0, 5).map((text) => `“${cutText(plainText(text), 40)}”`);
  return [`There is no ${what} ${shown.join(' or ')}. Choose from: ${values.join(', ')}. Nothing was saved.`];
}

function isOneOf<Value extends string>(text: string, values: readonly Value[]): text is Value {
  return values.some((value) => value === text);
}

function keysOf<Key extends string>(labels: Record<Key, string>): Key[] {
  return Object.keys(labels) as Key[];
}
