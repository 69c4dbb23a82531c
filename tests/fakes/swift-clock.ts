// Loaded before the real process: the clock that never jumps runs a thousand times as fast, the one on the wall as ever.
const real = performance.now.bind(performance);
performance.now = () => real() * 1_000;
