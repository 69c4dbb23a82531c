import type { Random } from './random.ts';

/** Damages one entry of the store, so that it is no JSON or nothing we know, and tells which channels it is about. */
export function damageEntry(texts: Map<string, string>, random: Random): string[] {
  const [first, ...others] = [...texts.keys()].sort();
  if (first === undefined) return [];
  const key = random.pick([first, ...others]);
  const channels = channelsOf(JSON.parse(texts.get(key) ?? 'null'));
  texts.set(key, random.pick(['null', '{"version":99}']));
  return channels;
}

function channelsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'channelId' in value ? [String(value.channelId)] : [];
  return 'subscriptions' in value && Array.isArray(value.subscriptions)
    ? [...own, ...value.subscriptions.flatMap(channelsOf)]
    : own;
}
