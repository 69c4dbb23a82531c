import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/count-reporter.ts'],
    slowTestThreshold: 1000,
    testTimeout: 30_000,
    // The end-to-end tests mostly wait for processes of their own.
    maxWorkers: 2,
  },
});
