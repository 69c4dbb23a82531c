const discordEpoch = 1_420_070_400_000n;

/** Makes ids like Discord's: 17 to 19 digits, ordered, with the time of making in the upper bits. */
export function createSnowflakes(now: () => Date): () => string {
  let last = 0n;
  return () => {
    const fromClock = (BigInt(now().getTime()) - discordEpoch) << 22n;
    last = fromClock > last ? fromClock : last + 1n;
    return last.toString();
  };
}
