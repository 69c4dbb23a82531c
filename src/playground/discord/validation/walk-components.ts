/** A component of any kind, as far as walking over it needs. */
export interface AnyComponent {
  type: number;
  id?: number | null | undefined;
  custom_id?: string | null | undefined;
  components?: AnyComponent[] | undefined;
  accessory?: AnyComponent | undefined;
  component?: AnyComponent | undefined;
  [key: string]: unknown;
}

/** Every component with its path: a parent before its children, an accessory after its section's texts. */
export function* walkComponents(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = [],
): Generator<{ component: AnyComponent; path: (string | number)[] }> {
  for (const [index, component] of components.entries()) {
    const at = [...path, index];
    yield { component, path: at };
    if (component.components !== undefined) yield* walkComponents(component.components, [...at, 'components']);
    for (const key of ['accessory', 'component'] as const) {
      const single = component[key];
      if (single !== undefined) yield { component: single, path: [...at, key] };
    }
  }
}
