/** Small rules and configurations for tests of the engine. */
import * as v from 'valibot';
import { defaultConfig, parseConfig, type Config } from '../../../server/src/engine/config';
import { createDocument, type Document } from '../../../server/src/engine/document';
import { engineRules } from '../../../server/src/engine/engineRules';
import { noFacts } from '../../../server/src/engine/facts';
import { lint, type LintResult } from '../../../server/src/engine/lint';
import { headingsOf } from '../../../server/src/engine/outline';
import { passagesOf } from '../../../server/src/engine/passages';
import { defineBlockRule, defineNoteRule, type AnyRule, type Finding } from '../../../server/src/engine/types';

const told = { en: 'x', cy: 'x' };
const base = { since: '0.1.0', level: 'warning', category: 'words', summary: told, why: told } as const;
const options = v.strictObject({
  count: v.optional(v.number(), 1),
  style: v.optional(v.picklist(['short', 'long']), 'short'),
  words: v.optional(v.array(v.string()), []),
});

/** Reports every `foo`, with a safe fix and a suggestion; stands under the id that `allow` speaks to. */
export const fooRule = defineBlockRule({
  ...base,
  id: 'jargon',
  messages: { en: { found: 'Found {term}.', fix: 'Fix' }, cy: { found: 'Found {term}.', fix: 'Fix' } },
  options,
  *check(block): Iterable<Finding<'found' | 'fix'>> {
    if (!block.text.includes('foo')) return;
    for (const passage of passagesOf(block))
      for (const match of passage.text.matchAll(/\bfoo\b/g)) {
        const span = passage.sourceOf({ start: match.index, end: match.index + 3 });
        yield {
          messageId: 'found',
          data: { term: 'foo' },
          span,
          fixes: [{ titleId: 'fix', edits: [{ span, text: 'bar' }], safety: 'safe' }],
          suggestions: () => [{ titleId: 'fix', edits: [{ span, text: 'baz' }], safety: 'suggestion' }],
        };
      }
  },
});

/** Reports every heading, from the whole note. */
export const headingRule = defineNoteRule({
  ...base,
  id: 'headings',
  level: 'info',
  messages: { en: { heading: '{text}' }, cy: { heading: '{text}' } },
  options,
  *check(note): Iterable<Finding<'heading'>> {
    for (const { text, span } of headingsOf(note)) yield { messageId: 'heading', data: { text }, span };
  },
});

export const failingRule = defineNoteRule({
  ...base,
  id: 'failing',
  level: 'off',
  messages: { en: { never: 'x' }, cy: { never: 'x' } },
  options,
  check(): Iterable<Finding<'never'>> {
    throw new Error('out of paper');
  },
});

export const sampleRules: readonly AnyRule[] = [fooRule, headingRule, failingRule, ...engineRules];

export const sampleConfig = (source = ''): Config =>
  source === '' ? defaultConfig(sampleRules) : parseConfig(source, sampleRules).config;

export const lintText = (text: string, config: Config = sampleConfig()): LintResult =>
  lintNote(createDocument(text), config);
export const lintNote = (note: Document, config: Config = sampleConfig()): LintResult =>
  lint(note, config, noFacts('2026-11-24'), sampleRules);

/** Findings as `rule:message@text`, short enough to compare at a glance. */
export const brief = (text: string, { findings }: LintResult): string[] =>
  findings.map(({ rule, messageId, span }) => `${rule.id}:${messageId}@${text.slice(span.start, span.end)}`);
