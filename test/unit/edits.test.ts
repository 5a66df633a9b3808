/** However a note came to be what it is, it is read and judged as if it had just been opened. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument, editDocument, type Document } from '../../server/src/engine/document';
import { noFacts, type Host } from '../../server/src/engine/facts';
import { lint } from '../../server/src/engine/lint';
import { parseBlock } from '../../server/src/engine/markdown';
import { createWorkspace, type Workspace } from '../../server/src/engine/workspace';
import { identify } from '../../server/src/languages/identify';
import { rules } from '../../server/src/rules';
import { markdownIn } from '../notes';
import { changes, markdown, runs, spanIn, type Change } from './support/arbitraries';

const ruleFolders = path.join(import.meta.dirname, '../../server/src/rules');

/** Blocks of the fixtures of rules: those in which a rule finds something by themselves, and the others. */
const [faulty, clean] = ((): readonly [readonly string[], readonly string[]] => {
  const config = defaultConfig(rules);
  const texts = markdownIn(ruleFolders)
    .filter((file) => file.includes('fixtures'))
    .map((file) => readFileSync(path.join(ruleFolders, file), 'utf8').replace(/^\uFEFF/, ''))
    .flatMap((text) => createDocument(text).blocks.map((block) => block.text.trimEnd()))
    .filter((text) => text.length < 600);
  const isFaulty = (text: string): boolean =>
    lint(createDocument(text), config, noFacts('2026-11-24'), rules).findings.length > 0;
  const all = [...new Set(texts)];
  return [all.filter(isFaulty), all.filter((text) => !isFaulty(text))];
})();

const piece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...faulty) },
  { weight: 1, arbitrary: fc.constantFrom(...clean) },
  { weight: 1, arbitrary: markdown },
);
const notes = fc
  .tuple(
    fc.constantFrom('', '', '---\ntitle: Our week\nlang: en\n---\n\n'),
    fc.array(piece, { minLength: 1, maxLength: 8 }),
  )
  .map(([opening, parts]) => opening + parts.join('\n\n'));

/** A note in both languages, section by section. */
const alternating = ((): fc.Arbitrary<string> => {
  const all = [...faulty, ...clean];
  const [english, welsh] = ['en', 'cy'].map((language) => {
    const own = all.filter((text) => identify(text, ['en', 'cy']).language === language);
    return fc.constantFrom(...own);
  });
  assert(english && welsh);
  const headings = fc.constantFrom('## Our week', '## What we did in 2026', '# Costs', '### 1. Next', '');
  const penawdau = fc.constantFrom('## Ein hwythnos', '## Beth wnaethom yn 2026', '# Costau', '### 1. Nesaf', '');
  return fc
    .array(fc.tuple(headings, english, penawdau, welsh), { minLength: 2, maxLength: 8, size: 'max' })
    .map((parts) => parts.flat().filter(Boolean).join('\n\n'));
})();

/** Where a note lies: beside a twin in the other language, and decision records. */
const beside = 'posts/2026-11-20-week.en.md';
/** Where one lies that has no twin, and a name that says nothing. */
const apart = 'notes/week.md';
const files: Readonly<Record<string, string>> = {
  '.agored.yml': [
    'languages: [en, cy]',
    'rules:',
    ...rules.filter(({ level, scope }) => level === 'off' && scope !== 'engine').map(({ id }) => `  ${id}: info`),
    'words:',
    '  - { term: intake form, say: [form] }',
    '',
  ].join('\n'),
  'posts/2026-11-20-week.cy.md':
    '---\ntitle: Ein hwythnos\nlang: cy\n---\n\n# Ein hwythnos\n\n## Beth wnaethom\n\nCwrddon ni â 12 o bobl ar 3 Tachwedd 2026.\n',
  'posts/2026-11-13-week.en.md': '# Our week\n\nWe met 5 people.\n',
  'posts/2026-11-13-week.cy.md': '# Ein hwythnos\n\nCwrddon ni â 5 o bobl.\n',
  'docs/adr/0001-use-postgres.md':
    '# 1. Use Postgres\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nThe old store is full.\n\n## Decision\n\nWe will use Postgres.\n',
  'docs/adr/0002-weekly-notes.md':
    '# 2. Publish weekly notes in both languages\n\nDate: 2026-02-03\n\n## Status\n\nAccepted\n\n## Decision\n\nWe will publish weekly notes.\n',
};

function surroundings(): Workspace {
  const host: Host = {
    readText: (file) => Promise.resolve(files[file]),
    listNotes: () =>
      Promise.resolve([...Object.keys(files).filter((file) => file.endsWith('.md')), beside, apart].sort()),
  };
  return createWorkspace({ host, rules, today: () => '2026-11-24' });
}

/** All of a note but the identity of its blocks, and their trees. */
function read({ text, blocks, starts, definitions }: Document): unknown {
  return {
    text,
    starts,
    definitions: [...definitions],
    blocks: blocks.map((block) => [block.kind, block.text, block.references, JSON.stringify(parseBlock(block))]),
  };
}

/** All that is found in a note, with the fixes that are made when somebody asks for them. */
async function judged(note: Document, workspace: Workspace, place: string): Promise<Judgement> {
  const { findings, suppressed, failures, asked } = await workspace.lint(note, place);
  assert.deepEqual(failures, []);
  const told = findings.map(({ rule, suggestions, fixes, ...finding }) => ({
    ...finding,
    fixes,
    rule: rule.id,
    suggestions: suggestions?.(),
  }));
  return { findings: told, suppressed, asked: [...asked] };
}

interface Judgement {
  readonly findings: readonly { readonly rule: string }[];
  readonly suppressed: number;
  readonly asked: readonly string[];
}

describe('a note after edits', () => {
  it('is read and judged as a fresh one', async function () {
    this.timeout(0);
    const kept = surroundings();
    const fresh = surroundings();
    const seen = { edits: 0, findings: 0, suppressed: 0, rules: new Set<string>() };

    const holdsAt =
      (place: string) =>
      async (text: string, edits: readonly Change[]): Promise<void> => {
        let note = createDocument(text);
        await kept.lint(note, place);
        for (const [index, change] of edits.entries()) {
          const edit = { span: spanIn(note.text, change), text: change.text };
          const told = JSON.stringify({ before: note.text, edit });
          note = editDocument(note, edit);
          const anew = createDocument(note.text);
          assert.deepEqual(read(note), read(anew), told);
          seen.edits++;
          // Editors wait until a few keys are pressed, too.
          if (index % 2 === 0 && index + 1 < edits.length) continue;
          const should = await judged(anew, fresh, place);
          assert.deepEqual(await judged(note, kept, place), should, told);
          seen.findings += should.findings.length;
          seen.suppressed += should.suppressed;
          for (const { rule } of should.findings) seen.rules.add(rule);
        }
      };

    await fc.assert(fc.asyncProperty(notes, changes, holdsAt(beside)), runs(1060));
    await fc.assert(fc.asyncProperty(alternating, changes, holdsAt(apart)), runs(300));
    if ((process.env['AGORED_FUZZ'] ?? '') !== '') return;
    assert.ok(seen.edits >= 10_000, `${String(seen.edits)} edits`);
    assert.ok(seen.findings > 10_000 && seen.suppressed > 500, 'there is something to compare');
    assert.ok(seen.rules.size >= 10, `rules that found something: ${[...seen.rules].join()}`);
  });
});
