/** The JSON schema that editors use says the same as the validation that counts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { parseConfig } from '../../server/src/engine/config';
import { rules } from '../../server/src/rules';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const schema = JSON.parse(read('schemas/agored.schema.json')) as Record<string, unknown>;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

describe('the JSON schema of the configuration', () => {
  const sound = [
    read('examples/.agored.yml'),
    '{}',
    'languages: [cy, en, fr]',
    'rules: { jargon: off, missing-section: { level: error } }',
    'rules: { jargon: { level: info, gentle: true } }',
    'packs: { wordy: off, core: on }',
    'allow: [sprint, { words: [landscape, "stand-*"], paths: [gardens/**] }]',
    'words: [{ term: synergise, pos: verb, say: [work together] }, { term: "mindshift*", why: { en: W., cy: P. } }]',
    'extends: "@team/agored-config"',
    'extends: [./a.yml, ../b.json]\nvocabulary: words.yml',
    'bilingual: { from: "2026-01-31", paths: ["posts/**"] }',
    'bilingual: { audience: { internal: en, board: [en, cy], draft: [] } }',
    'bilingual: { order: [cy, en] }',
    'bilingual: { pairs: [ref, "content/{lang}/**", { en: docs/**, cy: i18n/cy/docs/** }] }',
    'glossary: ./glossary.yml',
    'glossary: [./a.yml, { en: rent, cy: rhent, also: { cy: [rhenti] }, not: { cy: [hurio] } }]',
    'decisions: { records: [docs/*.md], trackers: [], us: [the board] }',
    'allow: [sprint]\nignore: ["old/**"]',
  ];
  for (const config of sound)
    it(`takes ${JSON.stringify(config.slice(0, 60))}`, () => {
      assert.equal(validate(parse(config)), true, JSON.stringify(validate.errors));
      assert.deepEqual(parseConfig(config, rules).problems, []);
    });

  const unsound = [
    'language: [en]',
    'languages: en',
    'languages: [English]',
    'rules: { jargn: off }',
    'rules: { jargon: loud }',
    'rules: { jargon: { level: info, packs: [core] } }',
    'packs: [core]',
    'packs: { wordy: loud }',
    'allow: [{ words: [x] }]',
    'extends: 3',
    'vocabulary: [3]',
    'bilingual: { from: "31 January" }',
    'bilingual: { audience: internal }',
    'bilingual: { audience: { internal: English } }',
    'bilingual: { order: cy }',
    'bilingual: { pairs: ref }',
    'bilingual: { pairs: [content/**] }',
    'bilingual: { pairs: ["{lang}/{lang}/*.md"] }',
    'bilingual: { pairs: [{ english: docs/** }] }',
    'bilingual: { order: [Welsh, English] }',
    'glossary: 3',
    'glossary: [{ en: [rent], cy: rhent }]',
    'glossary: [{ en: rent, cy: rhent, also: [rhenti] }]',
    'decisions: [docs]',
    'allow: sprint',
  ];
  for (const config of unsound)
    it(`refuses ${config}`, () => {
      assert.equal(validate(parse(config)), false);
      assert.notDeepEqual(parseConfig(config, rules).problems, []);
    });

  it('describes every key', () => {
    const { properties } = schema as { properties: Record<string, { description?: string }> };
    for (const [key, { description = '' }] of Object.entries(properties)) assert.match(description, /\.$/, key);
  });
});
