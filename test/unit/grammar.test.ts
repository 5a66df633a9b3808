/** The colouring of directives and of what stands out in notes, through the tokenizer and the Markdown grammar that VS Code itself uses. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { verbs } from '../../server/src/engine/directives';

const require = createRequire(import.meta.url);
const root = path.join(import.meta.dirname, '../..');
/** As they are contributed. */
const own = (
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    contributes: { grammars: { scopeName: string; path: string; injectTo: string[] }[] };
  }
).contributes.grammars;

/** Grammars by scope; those that Markdown includes for code in other languages are not needed here, and are left out. */
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(own.map((grammar) => [grammar.scopeName, path.join(root, grammar.path)])),
  'text.html.markdown': require.resolve('tm-grammars/grammars/markdown.json'),
  'text.html.basic': require.resolve('tm-grammars/grammars/html.json'),
  'text.html.derivative': require.resolve('tm-grammars/grammars/html-derivative.json'),
  'source.yaml': require.resolve('tm-grammars/grammars/yaml.json'),
};

async function loadMarkdown(): Promise<IGrammar> {
  const { buffer, byteOffset, byteLength } = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(buffer.slice(byteOffset, byteOffset + byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = files[scope];
      return Promise.resolve(file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file));
    },
    getInjections: (scope) => own.filter(({ injectTo }) => injectTo.includes(scope)).map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert(grammar !== null);
  return grammar;
}

