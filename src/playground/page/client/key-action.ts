/** What a key does in the command box. */
export type KeyAction = 'next' | 'previous' | 'pick' | 'submit' | 'close' | 'reset' | 'back';

/** How the box stands when the key comes. */
export interface KeyPlace {
  /** Choices are shown, and one of them is marked. */
  isOpen: boolean;
  isMarked: boolean;
  /** What stands in the input. */
  text: string;
  /** A command was chosen. */
  hasCommand: boolean;
}

/** The action of a key, null for the browser's own. Tab picks only what was chosen or begun, else it moves on. */
export function keyAction(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  { isOpen, isMarked, text, hasCommand }: KeyPlace,
): KeyAction | null {
  switch (key) {
    case 'ArrowDown':
      return isOpen ? 'next' : null;
    case 'ArrowUp':
      return isOpen ? 'previous' : null;
    case 'Enter':
      return isOpen && isMarked ? 'pick' : 'submit';
    case 'Tab':
      return isOpen && !shiftKey && (isMarked || text !== '') ? 'pick' : null;
    case 'Escape':
      if (isOpen) return 'close';
      return hasCommand || text !== '' ? 'reset' : null;
    case 'Backspace':
      return text === '' && hasCommand ? 'back' : null;
    default:
      return null;
  }
}
