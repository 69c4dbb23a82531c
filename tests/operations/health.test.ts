import { describe, expect, it } from 'vitest';
import { createReadiness } from '../../src/operations/health.ts';

describe('createReadiness', () => {
  it('is not ready as long as nothing has been checked', () => {
    expect(createReadiness().report()).toEqual({
      ready: false,
      reasons: ['starting: nothing has been checked yet'],
      details: {},
    });
  });

  it('is ready once every condition holds, and says which do not', () => {
    const readiness = createReadiness(['record', 'store']);
    expect(readiness.report().reasons).toEqual(['record: not yet', 'store: not yet']);
    readiness.set('record', 'ok');
    readiness.set('store', 'cannot be written');
    expect(readiness.report()).toMatchObject({ ready: false, reasons: ['store: cannot be written'] });
    readiness.set('store', 'ok');
    expect(readiness.report()).toMatchObject({ ready: true, reasons: [] });
  });

  it('stops being ready when a condition no longer holds', () => {
    const readiness = createReadiness();
    readiness.set('gateway', 'ok');
    readiness.set('gateway', 'connection lost');
    expect(readiness.report()).toMatchObject({ ready: false, reasons: ['gateway: connection lost'] });
  });

  it('shows a detail without becoming unready, until it is taken away', () => {
    const readiness = createReadiness();
    readiness.set('record', 'ok');
    readiness.note('record', 'the newest change was refused');
    expect(readiness.report()).toEqual({
      ready: true,
      reasons: [],
      details: { record: 'the newest change was refused' },
    });
    readiness.note('record', null);
    expect(readiness.report().details).toEqual({});
  });
});
