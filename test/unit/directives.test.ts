import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { directivesOf, scopeOf } from '../../server/src/engine/directives';
import { createDocument } from '../../server/src/engine/document';
import { applyEdits } from '../../server/src/engine/fix';
import { brief, lintText, sampleConfig } from './support/sample';

const directives = (text: string) => directivesOf(createDocument(text));
const found = (text: string): string[] => brief(text, lintText(text));
const foo = 'jargon:found@foo';

describe('directives', () => {
  it('are read with their rules and reason', () => {
    const text = 'a\n\n<!-- agored-disable-next-line jargon, headings -- we know -->\nb\n';
    const [directive] = directives(text);
    assert(directive);
    assert.deepEqual([directive.verb, directive.reason], ['disable-next-line', 'we know']);
    assert.deepEqual(
      directive.rules.map(({ span }) => text.slice(span.start, span.end)),
      ['jargon', 'headings'],
    );
    assert.equal(text.slice(directive.span.start, directive.span.end), text.slice(3, text.indexOf('\nb')));
    const many = directives(
      '<!--agored-disable-->\n\n{/* agored-enable jargon */}\n\n<!-- agored-allow "foo bar" “baz” -- so -->',
    );
    assert.deepEqual(
      many.map(({ verb }) => verb),
      ['disable', 'enable', 'allow'],
    );
    assert.deepEqual(
      many.map(({ rules }) => rules.length),
      [0, 1, 0],
    );
    assert.deepEqual([many[2]?.terms, many[2]?.reason], [['foo bar', 'baz'], 'so']);
    const lines = '<!-- agored-disable\n  jargon\n  -- over\n  lines -->';
    assert.deepEqual(
      directives(lines).map(({ rules, reason }) => [rules[0]?.id, reason]),
      [['jargon', 'over\n  lines']],
    );
  });

  it('in code, in front matter or unfinished are not obeyed', () => {
    for (const text of [
      '```\n<!-- agored-disable -->\n```\n\nfoo',
      '    <!-- agored-disable -->\n\nfoo',
      'a `<!-- agored-disable -->` foo',
      '---\na: <!-- agored-disable -->\n---\n\nfoo',
      'foo <!-- agored-disable ',
      'foo <!-- agored-translate cy -->',
    ])
      assert.deepEqual([directives(text).length, found(text)], [0, [foo]], text);
  });

  it('silence a line', () => {
    assert.deepEqual(found('foo <!-- agored-disable-line jargon -->\nfoo\n'), [foo]);
    assert.deepEqual(found('| foo | <!-- agored-disable-line --> |\n|-|-|\n| foo | |\n'), [foo]);
    assert.deepEqual(found('foo **foo** <!-- agored-disable-line jargon -- both -->\n'), []);
  });

  it('silence the first line of what follows', () => {
    for (const gap of ['\n', '\n\n', '\n\n\n', '\r\n\r\n', '\r', '\n \t\n']) {
      const next = `<!-- agored-disable-next-line jargon -->${gap}`;
      assert.deepEqual(found(`${next}foo\nfoo\n`), [foo], 'of a paragraph, one source line');
      assert.deepEqual(found(`${next}- foo\n- foo\n`), [foo], 'of a list, its first item');
      assert.deepEqual(found(`${next}| foo |\n|---|\n| foo |\n`), [foo], 'of a table, its head');
      assert.deepEqual(found(`${next}> foo\n> foo\n`), [foo], 'of a quotation');
    }
    assert.deepEqual(found('<!-- agored-disable-next-line headings, jargon -->\n\n# foo\n\nfoo\n'), [foo]);
    assert.deepEqual(found('<!-- agored-disable-next-line headings -->\nTitle\n=====\n'), []);
    assert.deepEqual(found('> <!-- agored-disable-next-line jargon -->\n>\n> foo\n'), []);
    assert.deepEqual(found('- a\n  <!-- agored-disable-next-line jargon -->\n- foo\n'), []);
  });

  it('at the end of the note silence nothing', () => {
    assert.deepEqual(found('foo <!-- agored-disable-next-line jargon -->'), [
      foo,
      'directive-problem:unused@<!-- agored-disable-next-line jargon -->',
    ]);
  });

  it('silence from one place to another, or the whole note', () => {
    const on = '<!-- agored-enable jargon -->';
    assert.deepEqual(found(`foo\n\n<!-- agored-disable jargon -->\n\nfoo\n\n${on}\n\nfoo\n`), [foo, foo]);
    assert.deepEqual(found(`<!-- agored-disable -->\n\nfoo\n\n${on}\n\nfoo\n\n# H\n`), [foo], 'one rule on again');
    assert.deepEqual(found('foo\n\n<!-- agored-disable-file jargon -->\n'), []);
    assert.deepEqual(found('<!-- agored-disable-file -->\n\n# foo\n'), []);
  });

  it('allow words, in any case and spelling of quotes', () => {
    assert.deepEqual(found('foo and foo\n\n<!-- agored-allow "FOO" -->\n'), []);
    assert.deepEqual(found('foo\n\n<!-- agored-allow "bar" -->\n'), [
      foo,
      'directive-problem:unused@<!-- agored-allow "bar" -->',
    ]);
    assert.deepEqual(
      found('# foo\n\n<!-- agored-allow "foo" -->\n'),
      ['headings:heading@foo'],
      'words alone, no other rule',
    );
  });

  it('count what they silence', () => {
    const { suppressed } = lintText(
      'foo foo\n\n<!-- agored-disable-next-line -->\n# foo\n\n<!-- agored-allow "foo" -->\n',
    );
    assert.equal(suppressed, 4);
  });

  it('that are misspelt are reported, with what may have been meant', () => {
    const cases: readonly (readonly [string, string, unknown])[] = [
      [
        '<!-- agored-disable-nextline jargon -->',
        'unknown-verb-near',
        { verb: 'disable-nextline', near: 'disable-next-line' },
      ],
      ['<!-- agored-mumble -->', 'unknown-verb', { verb: 'mumble' }],
      ['<!-- agored- -->', 'unknown-verb', { verb: '' }],
      ['<!-- agored-disable-file jargn -->', 'unknown-rule-near', { rule: 'jargn', near: 'jargon' }],
      ['<!-- agored-disable-file zzzzzz -->', 'unknown-rule', { rule: 'zzzzzz' }],
    ];
    for (const [text, messageId, data] of cases) {
      const [finding, ...more] = lintText(text).findings;
      assert.deepEqual([finding?.rule.id, finding?.messageId, finding?.data], ['directive-problem', messageId, data]);
      assert.equal(more.length, 0);
    }
  });

  it('that silence nothing are reported, unless the rule is off', () => {
    const unused = '<!-- agored-disable-next-line jargon -->\nbar\n';
    assert.deepEqual(found(unused), ['directive-problem:unused@<!-- agored-disable-next-line jargon -->']);
    assert.deepEqual(brief(unused, lintText(unused, sampleConfig('rules: { jargon: off }'))), []);
    assert.deepEqual(brief(unused, lintText(unused, sampleConfig('rules: { directive-problem: off }'))), []);
    assert.deepEqual(found('<!-- agored-enable jargon -->\n'), []);
    const twice = '<!-- agored-disable-file jargon -->\n\n<!-- agored-disable-next-line jargon -->\nfoo\n';
    assert.equal(found(twice).length, 1, 'the one inside another is not needed');
  });

  it('that silence nothing can be taken out, with their line where they have one', () => {
    const cases = [
      ['a\n\n<!-- agored-disable-line jargon -->\nb\n', 'a\n\nb\n'],
      ['a\r\n<!-- agored-disable-line jargon --> \r\nb', 'a\r\nb'],
      ['a <!-- agored-disable-line jargon -->\nb', 'a\nb'],
      ['a <!-- agored-disable-line jargon --> b', 'a b'],
      ['<!-- agored-disable-line jargon -->', ''],
    ] as const;
    for (const [text, expected] of cases) {
      const [fix] = lintText(text).findings[0]?.fixes ?? [];
      assert.equal(applyEdits(text, fix?.edits ?? []), expected);
    }
  });

  it('have scopes that can be asked for one by one', () => {
    const text =
      '<!-- agored-disable jargon -->\na\n\n<!-- agored-enable headings -->\n\n<!-- agored-enable jargon -->\nb\n';
    const all = directives(text);
    const [off] = all;
    assert(off);
    const scope = scopeOf(off, 'jargon', all, text);
    assert.deepEqual(scope, { start: off.span.end, end: text.indexOf('<!-- agored-enable jargon') });
    assert.equal(scopeOf(off, 'headings', all, text), undefined);
  });
});
