/** Random Markdown, weighted to what stays open over lines: fences, lists, quotes, raw HTML, definitions, front matter. */
import fc from 'fast-check';
import type { Span } from '../../../server/src/engine/types';

/** Runs of a property: few by default and with a fixed seed; `AGORED_FUZZ=N` runs N with a seed of the day. */
export function runs(usual: number): fc.Parameters<unknown> {
  const wanted = Number(process.env['AGORED_FUZZ'] ?? 0);
  return wanted > 0 ? { numRuns: wanted } : { numRuns: usual, seed: 20_261_124 };
}

const indents = ['', '', '', '', ' ', '  ', '   ', '    ', '     ', '\t', ' \t', '      ', '\t\t'];
const containers = [
  ...['', '', '', '', '', '> ', '>', '> > ', '> - ', '- - ', '* * ', '1. > '],
  ...['- ', '* ', '+ ', '-   ', '-     ', '-\t', '-', '1. ', '2. ', '2) ', '10. ', '1.', '- [ ] ', '[^f]: ', '[^g]:'],
];
const contents = [
  ...['text', 'two words', 'ends in a break  ', '\\', '*a*', '**b', 'c**', '&amp;', '\f', '\u00a0', '\u2028', '𝒶 b'],
  ...['```', '```', '````', '~~~', '~~~~', '``` js', '~~~ x', '`` ` ', '# h', '## ', '#', '===', '=', '---', '--'],
  ...['***', '___', '- - -', '+++', '[a]: /u', '[b]: <x> "t"', '[a]:', '/url', '"title', 'title"', '[^f]: note'],
  ...['[a]', '[b][a]', '[ a', 'b ]: /v', '[^f]', '![a][b]', 'https://a.b', '<div>', '</div>', '<!-- c', '-->'],
  ...['<!-- x -->', '<!-->', '<!--->', '<script>', '</script>', '<?php', '?>', '<?>', '<!X', '>', '<![CDATA[', ']]>'],
  ...['<pre>', '</pre>', '<a href="x">', '<x-y>', '<b>z</b>', '</p>', '<h1', '<hr/>', '<img src=x', '<textarea'],
  ...[
    '| a | b |',
    '|---|---|',
    '| :- |',
    'a | b',
    '--- | ---',
    '######x',
    '###### h',
    '####### h',
    '<prefix>',
    '<pre a',
  ],
  ...[
    'ends in a tab \t',
    '[a](<u>"t")',
    '[a](/u "t")',
    '[a](<u>)',
    'www.a_b.cd',
    'http://a.b_c',
    'http://b_c.d.e',
    'x@y.z',
  ],
  ...['1986. a year', '1234567890. x', '123456789. x', '1) x', '* * *', '=-', '    ```', '  ```', '~~~ ~', '`a` ``` b'],
];
/** What stays open, and what closes it or seems to. */
const spanning = [
  ...['```', '``` js', '````', '    ```', '   ```', '~~~', '~~~~ x', '    ~~~', '```js', '``` `', '~~~ ```'],
  ...[
    '<!--',
    '-->',
    '<!-->',
    '<?php',
    '?>',
    '<pre>',
    '</pre>',
    '<prefix>',
    '<div>',
    '</div>',
    '<x-y>',
    '<!X',
    '>',
    ']]>',
  ],
  ...[
    '- ',
    '-',
    '- x',
    '-     x',
    '-\tx',
    ' - x',
    '1. x',
    '2. x',
    '1.',
    '1986. x',
    '- ```',
    '- - x',
    '* * *',
    '- <!--',
  ],
  ...[
    '  x',
    '    x',
    '     x',
    '\tx',
    ' \tx',
    '  \tx',
    '   \tx',
    '  ```',
    '  -->',
    '   - x',
    '\t```',
    '   x',
    '    - x',
  ],
  ...[
    'text',
    'text',
    'text',
    '# h',
    '######x',
    '===',
    '---',
    '> x',
    '> - x',
    '>',
    '[a]: /u',
    '[^f]: x',
    '[a]',
    '| a |',
    '|-|',
  ],
];
const blanks = ['', '', '', ' ', '   ', '\t', '>'];
const openings = [
  '',
  '',
  '',
  '',
  '',
  '',
  '---\n',
  '---\na: 1\n---\n',
  '--- \nb: 2\n--- \n',
  '+++\nc = 3\n+++\n',
  '+++\n',
];

const lead = fc.tuple(fc.constantFrom(...indents), fc.constantFrom(...containers)).map((parts) => parts.join(''));
const filled = fc
  .tuple(
    lead,
    fc.oneof({ weight: 5, arbitrary: fc.constant('') }, { weight: 1, arbitrary: lead }),
    fc.constantFrom(...contents),
  )
  .map((parts) => parts.join(''));
const line = fc.oneof(
  { weight: 4, arbitrary: filled },
  { weight: 3, arbitrary: fc.constantFrom(...spanning) },
  { weight: 1, arbitrary: fc.constantFrom(...contents) },
  { weight: 3, arbitrary: fc.constantFrom(...blanks) },
);
const lineEnd = fc.oneof(
  { weight: 6, arbitrary: fc.constant('\n') },
  { weight: 1, arbitrary: fc.constantFrom('\r\n', '\r') },
);

