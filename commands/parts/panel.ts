import { PermissionFlagsBits } from 'discord-api-types/v10';
import { asAdmin } from '../../src/bot/admin-command.ts';
import type { Components, PressInput } from '../../src/bot/command.ts';
import { updateKinds } from '../../src/dataset/record-schema.ts';
import { changeSubscription } from '../../src/settings/change-subscription.ts';
import type { Subscription } from '../../src/settings/guild-settings.ts';
import type { Card, Span } from '../../src/views/card.ts';
import { noSubscriptionCard } from './no-subscription-card.ts';
import { panelCard } from './panel-card.ts';
import { roleWarning } from './role-warning.ts';
import { subscriptionSpans } from './subscription-spans.ts';

type Choose = (input: PressInput, args: readonly string[]) => Partial<Subscription> | null;

const choices: Record<string, Choose> = {
  kinds: ({ values }) => {
    const kinds = updateKinds.filter((kind) => values.includes(kind));
    // All of them is the same as no choice, and goes on being so when the record gets a new kind.
    return { kinds: kinds.length === updateKinds.length ? [] : kinds };
  },
  certainty: ({ values }) => chosen('certainty', values[0], ['confirmed', 'reported', 'all'] as const),
  schedule: ({ values }) => chosen('schedule', values[0], ['instant', 'daily', 'weekly'] as const),
  role: ({ values, guildId }) => (values[0] === guildId ? null : { roleId: values[0] ?? null }),
  crosspost: (_input, [, state]) => ({ crosspost: state === 'on' }),
};

/** The lists and switches of a subscription's panel: `panel` shows it, each of the others saves one choice. */
export const panel: Components = {
  panel: ([channelId = ''], input, services) =>
    asAdmin(input, async (guildId) => {
      const { subscriptions, timezone } = await services.settings.get(guildId);
      const found = subscriptions.find((each) => each.channelId === channelId);
      return found === undefined ? noSubscriptionCard(channelId) : show(found, timezone);
    }),
  ...Object.fromEntries(Object.entries(choices).map(([action, choose]) => [action, saving(action, choose)])),
};

function saving(action: string, choose: Choose): Components[string] {
  return (args, input, services) =>
    asAdmin(input, async (guildId) => {
      const [channelId = ''] = args;
      const change = choose(input, args);
      const { subscriptions, timezone } = await services.settings.update(guildId, (settings) =>
        changeSubscription(settings, channelId, (each) => ({ ...each, ...change })),
      );
      const found = subscriptions.find((each) => each.channelId === channelId);
      if (found === undefined) return noSubscriptionCard(channelId);
      services.wake(guildId, channelId);
      const here = input.channel?.id === channelId ? mayPing(input.channel.appPermissions) : null;
      const role = input.roles.get(found.roleId ?? '');
      const isEveryone = action === 'role' && input.values[0] === guildId;
      const warning = isEveryone
        ? ['@everyone is never pinged: choose another role.']
        : action === 'role'
          ? roleWarning(found.roleId, role, here)
          : [];
      return { ...show(found, timezone, warning), inPlace: true };
    });
}

function show(subscription: Subscription, timezone: string, warning: Span[] = []): Card {
  const said: Span[] = [
    { channel: subscription.channelId },
    subscription.paused === null ? ' gets: ' : ' is paused, and gets when it is resumed: ',
    ...subscriptionSpans(subscription, timezone),
    '.',
  ];
  return panelCard(subscription, { said, timezone, warning });
}

function chosen<Key extends string, Value extends string>(
  key: Key,
  value: string | undefined,
  values: readonly Value[],
): Partial<Subscription> | null {
  const found = values.find((each) => each === value);
  return found === undefined ? null : { [key]: found };
}

function mayPing(permissions: bigint | null): boolean | null {
  if (permissions === null) return null;
  return (permissions & (PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.Administrator)) !== 0n;
}
