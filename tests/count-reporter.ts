import type { Reporter, TestModule } from 'vitest/node';

/** Prints the run's counts on a line of their own, `N passed, N failed`, for scripts that read the output. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
      // A file that cannot be loaded, or whose preparations fail, has no failed test to count.
      const failedTests = [...module.children.allTests()].some((test) => test.result().state === 'failed');
      if (module.state() === 'failed' && !failedTests) failed += 1;
    }
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
}