/** A short note of hostile lines. */
export const markdown: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...openings),
    fc.array(line, { minLength: 1, maxLength: 14, size: 'max' }),
    lineEnd,
    fc.boolean(),
  )
  .map(([opening, lines, eol, closed]) => (opening + lines.join('\n') + (closed ? '\n' : '')).replaceAll('\n', eol));

const words = ['word', 'ŵ', 'two words', '1', '𝒶', '\\.', '\\', '&amp;', '& b', '!', ']', '\u00a0', '\u2028', 'x '];
const marks = [
  '*',
  '**',
  '_',
  '`',
  '```',
  '~',
  '~~~',
  '[a]',
  '](/u)',
  '<b>',
  '{{',
  '}}',
  'a@b.cd',
  'http://a.b',
  'www.a.b',
];
const starts = [
  '#',
  '# ',
  '-',
  '- ',
  '--',
  '+',
  '+ ',
  '=',
  '> ',
  '| ',
  ':-',
  '1.',
  '1) ',
  '12',
  '***',
  '* ',
  '___',
  '<div>',
];

/** Lines of one paragraph, mostly: plain ones, some markup, and what may open something else. */
export const paragraphs: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom('', '', '', '', '', ' ', '   ', '    ', '\t', ' \t'),
        fc.oneof(
          { weight: 6, arbitrary: fc.constant('') },
          { weight: 1, arbitrary: fc.constantFrom(...starts, ...marks) },
        ),
        fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...words) }, fc.constantFrom(...marks)), {
          maxLength: 5,
        }),
        fc.constantFrom('', '', '', '', ' ', '  ', '\t', '\\'),
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '\n', '\n\n', '\n \t\n', '\n[a]: /u', '\n\n[a]: /u', '\n\uFEFF'),
  )
  .map(([lines, eol, end]) => (lines.map((parts) => parts.flat().join('')).join('\n') + end).replaceAll('\n', eol));

/** Quotations with containers in them, of lines that go on with those, end them or open others. */
export const quotations: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom('> ', '> ', '> ', '> ', '>', '> > ', '- > ', '  > ', '', '', '>  ', '>\t', '- ', '  '),
        fc.constantFrom(
          ...['- ', '* ', '1. ', '- - ', '- > ', '- [ ] ', '  ', '  - ', '   ', '    ', '\t', '\t\t', '', '', '', '> '],
        ),
        fc.constantFrom(
          ...['a', 'b c', 'd', '', '', '', '# h', '```', '<br>', '<br> e', '<div>', '|-|', '---', '[x]: y', '[^f]: z'],
        ),
      ),
      { minLength: 2, maxLength: 7, size: 'max' },
    ),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([lines, eol, closed]) => lines.map((parts) => parts.join('')).join(eol) + (closed ? eol : ''));

/** Marks that open or close what reaches over other blocks, and words that rules look for. */
const typed = [
  ...['\n', '\n\n', '\r\n', '\r', ' ', '    ', '-', '`', '> ', '# h\n', '## ', '===\n', 'word ', 'ß', ''],
  ...['```', '```\n', '\n```\n', '~~~\n', '<!--', '-->', '<div>\n', '</div>\n'],
  ...['- ', '- x\n', '* ', '1. y\n', '  - z\n', '\n- [ ] '],
  ...['---', '---\n', '---\n\n', '+++\n', 'k: 1\n', 'lang: cy\n', '---\nlang: cy\n---\n'],
  ...['[', ']:', '[a]', '[c][b]', '[a]: /u\n', '\n\n[b]: /u\n\n', '[^f]', '[^f]: n\n', '\n\n[a]: /v "t"\n\n'],
  ...['<!-- agored-disable-next-line -->\n', '<!-- agored-disable-line jargon -->', '\n\n<!-- agored-disable -->\n\n'],
  ...['\n\n<!-- agored-enable -->\n\n', '<!-- agored-disable-file jargon -- ours -->\n\n', '<!-- agored-'],
  ...['\n\n<!-- agored-allow "intake form" -->\n\n', 'intake form ', 'we decided to use Postgres. ', 'leverage '],
];

export interface Change {
  /** Where, as a part of the text's length. */
  readonly at: number;
  /** How many units it takes out. */
  readonly length: number;
  readonly text: string;
}

/** Edits as a person makes them: mostly small, often at the start, with marks that open or close something. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 5, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
    length: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.nat(5) },
      { weight: 1, arbitrary: fc.nat(60) },
    ),
    text: fc.constantFrom(...typed),
  }),
  { minLength: 1, maxLength: 20, size: 'max' },
);

/** What a change takes out of a text. */
export function spanIn(text: string, { at, length }: Change): Span {
  const start = Math.floor(at * text.length);
  return { start, end: Math.min(text.length, start + length) };
}
