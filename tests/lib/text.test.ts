import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../src/lib/escape-markdown.ts';
import { normalise } from '../../src/lib/normalise.ts';
import { cutText, plainText } from '../../src/lib/plain-text.ts';
import { splitText } from '../../src/lib/split-text.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('escapeMarkdown', () => {
  it.each([
    ['**bold** and ||hidden||', '\\*\\*bold\\*\\* and \\|\\|hidden\\|\\|'],
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['> quote', '\\> quote'],
    ['1995. A year', '1995\\. A year'],
    ['<@123> <#1> <t:1:D>', '\\<@123> \\<#1> \\<t:1:D>'],
    ['[text](https://example.com)', '\\[text](https://example.com)'],
    ['3 < 4 and a-b', '3 < 4 and a-b'],
  ])('writes %j so that it shows as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('leaves no pair of spoiler bars in any text', () => {
    fc.assert(fc.property(anyText, (text) => !/(^|[^\\])(\\\\)*\|\|/.test(escapeMarkdown(text))));
  });
});

describe('cutText', () => {
  it('never passes the limit and never cuts a grapheme in two', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 100 }), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
        if (text.length <= max) expect(cut).toBe(text);
      }),
    );
  });

  it('keeps a family emoji whole or leaves it out', () => {
    expect(cutText('ab👨‍👩‍👧‍👦cd', 6)).toBe('ab…');
  });
});

describe('plainText', () => {
  it('takes out controls and marks that turn the direction of the text around them', () => {
    expect(plainText(' a\u202eb\u0000\nc ')).toBe('a b c');
  });
});

describe('splitText', () => {
  it('splits after sentences and keeps every word', () => {
    expect(splitText('One two. Three four. Five.', 14)).toEqual(['One two.', 'Three four.', 'Five.']);
  });

  it('keeps to the limit and loses nothing but spaces', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 120 }), (text, max) => {
        const parts = splitText(text, max);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(max);
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('normalise', () => {
  it.each([
    ['  Timothée CHALAMET! ', 'timothee chalamet'],
    ['L.A. Takedown', 'la takedown'],
    ['O’Brien–Smith', 'obrien smith'],
  ])('folds %j', (text, folded) => {
    expect(normalise(text)).toBe(folded);
  });
});
