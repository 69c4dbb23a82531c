/** Small things that the browser remembers for this page; forgotten quietly where it keeps nothing. */
export interface Memory {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

/** A memory in the browser's own storage. */
export function createMemory(): Memory {
  const prefix = 'playground.';
  return {
    get(name) {
      try {
        return localStorage.getItem(prefix + name);
      } catch {
        return null;
      }
    },
    set(name, value) {
      try {
        localStorage.setItem(prefix + name, value);
      } catch {
        // Private windows may refuse: the welcome then shows again.
      }
    },
  };
}
