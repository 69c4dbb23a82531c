import type { CommandInput, InputChannel, Services } from '../../src/bot/command.ts';
import { missingPermissions } from '../../src/bot/missing-permissions.ts';
import { textOption } from '../../src/bot/read-options.ts';
import { updateKinds } from '../../src/dataset/record-schema.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Card } from '../../src/views/card.ts';
import { noticeCard } from '../../src/views/notice-card.ts';
import { updateCard } from '../../src/views/update-card.ts';
import { parseKinds } from './parse-kinds.ts';
import { subscriptionSpans } from './subscription-spans.ts';

/** Posts the first message, which is the test of the permissions, and saves the subscription only when it stands. */
export async function subscribe(guildId: string, input: CommandInput, services: Services): Promise<Card> {
  const channel = chosenChannel(input);
  if (channel === null) return noticeCard(['Choose a channel: it is not clear where this is.']);
  const { known, unknown } = parseKinds(textOption(input.options, 'kinds'));
  if (unknown.length > 0)
    return noticeCard([
      `There is no kind “${unknown[0]}”. The kinds are: ${updateKinds.join(', ')}. Nothing was saved.`,
    ]);
  const roleId = textOption(input.options, 'role') ?? null;
  if (roleId === guildId)
    return noticeCard(['@everyone is never pinged. Choose another role, or none. Nothing was saved.']);
  const missing = missingPermissions(channel);
  if (missing.length > 0) return refusedCard(channel, missing);

  const settings = await services.settings.get(guildId);
  const before = settings.subscriptions.find(({ channelId }) => channelId === channel.id);
  const now = services.now().toISOString();
  const wanted: Subscription = {
    channelId: channel.id,
    kinds: known,
    certainty: oneOf(textOption(input.options, 'certainty'), ['confirmed', 'reported', 'all'], 'reported'),
    schedule: oneOf(textOption(input.options, 'schedule'), ['instant', 'daily', 'weekly'], 'instant'),
    roleId,
    createdAt: before?.createdAt ?? now,
    createdBy: input.userId,
    paused: null,
    postedMessageId: null,
  };
  const posted = await services.post(channel.id, firstCard(wanted, settings.timezone, services), {
    plain: settings.spoilers,
    key: `subscribe:${input.interactionId}`,
  });
  if (posted.kind === 'refused') return noticeCard(refusal(channel, posted.code, posted.reason));
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
  return noticeCard([
    { channel: channel.id },
    before === undefined ? ' now gets updates: ' : ' now gets updates as chosen anew: ',
    ...subscriptionSpans(wanted, settings.timezone),
    '. What is new from now on is posted there, each update once.',
  ]);
}

/** The channel that was named, else the one where the command was used. */
export function chosenChannel(input: CommandInput): InputChannel | null {
  const named = textOption(input.options, 'channel');
  return named === undefined ? input.channel : (input.channels.get(named) ?? null);
}

function firstCard(subscription: Subscription, timezone: string, services: Services): Card {
  const dataset = services.dataset();
  const newest = [...dataset.updates.values()].at(-1);
  const card = updateCard(dataset, newest === undefined ? [] : [newest]);
  return {
    ...card,
    blocks: [
      { kind: 'heading', spans: [`This channel now gets news of ${dataset.record.title}`] },
      { kind: 'small', spans: subscriptionSpans({ ...subscription, roleId: null }, timezone) },
      ...(newest === undefined
        ? [{ kind: 'text' as const, spans: ['Nothing is on record yet.'] }]
        : [{ kind: 'rule' as const }, { kind: 'small' as const, spans: ['The newest so far:'] }, ...card.blocks]),
    ],
  };
}

function refusedCard(channel: InputChannel, missing: readonly string[]): Card {
  return noticeCard([
    'I may not post in ',
    { channel: channel.id },
    '. Missing: ',
    { text: missing.join(', '), bold: true },
    '. Give me that in the channel’s permissions, then try again. Nothing was saved.',
  ]);
}

function refusal(channel: InputChannel, code: number, reason: string): Parameters<typeof noticeCard>[0] {
  const hint: Record<number, string> = {
    10003: 'The channel no longer exists.',
    50001: 'I cannot see it: give me View Channel there.',
    50013: 'I may not write there: give me View Channel and Send Messages.',
    50008: 'Nothing can be written in a channel of that type.',
    160005: 'The thread is locked: unlock it, or give me Manage Threads.',
  };
  return [
    'Discord refused the first message in ',
    { channel: channel.id },
    `. ${hint[code] ?? reason} Nothing was saved. (Discord’s code: ${code})`,
  ];
}

function oneOf<Value extends string>(text: string | undefined, values: readonly Value[], fallback: Value): Value {
  return values.find((value) => value === text) ?? fallback;
}
