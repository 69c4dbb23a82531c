/** Whether a component, however deep, has one of the custom ids. */
export function hasCustomId(components: unknown, customIds: readonly string[]): boolean {
  if (Array.isArray(components)) return components.some((component) => hasCustomId(component, customIds));
  if (typeof components !== 'object' || components === null) return false;
  if ('custom_id' in components && customIds.some((id) => id === components.custom_id)) return true;
  return Object.values(components).some((inner) => typeof inner === 'object' && hasCustomId(inner, customIds));
}
