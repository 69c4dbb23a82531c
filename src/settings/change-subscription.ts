import type { GuildSettings, Subscription } from './guild-settings.ts';

/** The settings with the subscription of one channel changed; as they were where it has none. */
export function changeSubscription(
  settings: GuildSettings,
  channelId: string,
  change: (subscription: Subscription) => Subscription,
): GuildSettings {
  if (!settings.subscriptions.some((subscription) => subscription.channelId === channelId)) return settings;
  const subscriptions = settings.subscriptions.map((subscription) =>
    subscription.channelId === channelId ? change(subscription) : subscription,
  );
  return { ...settings, subscriptions };
}
