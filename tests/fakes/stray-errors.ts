// Loaded before the real process. STRAY says what goes astray: `rejection` in each interaction, `store` for a write that
// nobody waited for, `exception` for an error that nobody catches. All of them name the token.
const { StoreError } = await import('../../src/settings/store-error.ts');
const token = process.env.DISCORD_TOKEN ?? '';

/** Once it is up and running. */
function later(work: () => void): void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((text: string) => {
    if (text.includes('Connected to Discord')) setTimeout(work, 50);
    return write(text);
  }) as typeof process.stdout.write;
}

switch (process.env.STRAY) {
  case 'rejection': {
    const real = performance.now.bind(performance);
    let isDone = false;
    performance.now = () => {
      if (!isDone && new Error().stack?.includes('/bot/dispatch.ts')) {
        isDone = true;
        void Promise.reject(new Error(`Went astray with ${token}`));
      }
      return real();
    };
    break;
  }
  case 'store':
    later(() => void Promise.reject(new StoreError('The store did not take a key')));
    break;
  case 'exception':
    later(() => {
      throw new Error(`Nobody caught ${token}`);
    });
}
