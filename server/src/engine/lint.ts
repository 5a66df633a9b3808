/** Runs rules over a note. Synchronous and pure; a rule that fails does not stop the others. */
import type { Block } from './blocks';
import type { Config } from './config';
import { frontMatterUnclosed } from './blocks';
import { frontMatterOf, type Document } from './document';
import { fileProblem, frontMatterProblem, internalError, type FrontMatterProblem } from './engineRules';
import type { Facts } from './facts';
import { unreadReason } from './markdown';
import { blockLanguages } from './outline';
import { perBlockOf } from './memo';
import { contains } from './positions';
import { applyDirectives } from './suppress';
import { isWaiting, waitingIn, type Waiting } from './translation';
import type { AnyRule, Finding, Fix, Related, Severity, Span } from './types';

/** A finding with the rule that made it and its weight; spans are in the note. */
export interface RuleFinding extends Finding {
  readonly rule: AnyRule;
  readonly severity: Severity;
}

export interface LintResult {
  /** By offset, then rule id. */
  readonly findings: readonly RuleFinding[];
  /** How many findings directives silenced. */
  readonly suppressed: number;
  /** Stacks of rules that failed, for a log. */
  readonly failures: readonly unknown[];
}

/**
 * The findings of a note.
 * @param rules all rules, as the configuration knows them; those that are off do not run.
 */
export function lint(note: Document, config: Config, facts: Facts, rules: readonly AnyRule[]): LintResult {
  const raw: RuleFinding[] = [];
  const failures: unknown[] = [];
  const languages = blockLanguages(note, config.languages);
  const waiting = waitingIn(note);
  for (const rule of rules) {
    const setting = config.rules[rule.id];
    if (!setting || setting.level === 'off' || rule.scope === 'engine') continue;
    const weigh = ({ severity }: Finding): Severity =>
      setting.explicit || severity === undefined
        ? (setting.level as Severity)
        : (setting.weights?.[severity] ?? severity);
    try {
      for (const finding of findingsOf(rule, note, config, facts, languages))
        raw.push({ ...finding, rule, severity: weigh(finding) });
    } catch (error) {
      failures.push(error);
      const reason = error instanceof Error ? error.message : String(error);
      raw.push({
        messageId: 'rule-failed',
        data: { rule: rule.id, reason },
        span: { start: 0, end: 0 },
        rule: internalError,
        severity: 'error',
      });
    }
  }
  raw.push(...unreadBlocks(note), ...frontMatterFindings(note, config));
  const { kept, suppressed, problems } = applyDirectives(note, raw, config, rules);
  // A directive copied with its text has nothing to do until the text is translated.
  const lasting = problems.filter(({ messageId, span }) => messageId !== 'unused' || !isWaiting(waiting, span.start));
  return { findings: [...kept, ...lasting].sort(inOrder), suppressed, failures };
}

/** By offset, then rule, then end: the order of every report. */
export const inOrder = (a: RuleFinding, b: RuleFinding): number =>
  a.span.start - b.span.start ||
  (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0) ||
  a.span.end - b.span.end;

/**
 * What is left of a rule's findings where text waits for translation: of the words in the language that is to go, nothing
 * needs to be put right, or it is put right where they come from. Rules about languages see to such text themselves.
 */
function lastingOf(rule: AnyRule, findings: readonly Finding[], waiting: readonly Waiting[]): readonly Finding[] {
  if (rule.category === 'languages' || waiting.length === 0) return findings;
  return findings.filter((finding) => {
    const spoken = finding.language?.split('-', 1)[0];
    return !waiting.some((stretch) => stretch.language !== spoken && contains(stretch.span, finding.span));
  });
}

function findingsOf(
  rule: Exclude<AnyRule, { scope: 'engine' }>,
  note: Document,
  config: Config,
  facts: Facts,
  languages: readonly (string | undefined)[],
): readonly Finding[] {
  const options: unknown = config.rules[rule.id]?.options;
  const waiting = waitingIn(note);
  if (rule.scope === 'note') {
    const found = [...(rule.check(note, { options, config, facts, languages }) as Iterable<Finding>)];
    return lastingOf(rule, found, waiting);
  }
  const found = note.blocks.flatMap((block, index) => {
    if (block.kind === 'front-matter') return [];
    const language = languages[index];
    const by = note.starts[index] ?? 0;
    return blockFindings(rule, block, config, language, options).map((finding) => moved(finding, by, language));
  });
  const lasting = lastingOf(rule, found, waiting);
  const settled = (rule.settle?.(lasting) as readonly Finding[] | undefined) ?? lasting;
  return settled.filter(({ silent }) => silent !== true);
}

/** Findings of block rules, kept with their block for as long as it lives and the configuration stands. */
const remembered = new WeakMap<Config, Map<string, (block: Block) => readonly Finding[]>>();

function blockFindings(
  rule: Extract<AnyRule, { scope: 'block' }>,
  block: Block,
  config: Config,
  language: string | undefined,
  options: unknown,
): readonly Finding[] {
  let byRule = remembered.get(config);
  if (!byRule) {
    byRule = new Map<string, (block: Block) => readonly Finding[]>();
    remembered.set(config, byRule);
  }
  const key = `${rule.id} ${language ?? ''}`;
  let check = byRule.get(key);
  if (!check) {
    check = perBlockOf((b) => [...(rule.check(b, { options, config, language }) as Iterable<Finding>)]);
    byRule.set(key, check);
  }
  return check(block);
}

function moved(finding: Finding, by: number, language: string | undefined): Finding {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const inNote = <T extends { span: Span; path?: string }>(it: T): T =>
    it.path === undefined ? { ...it, span: move(it.span) } : it;
  return {
    ...finding,
    ...(finding.language === undefined && language !== undefined ? { language } : {}),
    span: move(finding.span),
    ...(finding.together && { together: { ...finding.together, key: finding.together.key + by } }),
    ...(finding.fixes && { fixes: finding.fixes.map((fix): Fix => ({ ...fix, edits: fix.edits.map(inNote) })) }),
    ...(finding.related && { related: finding.related.map((place): Related => inNote(place)) }),
  };
}

function frontMatterFindings(note: Document, config: Config): RuleFinding[] {
  const severity = config.rules[frontMatterProblem.id]?.level ?? frontMatterProblem.level;
  if (severity === 'off') return [];
  const found = (messageId: FrontMatterProblem, span: Span, reason?: string): RuleFinding => ({
    messageId,
    ...(reason === undefined ? {} : { data: { reason } }),
    span,
    rule: frontMatterProblem,
    severity,
  });
  if (frontMatterUnclosed(note.text)) return [found('not-closed', { start: 0, end: 3 })];
  return (frontMatterOf(note)?.problems ?? []).map(({ message, span }) =>
    found('not-yaml', span, message.split('\n')[0] ?? message),
  );
}

/** Blocks that are too much for the parser are said, rather than passed over. */
function unreadBlocks(note: Document): RuleFinding[] {
  return note.blocks.flatMap((block, index) => {
    const unread = unreadReason(block);
    if (unread === undefined) return [];
    const start = note.starts[index] ?? 0;
    const line = /^[^\r\n]{0,80}/.exec(block.text)?.[0].length ?? 0;
    return [
      {
        messageId: unread,
        data: { length: block.text.length },
        span: { start, end: start + line },
        rule: fileProblem,
        severity: 'warning' as const,
      },
    ];
  });
}
