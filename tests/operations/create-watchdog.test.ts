import { describe, expect, it } from 'vitest';
import { createWatchdog } from '../../src/operations/create-watchdog.ts';
import { createGatewayMonitor } from '../../src/operations/gateway-monitor.ts';
import { createReadiness } from '../../src/operations/health.ts';

function open() {
  let now = 0;
  const watchdog = createWatchdog({ clock: () => now });
  return { watchdog, pass: (ms: number) => (now += ms) };
}

describe('createWatchdog', () => {
  it('reports what is overdue, and no more once it is heard of', () => {
    const { watchdog, pass } = open();
    watchdog.expect('updates', 1_000, 'not heard of');
    pass(1_000);
    expect(watchdog.report()).toEqual([]);
    pass(1);
    expect(watchdog.report()).toEqual(['updates: not heard of']);
    watchdog.expect('updates', 1_000, 'not heard of');
    expect(watchdog.report()).toEqual([]);
  });

  it('waits for nothing that is settled', () => {
    const { watchdog, pass } = open();
    watchdog.expect('updates', 1_000, 'not heard of');
    watchdog.settle('updates');
    pass(2_000);
    expect([watchdog.report(), watchdog.isExpected('updates')]).toEqual([[], false]);
  });
});

describe('createGatewayMonitor', () => {
  const fiveMinutes = 300_000;
  function watch() {
    const { watchdog, pass } = open();
    const readiness = createReadiness();
    const states: string[] = [];
    const monitor = createGatewayMonitor({ readiness, metrics: { gateway: (state) => states.push(state) }, watchdog });
    return { monitor, watchdog, readiness, pass, states };
  }

  it('reports a gateway that is down for more than five minutes, whatever it tries meanwhile', () => {
    const { monitor, watchdog, pass } = watch();
    monitor.set('ready');
    pass(fiveMinutes * 2);
    for (let minute = 0; minute < 5; minute += 1) {
      monitor.set(minute % 2 === 0 ? 'resuming' : 'connecting');
      pass(60_000);
    }
    expect(watchdog.report()).toEqual([]);
    pass(1);
    expect(watchdog.report()).toEqual(['gateway: it has been down for more than five minutes']);
    monitor.set('ready');
    expect(watchdog.report()).toEqual([]);
  });

  it.each(['waiting', 'closed'] as const)(
    'does not report one that is %s, which no new process would mend',
    (state) => {
      const { monitor, watchdog, pass } = watch();
      monitor.set('connecting');
      monitor.set(state);
      pass(fiveMinutes * 10);
      expect(watchdog.report()).toEqual([]);
    },
  );

  it('gives its reason to readiness and its state to the metrics', () => {
    const { monitor, readiness, states } = watch();
    monitor.set('connecting', 'cannot connect: nobody answers');
    expect(readiness.report().reasons).toEqual(['gateway: cannot connect: nobody answers']);
    monitor.set('resuming');
    expect(readiness.report().reasons).toEqual(['gateway: the connection is lost, connecting again']);
    monitor.set('ready');
    expect(readiness.report().ready).toBe(true);
    expect(states).toEqual(['connecting', 'resuming', 'ready']);
  });
});
