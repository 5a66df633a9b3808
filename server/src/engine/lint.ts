/** Runs rules over a note. Synchronous and pure; a rule that fails does not stop the others. */
import type { Block } from './blocks';
import type { Config } from './config';
import { frontMatterUnclosed, opensFrontMatter } from './blocks';
import { frontMatterOf, type Document } from './document';
import { fileProblem, frontMatterProblem, internalError, type FrontMatterProblem } from './engineRules';
import type { Facts } from './facts';
import { unreadIn } from './markdown';
import { blockLanguages } from './outline';
import { perBlockOf, perHoldingBlockWith, resumed, type Held, type Patience } from './memo';
import { compareText } from './order';
import { contains, shifted } from './positions';
import { toEnd, type Steps } from './steps';
import { applyDirectives } from './suppress';
import { isWaiting, waitingIn, type Waiting } from './translation';
import type { AnyRule, Data, Finding, Fix, NoteContext, Related, Severity, Span } from './types';

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
export const lint = (note: Document, config: Config, facts: Facts, rules: readonly AnyRule[]): LintResult =>
  toEnd(lintInSteps(note, config, facts, rules));

/** As `lint`, in steps that make no more anew than `patience` allows; in one where there is none. */
export function* lintInSteps(
  note: Document,
  config: Config,
  facts: Facts,
  rules: readonly AnyRule[],
  patience?: Patience,
): Steps<LintResult> {
  const raw: RuleFinding[] = [];
  const failures: unknown[] = [];
  const languages = yield* resumed(() => blockLanguages(note, config.languages), patience);
  const waiting = yield* resumed(() => waitingIn(note), patience);
  for (const rule of rules) {
    const setting = config.rules[rule.id];
    if (!setting || setting.level === 'off' || rule.scope === 'engine') continue;
    if (patience !== undefined) yield;
    try {
      const run = (): readonly RuleFinding[] =>
        rule.scope === 'block'
          ? ofBlockRule(rule, note, config, languages, waiting)
          : ofNoteRule(rule, note, { options: setting.options, config, facts, languages }, waiting);
      const found = patience === undefined ? run() : yield* resumed(run, patience);
      for (const finding of found) raw.push(finding);
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
  const more = yield* resumed(() => [...unreadBlocks(note), ...frontMatterFindings(note, config)], patience);
  for (const finding of more) raw.push(finding);
  if (patience !== undefined) yield;
  const directed = yield* resumed(() => applyDirectives(note, raw, config, rules), patience);
  const { kept, suppressed, problems } = directed;
  // A directive copied with its text has nothing to do until the text is translated.
  const lasting = problems.filter(({ messageId, span }) => messageId !== 'unused' || !isWaiting(waiting, span.start));
  return { findings: [...kept, ...lasting].sort(inOrder), suppressed, failures };
}

/** By offset, then rule, then end: the order of every report. */
export const inOrder = (a: RuleFinding, b: RuleFinding): number =>
  a.span.start - b.span.start || compareText(a.rule.id, b.rule.id) || a.span.end - b.span.end;

/**
 * What is left of a rule's findings where text waits for translation: of the words in the language that is to go, nothing
 * needs to be put right, or it is put right where they come from. Rules about languages see to such text themselves.
 */
function lastingOf(
  rule: AnyRule,
  findings: readonly RuleFinding[],
  waiting: readonly Waiting[],
): readonly RuleFinding[] {
  if (rule.category === 'languages' || waiting.length === 0) return findings;
  return findings.filter((finding) => {
    const spoken = finding.language?.split('-', 1)[0];
    return !waiting.some((stretch) => stretch.language !== spoken && contains(stretch.span, finding.span));
  });
}

type BlockRule = Extract<AnyRule, { scope: 'block' }>;
type NoteRule = Extract<AnyRule, { scope: 'note' }>;
type Languages = readonly (string | undefined)[];

/** How much a finding weighs: as the configuration says, else by its own word, else by its rule. */
function severityOf(finding: Finding, rule: AnyRule, config: Config): Severity {
  const { explicit = false, level = rule.level, weights } = config.rules[rule.id] ?? {};
  const { severity } = finding;
  return explicit || severity === undefined ? (level as Severity) : (weights?.[severity] ?? severity);
}

function ofNoteRule(
  rule: NoteRule,
  note: Document,
  context: NoteContext<unknown>,
  waiting: readonly Waiting[],
): readonly RuleFinding[] {
  let found: RuleFinding[] | undefined;
  for (const finding of rule.check(note, context) as Iterable<Finding>)
    (found ??= []).push({ ...finding, rule, severity: severityOf(finding, rule, context.config) });
  return found ? lastingOf(rule, found, waiting) : nothing;
}

const nothing: readonly RuleFinding[] = [];

function ofBlockRule(
  rule: BlockRule,
  note: Document,
  config: Config,
  languages: Languages,
  waiting: readonly Waiting[],
): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const { block, things } of keptOf(rule, config)(note, languages)) {
    const start = note.starts[block] ?? 0;
    for (const kept of things) for (const finding of placed(kept, start)) found.push(finding);
  }
  if (found.length === 0) return nothing;
  const lasting = lastingOf(rule, found, waiting);
  return (rule.settle?.(lasting) ?? lasting).filter(({ silent }) => silent !== true);
}

