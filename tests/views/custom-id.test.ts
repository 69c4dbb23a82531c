import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId, matchesArgument, parseCustomId } from '../../src/views/custom-id.ts';
import { updateCustomId } from '../../src/views/update-custom-id.ts';

describe('customId', () => {
  it('is read back as the route that it was made from', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }), (args) => {
        const route = { command: 'sequel', action: 'timeline', args: args.length === 0 ? [] : args };
        const id = customId(route);
        if (id.includes(':~')) return;
        expect(parseCustomId(id)).toEqual(route);
      }),
    );
  });

  it('has the form that the contract gives for a posted update', () => {
    expect(updateCustomId('2025-09-19-pre-production-under-way')).toBe(
      'v1:update:sources:2025-09-19-pre-production-under-way',
    );
  });

  it('is shortened with a hash by which the long argument is recognised', () => {
    const long = `2025-09-19-${'very-long-'.repeat(18)}`;
    const id = updateCustomId(long);
    expect(id.length).toBeLessThanOrEqual(100);
    const argument = parseCustomId(id)?.args[0] ?? '';
    expect(matchesArgument(argument, long)).toBe(true);
    expect(matchesArgument(argument, `${long}x`)).toBe(false);
  });

  it.each(['', 'v2:who:show:x', 'hello', 'v1:', 'v1:who', 'v1:who:show:%zz'])('refuses %j', (id) => {
    expect(parseCustomId(id)).toBeNull();
  });
});
