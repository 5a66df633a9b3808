/** What every example and fixture of a rule is held to. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createDocument } from '../../server/src/engine/document';
import type { History, Host } from '../../server/src/engine/facts';
import { applyEdits, safeEdits } from '../../server/src/engine/fix';
import type { LintResult, RuleFinding } from '../../server/src/engine/lint';
import { render } from '../../server/src/engine/messages';
import { createLocator } from '../../server/src/engine/positions';
import { locales, type AnyRule, type Edit, type Level, type Locale, type Span } from '../../server/src/engine/types';
import { createWorkspace } from '../../server/src/engine/workspace';
import { rules } from '../../server/src/rules';

/** A note with all that a rule may know about it. */
export interface Note {
  readonly text: string;
  /** Where it lies in its workspace. */
  readonly path: string;
  /** The other files of the workspace by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly config: string | undefined;
  /** What is committed, where that matters. */
  readonly history?: History;
}

/** The day on which all fixtures are judged. */
const today = '2026-11-25';

/** Findings of one rule. One that is off unless asked for is asked for. */
export async function lintNote(note: Note, rule: AnyRule): Promise<LintResult> {
  const files: Record<string, string> = { ...note.files, [note.path]: note.text };
  if (note.config !== undefined) files['.agored.yml'] = note.config;
  const host: Host = {
    readText: (file) => Promise.resolve(files[file]),
    listNotes: () =>
      Promise.resolve(
        Object.keys(files)
          .filter((file) => file.endsWith('.md'))
          .sort(),
      ),
    history: () => Promise.resolve(note.history),
  };
  const levels = new Map<string, Level>(
    rules.filter((other) => other !== rule && other.scope !== 'engine').map((other) => [other.id, 'off']),
  );
  if (rule.level === 'off') levels.set(rule.id, 'info');
  const workspace = createWorkspace({ host, rules, today: () => today, levels });
  const { file } = await workspace.configFor(note.path);
  assert.deepEqual(file?.problems ?? [], [], 'the configuration is sound');
  return workspace.lint(createDocument(note.text), note.path);
}

const within = ({ start, end }: Span, text: string): boolean => 0 <= start && start <= end && end <= text.length;

/** Spans in bounds, edits apart, and every text in every language without a hole. */
export function checkBasics(text: string, { findings, failures }: LintResult): void {
  assert.deepEqual(failures, []);
  for (const finding of findings) {
    const { rule, span, suggestions, related = [], together } = finding;
    const fixes = [...(finding.fixes ?? []), ...(suggestions?.() ?? [])];
    assert.ok(
      within(span, text) && span.start < span.end,
      `${finding.messageId} has an empty span or one out of bounds`,
    );
    for (const locale of locales) {
      for (const { id, data } of [
        { id: finding.messageId, data: finding.data },
        ...(together ? [{ id: together.messageId, data: { ...finding.data, n: 2 } }] : []),
        ...fixes.map((fix) => ({ id: fix.titleId, data: fix.data })),
        ...related.map((place) => ({ id: place.messageId, data: place.data })),
      ]) {
        const template = rule.messages[locale][id];
        assert.ok(template !== undefined, `no message ${id} in ${locale}`);
        const message = render(template, data, locale);
        assert.doesNotMatch(message, /\{\w+\}|undefined|NaN|\[object|\u{FFFC}/u, `${id} in ${locale}: ${message}`);
      }
    }
    for (const fix of fixes) {
      const own = fix.edits.filter((edit) => edit.path === undefined);
      for (const edit of own) assert.ok(within(edit.span, text), `an edit of ${fix.titleId} is out of bounds`);
      assert.doesNotThrow(() => applyEdits(text, own), `edits of ${fix.titleId} overlap`);
    }
  }
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-25)}` : text);

/** The text around an edit before and after it, so that a reader of the expectation can judge the outcome. */
function outcome(text: string, edits: readonly Edit[]): string {
  const starts = edits.map(({ span }) => span.start);
  const ends = edits.map(({ span }) => span.end);
  const from = Math.max(0, Math.min(...starts) - 20);
  const to = Math.min(text.length, Math.max(...ends) + 20);
  const moved = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - from, end: edit.span.end - from } }));
  return JSON.stringify(applyEdits(text.slice(from, to), moved));
}

function describeOne(text: string, finding: RuleFinding, locate: (offset: number) => string): string {
  const say = (id: string, data: RuleFinding['data'], locale: Locale): string =>
    render(String(finding.rule.messages[locale][id]), data, locale);
  const { start, end } = finding.span;
  const lines = [
    `${locate(start)}-${locate(end)} ${finding.severity} ${finding.messageId} ${quote(text.slice(start, end))}`,
    ...locales.map((locale) => `  ${locale}: ${say(finding.messageId, finding.data, locale)}`),
    ...(finding.related ?? []).map(
      (place) =>
        `  see ${place.path ?? 'this note'} ${String(place.span.start)}: ${say(place.messageId, place.data, 'en')}`,
    ),
  ];
  for (const fix of [...(finding.fixes ?? []), ...(finding.suggestions?.() ?? [])]) {
    lines.push(`  ${fix.safety} fix: ${locales.map((locale) => say(fix.titleId, fix.data, locale)).join(' / ')}`);
    const own = fix.edits.filter((edit) => edit.path === undefined);
    if (own.length > 0) lines.push(`    ${outcome(text, own)}`);
    for (const edit of fix.edits)
      if (edit.path !== undefined)
        lines.push(`    in ${edit.path} at ${String(edit.span.start)}: ${JSON.stringify(edit.text)}`);
    if (fix.create)
      lines.push(
        `    new ${fix.create.path}:`,
        ...fix.create.text.split('\n').map((line) => `      | ${line}`.trimEnd()),
      );
  }
  return lines.join('\n');
}

/** Findings as people read them: the assertion of a fixture. */
export function describeFindings(text: string, { findings }: LintResult): string {
  const position = createLocator(text);
  const locate = (offset: number): string => {
    const { line, column } = position(offset);
    return `${String(line)}:${String(column)}`;
  };
  return findings.map((finding) => `${describeOne(text, finding, locate)}\n`).join('\n') || 'nothing\n';
}

/** Holds a text to a file beside the fixture; `undefined` to there being none. AGORED_UPDATE=1 writes it instead. */
export function expectFile(file: string, actual: string | undefined): void {
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (process.env['AGORED_UPDATE'] === '1' && actual !== expected) {
    if (actual === undefined) rmSync(file);
    else writeFileSync(file, actual);
  } else assert.equal(actual, expected, `differs from ${file} (AGORED_UPDATE=1 writes it anew)`);
}

/** The note after all safe fixes. */
export async function fixAll(note: Note, rule: AnyRule): Promise<string> {
  let { text } = note;
  for (let pass = 0; pass < 10; pass++) {
    const edits = safeEdits((await lintNote({ ...note, text }, rule)).findings);
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  return text;
}

/** The same note with other line ends has the same findings at the same lines and columns. */
export async function inOtherForms(note: Note, rule: AnyRule, expected: LintResult): Promise<void> {
  const places = (text: string, { findings }: LintResult): string[] => {
    const locate = createLocator(text);
    return findings.map(({ messageId, span }) => {
      const { line, column } = locate(span.start);
      return `${String(line)}:${String(column)} ${messageId}`;
    });
  };
  for (const ending of ['\r\n', '\r']) {
    const text = note.text.replaceAll('\n', ending);
    const result = await lintNote({ ...note, text }, rule);
    checkBasics(text, result);
    assert.deepEqual(places(text, result), places(note.text, expected), `with ${JSON.stringify(ending)} as line end`);
  }
}