/** What a block rule found in a block, spans relative to it, and where it was found last. */
interface Kept {
  readonly findings: readonly RuleFinding[];
  last?: { readonly by: number; readonly findings: readonly RuleFinding[] };
}
const none: readonly Kept[] = [];

/** The same objects for as long as the block stays where it is. */
function placed(kept: Kept, by: number): readonly RuleFinding[] {
  if (kept.last?.by !== by)
    kept.last = { by, findings: kept.findings.map((finding) => new Placed(finding, by) as Placed & RuleFinding) };
  return kept.last.findings;
}

type Keeper = (note: Document, languages: Languages) => readonly Held<Kept>[];

/** Findings of block rules, kept with their block for as long as it lives and the configuration stands. */
const keepers = new WeakMap<Config, Map<BlockRule, Keeper>>();

function keptOf(rule: BlockRule, config: Config): Keeper {
  let byRule = keepers.get(config);
  if (!byRule) keepers.set(config, (byRule = new Map<BlockRule, Keeper>()));
  let keeper = byRule.get(rule);
  if (!keeper) byRule.set(rule, (keeper = createKeeper(rule, config)));
  return keeper;
}

function createKeeper(rule: BlockRule, config: Config): Keeper {
  const options: unknown = config.rules[rule.id]?.options;
  const byLanguage = new Map<string | undefined, (block: Block) => readonly Kept[]>();
  const checkIn = (language: string | undefined): ((block: Block) => readonly Kept[]) => {
    const context = { options, config, language };
    return perBlockOf((block) => {
      if (block.kind === 'front-matter') return none;
      let findings: RuleFinding[] | undefined;
      for (const finding of rule.check(block, context) as Iterable<Finding>)
        (findings ??= []).push({
          ...finding,
          ...(finding.language === undefined && language !== undefined ? { language } : {}),
          rule,
          severity: severityOf(finding, rule, config),
        });
      return findings ? [{ findings }] : none;
    });
  };
  const check = (block: Block, language: string | undefined): readonly Kept[] => {
    let own = byLanguage.get(language);
    if (!own) byLanguage.set(language, (own = checkIn(language)));
    return own(block);
  };
  return perHoldingBlockWith(check);
}

const movedBy = <T extends { span: Span; path?: string }>(it: T, by: number): T =>
  it.path === undefined ? { ...it, span: shifted(it.span, by) } : it;

const movedFix = (fix: Fix, by: number): Fix => ({ ...fix, edits: fix.edits.map((edit) => movedBy(edit, by)) });

/**
 * A finding of a block where that stands in its note. A key press moves all that stand behind it, so what next to nobody
 * asks for is moved when somebody does. A class, as `GatheredFacts` is one.
 */
class Placed {
  readonly messageId: string;
  readonly data: Data | undefined;
  readonly span: Span;
  readonly language: string | undefined;
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly silent: true | undefined;
  readonly related: readonly Related[] | undefined;
  readonly #kept: RuleFinding;
  readonly #by: number;
  #fixes: readonly Fix[] | undefined;

  constructor(kept: RuleFinding, by: number) {
    this.messageId = kept.messageId;
    this.data = kept.data;
    this.span = shifted(kept.span, by);
    this.language = kept.language;
    this.rule = kept.rule;
    this.severity = kept.severity;
    this.silent = kept.silent;
    this.related = kept.related?.map((place) => movedBy(place, by));
    this.#kept = kept;
    this.#by = by;
  }

  get fixes(): readonly Fix[] | undefined {
    return (this.#fixes ??= this.#kept.fixes?.map((fix) => movedFix(fix, this.#by)));
  }

  get suggestions(): Finding['suggestions'] | undefined {
    const { suggestions } = this.#kept;
    return suggestions && (() => suggestions().map((fix) => movedFix(fix, this.#by)));
  }

  get together(): Finding['together'] | undefined {
    const { together } = this.#kept;
    return together && { ...together, key: together.key + this.#by };
  }
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
  // What opens it is told by the first two lines, and so by the first two blocks.
  const [first, second] = note.blocks;
  const head = (first?.text ?? '') + (second?.text ?? '');
  if (first?.kind !== 'front-matter' && opensFrontMatter(head) && frontMatterUnclosed(note.text))
    return [found('not-closed', { start: 0, end: 3 })];
  return (frontMatterOf(note)?.problems ?? []).map(({ message, span }) =>
    found('not-yaml', span, message.split('\n')[0] ?? message),
  );
}

/** Blocks that are too much for the parser are said, rather than passed over. */
function unreadBlocks(note: Document): RuleFinding[] {
  return unreadIn(note).flatMap(({ block: index, things }) => {
    const start = note.starts[index] ?? 0;
    const { text } = note.blocks[index] as Block;
    const line = /^[^\r\n]{0,80}/.exec(text)?.[0].length ?? 0;
    return things.map((messageId) => ({
      messageId,
      data: { length: text.length },
      span: { start, end: start + line },
      rule: fileProblem,
      severity: 'warning',
    }));
  });
}
