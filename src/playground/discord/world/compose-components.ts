import { type AnyComponent, walkComponents } from '../validation/walk-components.ts';

/** How a media address turns into what the API gives back. */
export type ResolveMedia = (url: string) => { url: string; name: string | null; size: number | null; media: object };

/** Components as the API gives them back: numbered, defaults filled in, files resolved, nothing null that is optional. */
export function composeComponents(components: readonly AnyComponent[], resolveMedia: ResolveMedia): AnyComponent[] {
  const composed = components.map((component) => compose(component, resolveMedia));
  const all = [...walkComponents(composed)].map(({ component }) => component);
  const taken = new Set(all.map(({ id }) => id).filter((id) => typeof id === 'number' && id > 0));
  let next = 1;
  for (const component of all) {
    if (typeof component.id === 'number' && component.id > 0) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  return composed;
}

function compose(component: AnyComponent, resolveMedia: ResolveMedia): AnyComponent {
  const given = Object.fromEntries(Object.entries(component).filter(([, value]) => value !== null));
  const made: AnyComponent = { ...given, ...defaults(component, resolveMedia), type: component.type };
  if (component.components !== undefined) {
    made.components = component.components.map((child) => compose(child, resolveMedia));
  }
  if (component.accessory !== undefined) made.accessory = compose(component.accessory, resolveMedia);
  if (component.component !== undefined) made.component = compose(component.component, resolveMedia);
  return made;
}

function defaults(component: AnyComponent, resolveMedia: ResolveMedia): object {
  switch (component.type) {
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return { min_values: component.min_values ?? 1, max_values: component.max_values ?? 1 };
    case 11:
      return mediaItem(component as MediaItem, resolveMedia);
    case 12: {
      const items = Array.isArray(component.items) ? component.items : [];
      return { items: items.map((item: MediaItem) => mediaItem(item, resolveMedia)) };
    }
    case 13: {
      const { media, name, size } = resolveMedia((component.file as { url: string }).url);
      return { file: media, name, size, spoiler: component.spoiler ?? false };
    }
    case 14:
      return { divider: component.divider ?? true, spacing: component.spacing ?? 1 };
    case 17:
      return { accent_color: component.accent_color ?? null, spoiler: component.spoiler ?? false };
    default:
      return {};
  }
}

interface MediaItem {
  media?: unknown;
  description?: unknown;
  spoiler?: unknown;
}

function mediaItem(item: MediaItem, resolveMedia: ResolveMedia): object {
  return {
    media: resolveMedia((item.media as { url: string }).url).media,
    description: item.description ?? null,
    spoiler: item.spoiler ?? false,
  };
}
