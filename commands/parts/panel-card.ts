import { ChannelType } from 'discord-api-types/v10';
import { updateKinds } from '../../src/dataset/record-schema.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Action, Block, Card, Select, Span } from '../../src/views/card.ts';

/** Everything about one subscription, to be changed by choosing; what is chosen is saved at once. */
export function panelCard(
  subscription: Subscription,
  { said, timezone, warning = [] }: { said: readonly Span[]; timezone: string; warning?: readonly Span[] },
): Card {
  const blocks: Block[] = [
    { kind: 'text', spans: said },
    ...(warning.length === 0 ? [] : [{ kind: 'text' as const, spans: warning }]),
    ...(subscription.schedule === 'instant'
      ? []
      : [
          {
            kind: 'small' as const,
            spans: [`09:00 is by the clock of ${timezone}: `, { code: '/settings timezone' }, ' sets yours.'],
          },
        ]),
    { kind: 'small', spans: ['What you choose below is saved at once.'] },
  ];
  return {
    tone: 'plain',
    ephemeral: true,
    blocks,
    selects: selectsOf(subscription),
    actions: actionsOf(subscription),
  };
}

function selectsOf({ channelId, kinds, certainty, schedule, roleId }: Subscription): Select[] {
  const to = (action: string) => ({ command: 'updates', action, args: [channelId] });
  const options = (labels: Record<string, string>, chosen: readonly string[]) =>
    Object.entries(labels).map(([value, label]) => ({ label, value, chosen: chosen.includes(value) }));
  return [
    {
      kind: 'options',
      route: to('kinds'),
      placeholder: `Kinds: ${kinds.length === 0 ? 'all' : kinds.join(', ')}`,
      min: 0,
      max: updateKinds.length,
      options: options(Object.fromEntries(updateKinds.map((kind) => [kind, kind])), kinds),
    },
    {
      kind: 'options',
      route: to('certainty'),
      placeholder: 'Certainty',
      min: 1,
      max: 1,
      options: options(certaintyLabels, [certainty]),
    },
    {
      kind: 'options',
      route: to('schedule'),
      placeholder: 'Schedule',
      min: 1,
      max: 1,
      options: options(scheduleLabels, [schedule]),
    },
    { kind: 'role', route: to('role'), placeholder: 'Role to ping: none', min: 0, max: 1, chosen: roleId },
  ];
}

/** The words of the choices, which the options of the command use too. */
export const certaintyLabels = {
  confirmed: 'confirmed only',
  reported: 'confirmed and reported',
  all: 'all, rumours and denials too',
} as const;

export const scheduleLabels = {
  instant: 'at once',
  daily: 'once a day, at 09:00',
  weekly: 'once a week, Monday at 09:00',
} as const;

function actionsOf({ channelId, channelType, crosspost, paused }: Subscription): Action[] {
  const to = (action: string, ...more: string[]) => ({ command: 'updates', action, args: [channelId, ...more] });
  const publish: Action = crosspost
    ? { label: 'Stop publishing to followers', route: to('crosspost', 'off') }
    : { label: 'Publish to followers', route: to('crosspost', 'on') };
  return [
    { label: 'Preview', route: to('preview') },
    paused === null
      ? { label: 'Pause', route: to('pause') }
      : { label: 'Resume', route: to('resume'), style: 'primary' },
    ...(channelType === ChannelType.GuildAnnouncement ? [publish] : []),
    { label: 'Unsubscribe', style: 'danger', route: to('unsubscribe') },
  ];
}
