import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseConfig } from '../../server/src/engine/config';
import { changeConfig, configWith, type ConfigChange } from '../../server/src/engine/configEdit';
import { applyEdits } from '../../server/src/engine/fix';
import { rules } from '../../server/src/rules';

function changed(source: string, change: ConfigChange): string | undefined {
  const edit = changeConfig(source, change, rules);
  return edit && applyEdits(source, [edit]);
}
const allowed = (source: string, allow = 'deep dive'): string | undefined => changed(source, { allow });
const off = (source: string): string | undefined => changed(source, { off: 'wordy' });

describe('a change to a configuration', () => {
  it('adds to a list in the form that it has, and keeps comments', () => {
    for (const [before, after] of [
      [
        'allow:\n  - sprint # ours\n\n# the rest\nlanguages: [en]\n',
        'allow:\n  - sprint # ours\n  - deep dive\n\n# the rest\nlanguages: [en]\n',
      ],
      ['allow:\n- sprint', 'allow:\n- sprint\n- deep dive'],
      [
        'allow:\r\n    - a\r\n    - words: [b]\r\n      paths: [c/**] # there\r\n',
        'allow:\r\n    - a\r\n    - words: [b]\r\n      paths: [c/**] # there\r\n    - deep dive\r\n',
      ],
      ['allow: [sprint] # ours\n', 'allow: [sprint, deep dive] # ours\n'],
      ['allow: [\n  sprint, # ours\n]\n', 'allow: [\n  sprint, deep dive, # ours\n]\n'],
      ['allow: []\n', 'allow: [deep dive]\n'],
      ['allow: # nothing yet\nlanguages: [en]\n', 'allow: [deep dive] # nothing yet\nlanguages: [en]\n'],
    ] as const)
      assert.equal(allowed(before), after, before);
  });

  it('adds a key where there is none', () => {
    assert.equal(allowed(''), 'allow:\n  - deep dive\n');
    assert.equal(allowed('# ours\n'), '# ours\nallow:\n  - deep dive\n');
    assert.equal(allowed('languages: [en]'), 'languages: [en]\nallow:\n  - deep dive\n');
    assert.equal(allowed('{ "languages": ["en"] }'), '{ "languages": ["en"], "allow": ["deep dive"] }');
    assert.equal(allowed('{}'), '{"allow": ["deep dive"]}');
    assert.equal(allowed('{\n  "allow": ["a"]\n}\n'), '{\n  "allow": ["a", "deep dive"]\n}\n');
  });

  it('turns a list of words off', () => {
    for (const [before, after] of [
      ['', 'packs:\n  wordy: off\n'],
      ['packs:\n  core: on\n', 'packs:\n  core: on\n  wordy: off\n'],
      ['packs:\n  wordy: on # for now\n  core: on\n', 'packs:\n  wordy: off # for now\n  core: on\n'],
      ['packs: { core: off }\n', 'packs: { core: off, wordy: off }\n'],
      ['packs:\n', 'packs: { wordy: off }\n'],
      ['{ "packs": { "core": "on" } }', '{ "packs": { "core": "on", "wordy": "off" } }'],
    ] as const)
      assert.equal(off(before), after, before);
  });

  it('turns a rule off, and keeps its options', () => {
    for (const [before, after] of [
      ['', 'rules:\n  jargon: off\n'],
      ['rules:\n  facts-differ: error\n', 'rules:\n  facts-differ: error\n  jargon: off\n'],
      ['rules:\n  jargon: error # loud\n', 'rules:\n  jargon: off # loud\n'],
      ['rules: { jargon: info }\n', 'rules: { jargon: off }\n'],
      ['rules:\n', 'rules: { jargon: off }\n'],
      [
        'rules:\n  jargon:\n    gentle: true\n  facts-differ: off\n',
        'rules:\n  jargon:\n    gentle: true\n    level: off\n  facts-differ: off\n',
      ],
      ['rules:\n  jargon: { level: error, gentle: true }\n', 'rules:\n  jargon: { level: off, gentle: true }\n'],
      ['rules:\n  jargon: { gentle: true }\n', 'rules:\n  jargon: { gentle: true, level: off }\n'],
      [
        '{ "rules": { "jargon": { "gentle": true } } }',
        '{ "rules": { "jargon": { "gentle": true, "level": "off" } } }',
      ],
    ] as const)
      assert.equal(changed(before, { rule: 'jargon' }), after, before);
    assert.equal(changed('rules: [jargon]\n', { rule: 'jargon' }), undefined);
  });

  it('is made of nothing where there is no file', () => {
    for (const change of [{ allow: 'yes' }, { allow: 'it’s: "so" #1' }, { off: 'core' }] as const)
      assert.deepEqual(parseConfig(configWith(change), rules).problems, []);
    assert.deepEqual(parseConfig(configWith({ allow: 'no' }), rules).config.allow, ['no']);
  });

  it('is not made where it would change something else', () => {
    for (const source of [
      'allow: [\n',
      '- a\n',
      'allow: &x [a]\nignore: *x\n',
      'allow: sprint\n',
      'x: 1\n...\n',
      'a: 1\n---\nb: 2\n',
    ])
      assert.equal(allowed(source), undefined, source);
  });

  it('makes the change and no other, whatever the term', () => {
    const sources = ['allow: [a, "b, c"]\nlanguages: [en]\n', 'allow:\n  - a\n', '{"allow": []}', 'languages: [en]\n'];
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.string({ minLength: 1, maxLength: 20 }), (source, term) => {
        const after = allowed(source, term);
        if (after === undefined) return;
        const [was, is] = [parseConfig(source, rules), parseConfig(after, rules)];
        assert.deepEqual(is, { ...was, config: { ...was.config, allow: [...was.config.allow, term] } });
      }),
    );
  });
});
