import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkdownNode } from '../../../src/playground/page/client/markdown-node.ts';
import { parseMarkdown } from '../../../src/playground/page/client/parse-markdown.ts';

/** The tree as short text: `strong(text)`, so that a table stays readable. */
function shape(nodes: readonly MarkdownNode[]): string {
  return nodes.map(shapeOf).join('');
}

function shapeOf(node: MarkdownNode): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
    case 'codeblock':
      return `${node.type}{${node.text}}`;
    case 'heading':
      return `h${node.level}{${shape(node.children)}}`;
    case 'list':
      return `${node.ordered ? `ol${node.start}` : 'ul'}{${node.items.map(shape).join('|')}}`;
    case 'link':
      return `link{${shape(node.children)} -> ${node.url}}`;
    case 'timestamp':
      return `time{${node.unix}:${node.style}}`;
    case 'channel':
    case 'role':
    case 'user':
      return `${node.type}{${node.id}}`;
    case 'command':
      return `command{${node.name}:${node.id}}`;
    default:
      return `${node.type}{${shape(node.children)}}`;
  }
}

/** All the words of a tree, without its markup. */
function words(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text;
      if ('items' in node) return node.items.map(words).join('\n');
      return 'children' in node ? words(node.children) : '';
    })
    .join('');
}

describe('parseMarkdown', () => {
  test.each([
    ['plain words', 'plain words'],
    ['**bold** and *italic* and _so too_', 'strong{bold} and emphasis{italic} and emphasis{so too}'],
    ['***both***', 'strong{emphasis{both}}'],
    ['__under__ ~~gone~~', 'underline{under} strike{gone}'],
    ['a **bold *and italic* end**', 'a strong{bold emphasis{and italic} end}'],
    ['snake_case_name stays', 'snake_case_name stays'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['**never closed', '**never closed'],
    ['`code **not bold**`', 'code{code **not bold**}'],
    ['``a ` b``', 'code{a ` b}'],
    ['```js\nlet a;\n```\nafter', 'codeblock{let a;}after'],
    ['||hidden **bold**|| shown', 'spoiler{hidden strong{bold}} shown'],
    ['||two\nlines||', 'spoiler{two\nlines}'],
    ['one || two', 'one || two'],
  ])('reads inline markup: %s', (text, expected) => {
    expect(shape(parseMarkdown(text))).toBe(expected);
  });

  test.each([
    ['# One\n## Two\n### Three\n#### four', 'h1{One}h2{Two}h3{Three}#### four'],
    ['-# small **print**\nafter', 'subtext{small strong{print}}after'],
    ['text # not a heading', 'text # not a heading'],
    ['#hashtag', '#hashtag'],
    ['- a\n- **b**\n* c', 'ul{a|strong{b}|c}'],
    ['3. c\n4. d', 'ol3{c|d}'],
    ['- a\n-# small\n- b', 'ul{a\nsubtext{small}|b}'],
    ['- a\n-# small **print**\nafter', 'ul{a\nsubtext{small strong{print}}}after'],
    ['- a\n  - b\n  - c\n- d', 'ul{a\nul{b|c}|d}'],
    ['- a\n- b\n1. c\n2. d', 'ul{a|b}ol1{c|d}'],
    ['- a\n  1. b\n  2. c', 'ul{a\nol1{b|c}}'],
    ['intro\n- a\nouttro', 'intro\nul{a}outtro'],
    ['> quoted **b**\n> more\nafter', 'quote{quoted strong{b}\nmore}after'],
    ['>>> all\nthe rest', 'quote{all\nthe rest}'],
    ['a > b', 'a > b'],
    ['> - x\n> - y', 'quote{ul{x|y}}'],
    ['1998 was a year', '1998 was a year'],
  ])('reads blocks at the start of a line: %s', (text, expected) => {
    expect(shape(parseMarkdown(text))).toBe(expected);
  });

  test.each([
    ['[a **b**](https://example.org/x)', 'link{a strong{b} -> https://example.org/x}'],
    ['[w](https://example.org/a_(b))', 'link{w -> https://example.org/a_(b)}'],
    ['[w](<https://example.org/a_(b)>)', 'link{w -> https://example.org/a_(b)}'],
    ['[bad](javascript:alert(1))', '[bad](javascript:alert(1))'],
    ['[data](data:text/html,x)', '[data](data:text/html,x)'],
    ['see https://example.org/a_b_c.', 'see link{https://example.org/a_b_c -> https://example.org/a_b_c}.'],
    ['<https://example.org>', 'link{https://example.org -> https://example.org}'],
    ['**https://example.org/a**', 'strong{link{https://example.org/a -> https://example.org/a}}'],
    ['[https://a.org](https://b.org)', 'link{https://a.org -> https://b.org}'],
  ])('reads links to the web only: %s', (text, expected) => {
    expect(shape(parseMarkdown(text))).toBe(expected);
  });

  test.each([
    ['<t:1790000000:R> <t:1790000000> <t:-1:D>', 'time{1790000000:R} time{1790000000:f} time{-1:D}'],
    ['<#12> <@&34> <@56> <@!78>', 'channel{12} role{34} user{56} user{78}'],
    ['</sequel status:99>', 'command{sequel status:99}'],
    ['<:wave:123> <a:wave:123>', ':wave: :wave:'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<t:soon>', '<t:soon>'],
  ])('reads mentions and timestamps: %s', (text, expected) => {
    expect(shape(parseMarkdown(text))).toBe(expected);
  });

  test.each([
    ['\\*not italic\\*', '*not italic*'],
    ['\\|\\|plain\\|\\|', '||plain||'],
    ['**a \\** b**', 'strong{a ** b}'],
    ['\\# no heading', '# no heading'],
    ['\\[a](https://example.org)', '[a](link{https://example.org -> https://example.org})'],
    ['\\<@12>', '<@12>'],
    ['C:\\dir', 'C:\\dir'],
    ['¯\\\\\\_(ツ)\\_/¯', '¯\\_(ツ)_/¯'],
  ])('takes an escaped character as it is: %s', (text, expected) => {
    expect(shape(parseMarkdown(text))).toBe(expected);
  });

  test('keeps every word of any text, whatever its markup', () => {
    const piece = fc.constantFrom(
      '**',
      '*',
      '_',
      '__',
      '||',
      '~~',
      '`',
      '\\',
      '> ',
      '# ',
      '- ',
      '\n',
      '[',
      '](',
      ')',
      '<',
      '>',
      ' ',
      'w1',
      'w2',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const kept = words(parseMarkdown(text));
        for (const word of ['w1', 'w2']) expect(kept.split(word)).toHaveLength(text.split(word).length);
      }),
      { numRuns: 500 },
    );
  });

  test('stays quick on the longest text of the worst kind', () => {
    const started = performance.now();
    for (const worst of ['**', '||', '[', '> ', '*a', '_ a', '\n- ', '(('])
      parseMarkdown(worst.repeat(2000).slice(0, 4000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
