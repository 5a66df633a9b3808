import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createDocument, frontMatterOf } from '../../server/src/engine/document';
import { parseYaml } from '../../server/src/engine/frontMatter';
import { runs } from './support/arbitraries';

const read = (text: string) => frontMatterOf(createDocument(text)) ?? assert.fail('no front matter');

describe('front matter', () => {
  it('is read, and its values found', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = ['---', 'title: "A note"', 'tags: [a, b]', 'empty:', '---', '', 'x'].join(eol);
      const front = read(text);
      assert.deepEqual(front.data, { title: 'A note', tags: ['a', 'b'], empty: null });
      assert.deepEqual(front.problems, []);
      const at = (key: string): string | undefined => {
        const span = front.spanOf(key);
        return span && text.slice(span.start, span.end);
      };
      assert.deepEqual([at('title'), at('tags'), at('none')], ['"A note"', '[a, b]', undefined]);
      assert.equal(
        text.slice(front.body.start, front.body.end),
        ['title: "A note"', 'tags: [a, b]', 'empty:'].join(eol),
      );
    }
  });

  it('may be empty, without a line behind it, or TOML', () => {
    assert.deepEqual(read('---\n---\n').body, { start: 4, end: 4 });
    assert.deepEqual(read('---\na: 1\n---').body, { start: 4, end: 8 });
    assert.deepEqual(read('---\n\n---   \n').body, { start: 4, end: 4 });
    const toml = read('+++\na = 1\n+++\n');
    assert.deepEqual([toml.format, toml.data, toml.problems], ['toml', {}, []]);
  });

  it('that is not YAML says where', () => {
    const text = '---\ntitle: a: b\n---\n';
    const { problems, data } = read(text);
    assert.equal(problems.length > 0, true);
    assert(problems.every(({ span }) => span.start >= 4 && span.end <= text.length && span.start <= span.end));
    assert.equal(typeof data, 'object');
    assert.equal(read('---\n- a\n- b\n---\n').problems.length, 1);
    assert.equal(read('---\njust words\n---\n').problems.length, 1);
  });
});

describe('parseYaml', () => {
  it('never throws, and keeps its spans in the source', () => {
    const yaml = fc.array(
      fc.constantFrom(
        ...'a b: -[]{}&*!|>%@`"\'#?,\n\t~\\0'.split(''),
        '  ',
        '\n- ',
        '<<: *a',
        '&a ',
        '*a',
        '__proto__: ',
        ': ',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          yaml.map((parts) => parts.join('')),
        ),
        (source) => {
          const { problems, data } = parseYaml(source);
          assert.equal(typeof data, 'object');
          for (const { span } of problems) assert(span.start <= span.end && span.start >= 0);
        },
      ),
      runs(1000),
    );
  });

  it('stands what is hostile, and says that it was not read', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from(
        { length: 40 },
        (_, n) => `a${String(n + 1)}: &a${String(n + 1)} [*a${String(n)}, *a${String(n)}, *a${String(n)}]`,
      ),
    ];
    for (const source of [
      bomb.join('\n'),
      `a: ${'x'.repeat(300_000)}`,
      '['.repeat(100_000),
      `${'{a: '.repeat(5000)}1${'}'.repeat(5000)}`,
      '- '.repeat(50_000),
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ]) {
      const { problems, data } = parseYaml(source);
      assert(problems.length > 0, source.slice(0, 20));
      assert.deepEqual(data, {}, source.slice(0, 20));
    }
  });

  it('does not touch prototypes', () => {
    const { data } = parseYaml('__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(Object.getPrototypeOf(data), Object.prototype);
  });
});
