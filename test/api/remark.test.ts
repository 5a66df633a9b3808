/** The plugin for remark, in pipelines of unified. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Root } from 'mdast';
import { describe, it } from 'mocha';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type agoredPlugin from '../../server/src/api/remark';
import { projects } from './support';

const agored = createRequire(import.meta.url)('../../dist/remark.js') as typeof agoredPlugin;

const week = '# Week 12\n\n* We utilise the tool &amp;\n  want to leverage it.\n';

describe('the plugin for remark', () => {
  const project = projects();

  async function messagesOf(
    text: string | Uint8Array,
    { options, path, files }: { options?: agoredPlugin.Options; path?: string; files?: Record<string, string> } = {},
  ) {
    const cwd = project(files).root;
    const file = new VFile({ value: text, cwd, ...(path !== undefined && { path }) });
    await unified().use(remarkParse).use(agored, options).use(remarkStringify).process(file);
    return file.messages;
  }

  it('tells findings as messages with place, rule, page, reason and what to write instead', async () => {
    const [first, second, ...more] = await messagesOf(week, { path: 'posts/week.md' });
    assert.deepEqual(more, []);
    assert.ok(first && second);
    assert.equal(first.reason, 'Try ‘use’ instead of ‘utilise’. A shorter word says the same.');
    assert.equal(String(first), `posts/week.md:3:6-3:13: ${first.reason}`);
    assert.deepEqual(first.place, {
      start: { line: 3, column: 6, offset: 16 },
      end: { line: 3, column: 13, offset: 23 },
    });
    assert.deepEqual([first.source, first.ruleId, first.fatal], ['agored', 'jargon', false]);
    assert.deepEqual([first.actual, first.expected], ['utilise', ['use']]);
    assert.match(first.url ?? '', /^https:.*\/rules\/jargon\/README\.md$/);
    assert.match(first.note ?? '', /^\p{Lu}.*\.$/su);
    assert.deepEqual([second.actual, second.expected], ['leverage', ['use', 'build on']]);
  });

  it('is fatal for errors, not for warnings, and says nothing of it for information', async () => {
    for (const [level, fatal] of [
      ['error', true],
      ['warning', false],
      ['info', undefined],
    ] as const) {
      const [message] = await messagesOf(week, { options: { rules: { jargon: level } } });
      assert.equal(message?.fatal, fatal, level);
    }
    assert.deepEqual(await messagesOf(week, { options: { rules: { jargon: 'off' } } }), []);
  });

  it('expects nothing where a fix does more than put words in the place of others', async () => {
    const messages = await messagesOf(
      '# Week\n\nThis week we tested the form with five people at the library, and they liked it.\n',
      {
        path: 'a.md',
        files: { '.agored.yml': 'bilingual: { paths: ["**"] }\n' },
      },
    );
    assert.deepEqual(
      messages.map(({ ruleId, expected }) => [ruleId, expected]),
      [['missing-language', undefined]],
    );
  });

  it('speaks Welsh', async () => {
    const [message] = await messagesOf(week, { options: { locale: 'cy' } });
    assert.match(message?.reason ?? '', /^Rhowch gynnig/);
  });

  it('knows the configuration and the files around, from the folder of the file or a given one', async () => {
    const files = {
      '.agored.yml': 'allow: [utilise, leverage]\n',
      'other/.agored.yml': 'allow: [utilise]\n',
      'strict.yml': 'rules: { jargon: error }\n',
    };
    assert.deepEqual(await messagesOf(week, { path: 'a.md', files }), []);
    assert.equal((await messagesOf(week, { path: 'other/a.md', files })).length, 1);
    const strict = await messagesOf(week, { path: 'other/a.md', files, options: { config: 'strict.yml' } });
    assert.deepEqual(
      strict.map(({ fatal }) => fatal),
      [true, true],
    );
    const { root } = project(files);
    const file = new VFile({ value: week, path: 'a.md', cwd: '/nowhere' });
    await unified().use(remarkParse).use(agored, { cwd: root }).use(remarkStringify).process(file);
    assert.deepEqual(file.messages, []);
  });

  it('reads the source, whatever became of the tree', async () => {
    const file = new VFile({ value: week, path: 'a.md', cwd: project().root });
    const empty = () => (tree: Root) => {
      tree.children = [];
    };
    await unified().use(remarkParse).use(empty).use(agored).use(remarkStringify).process(file);
    assert.equal(String(file), '');
    assert.deepEqual(
      file.messages.map(({ line, column }) => [line, column]),
      [
        [3, 6],
        [4, 11],
      ],
    );
  });

  it('tells mistakes of a configuration once, and where they are', async () => {
    const cwd = project({ '.agored.yml': 'allow: [utilise]\nlangages: [en]\n' }).root;
    const processor = unified().use(remarkParse).use(agored).use(remarkStringify).freeze();
    const files = ['a.md', 'b.md'].map((path) => new VFile({ value: week, path, cwd }));
    for (const file of files) await processor.process(file);
    const told = files.map(({ messages }) => messages.map(({ ruleId, fatal }) => [ruleId, fatal]));
    assert.deepEqual(told, [
      [
        ['config-problem', true],
        ['jargon', false],
      ],
      [['jargon', false]],
    ]);
    assert.match(files[0]?.messages[0]?.reason ?? '', /^\.agored\.yml:2:1: .*langages/);
    assert.equal(files[0]?.messages[0]?.place, undefined);
  });

  it('takes bytes, and places nothing by a byte order mark', async () => {
    const [plain] = await messagesOf(week);
    for (const text of [`\uFEFF${week}`, new TextEncoder().encode(`\uFEFF${week}`)]) {
      const [marked] = await messagesOf(text);
      assert.deepEqual([marked?.place, marked?.actual], [plain?.place, 'utilise']);
    }
  });

  it('fails where an option cannot be used', async () => {
    await assert.rejects(messagesOf(week, { options: { config: 'nope.yml' } }), /nope\.yml/);
  });
});
