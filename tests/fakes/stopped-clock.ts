import './swift-clock.ts';

// Loaded before the real process: the clock on the wall has stopped, as on a machine whose clock hangs.
const stoppedAt = Date.now();
globalThis.Date = class extends Date {
  constructor(...given: [] | [string | number | Date]) {
    super(given[0] ?? stoppedAt);
  }
  static override now() {
    return stoppedAt;
  }
} as DateConstructor;