describe('grammars', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadMarkdown();
  });

  /** The tokens of a text that the grammar of directives has a say in, as `text → own scope`. */
  function coloured(text: string): string[] {
    let stack = INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
        const scope = scopes[scopes.length - 1] ?? '';
        const token = line.slice(startIndex, endIndex).trim();
        return scope.endsWith('.agored') && !scope.startsWith('meta.') && token !== ''
          ? [`${token} → ${scope.replace(/\.agored$/, '')}`]
          : [];
      });
    });
  }

  it('tells verb, rules and reason apart', () => {
    assert.deepEqual(coloured('<!-- agored-disable-next-line jargon, missing-section -- said by a reader -->'), [
      'agored-disable-next-line → keyword.control.directive',
      'jargon → entity.name.tag.rule',
      'missing-section → entity.name.tag.rule',
      '-- → punctuation.separator.reason',
      'said by a reader → string.unquoted.reason',
    ]);
  });

  it('knows every verb of the engine', () => {
    for (const verb of verbs)
      assert.deepEqual(coloured(`<!-- agored-${verb} -->`), [`agored-${verb} → keyword.control.directive`]);
  });

  it('marks a verb that is none', () => {
    for (const verb of ['disabel', 'disable-nextline', 'disable-', 'allowed', 'translated', ''])
      assert.deepEqual(coloured(`<!-- agored-${verb} jargon -->`), [`agored-${verb} → invalid.illegal.directive`]);
  });

  it('colours terms, and the marks around text that waits for translation', () => {
    const text =
      '<!-- agored-allow "drill down" “on-board” -->\n\n<!-- agored-translate cy -->\n\n## Nesaf\n\n<!-- /agored-translate -->';
    assert.deepEqual(coloured(text), [
      'agored-allow → keyword.control.directive',
      '"drill down" → string.quoted.double.term',
      '“on-board” → string.quoted.double.term',
      'agored-translate → keyword.control.directive',
      'cy → constant.language',
      '/agored-translate → keyword.control.directive',
    ]);
    assert.deepEqual(coloured('<!-- agored-translation cy pending until 2026-12-01 -->'), [
      'agored-translation → keyword.control.directive',
      'cy → constant.language',
      'pending → keyword.other.state',
      'until → keyword.other',
      '2026-12-01 → constant.numeric.date',
    ]);
  });

  it('works wherever a comment may stand', () => {
    const wanted = ['agored-disable-line → keyword.control.directive', 'jargon → entity.name.tag.rule'];
    for (const lead of ['', '  ', 'Words. ', '- item ', '> quote ', '# Heading ', '| cell | '])
      for (const after of ['', ' more'])
        assert.deepEqual(coloured(`${lead}<!-- agored-disable-line jargon -->${after}`), wanted, lead);
  });

  it('works in comments as MDX has them', () => {
    assert.deepEqual(coloured('Words {/* agored-disable-line jargon -- a name */} and more.'), [
      'agored-disable-line → keyword.control.directive',
      'jargon → entity.name.tag.rule',
      '-- → punctuation.separator.reason',
      'a name → string.unquoted.reason',
    ]);
  });

  it('goes over lines, and ends with the comment', () => {
    const text = '<!-- agored-disable jargon\n  missing-section\n  -- they say\n  so -->\n\nagored-disable jargon\n';
    assert.deepEqual(coloured(text), [
      'agored-disable → keyword.control.directive',
      'jargon → entity.name.tag.rule',
      'missing-section → entity.name.tag.rule',
      '-- → punctuation.separator.reason',
      'they say → string.unquoted.reason',
      'so → string.unquoted.reason',
    ]);
  });

  it('leaves code, front matter, other comments and plain text alone', () => {
    for (const text of [
      '```md\n<!-- agored-disable jargon -->\n{/* agored-disable jargon */}\n```',
      '~~~\n<!-- agored-disable jargon -->\n~~~',
      '    <!-- agored-disable jargon -->\n    {/* agored-disable jargon */}',
      'In code: `<!-- agored-disable jargon -->` and `{/* agored-disable jargon */}`.',
      '---\ntitle: "{/* agored-disable jargon */}"\n---',
      '<!-- see agored-disable jargon -->',
      'Write agored-disable jargon -- so.',
    ])
      assert.deepEqual(coloured(text), [], text);
  });

  it('colours the label of a decision, in both languages and wherever it leads', () => {
    for (const label of ['Decision', 'Penderfyniad', 'Decisions', 'Agreed', 'Cytunwyd', 'Decision 3', 'Key decision'])
      for (const [before, after] of [
        ['', ': we will write.'],
        ['- ', ': we will write.'],
        ['1. ', ': we will write.'],
        ['> ', ': we will write.'],
        ['**', ':** we will write.'],
        ['- **', '**: we will write.'],
      ] as const)
        assert.deepEqual(
          coloured(before + label + after),
          [`${label} → keyword.other.decision`],
          before + label + after,
        );
    for (const text of [
      'Our decision: wait.',
      'The decision was: wait.',
      'Decision makers: three.',
      '`Decision: x`',
      '```\nDecision: x\n```',
      '[Decision: x](https://example.org)',
      '---\ntitle: Decision\n---',
    ])
      assert.deepEqual(coloured(text), [], text);
  });

  it('leaves what stands around a label as it was', () => {
    const scopesOf = (text: string): string[] =>
      grammar.tokenizeLine(text, INITIAL).tokens.map(({ scopes }) => scopes[scopes.length - 1] ?? '');
    assert.deepEqual(scopesOf('Decision: we *will*'), [
      'keyword.other.decision.agored',
      ...scopesOf('Some words: we *will*'),
    ]);
  });

  it('colours a line or heading that only names a language', () => {
    for (const text of ['Cymraeg', 'English below', 'Saesneg isod', 'Fersiwn Gymraeg isod', 'English / Cymraeg'])
      for (const [before, after] of [
        ['', ''],
        ['## ', ''],
        ['# ', ' #'],
        ['*', '*'],
        ['**', '**'],
        ['(', ')'],
      ] as const)
        assert.deepEqual(
          coloured(before + text + after),
          [`${text} → constant.language.divider`],
          before + text + after,
        );
    for (const text of ['English is spoken here.', '## Cymraeg 2050', 'In English', 'Welsh lessons', '- English'])
      assert.deepEqual(coloured(text), [], text);
  });

  it('marks in a whole note what its author would expect', () => {
    const grammars = Object.entries(files).flatMap(([scope, file]) =>
      own.some(({ scopeName }) => scopeName === scope) ? [] : ['-g', file],
    );
    const tester = require.resolve('vscode-tmgrammar-test/dist/unit.js');
    const { status, stdout } = spawnSync(
      process.execPath,
      [tester, '--config', 'package.json', ...grammars, 'test/syntaxes/*.md'],
      { cwd: root, encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
    assert.match(stdout, /✓ test.syntaxes.notes\.md/);
  });
});
