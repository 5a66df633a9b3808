/** What directives do to findings: which they silence, and what is wrong with the directives themselves. */
import { nearest, type Config } from './config';
import { directivesOf, scopesOf, verbs, type Directive } from './directives';
import type { Document } from './document';
import { directiveProblem, type DirectiveProblem } from './engineRules';
import type { RuleFinding } from './lint';
import type { AnyRule, Finding, Span } from './types';

export interface Suppressed {
  /** Findings that no directive silences, in the order given. */
  readonly kept: readonly RuleFinding[];
  /** How many were silenced. */
  readonly suppressed: number;
  /** Findings about directives. */
  readonly problems: readonly RuleFinding[];
}

/** Applies the directives of a note to its findings. Cost grows with the sum of both, not with their product. */
export function applyDirectives(
  note: Document,
  findings: readonly RuleFinding[],
  config: Config,
  rules: readonly AnyRule[],
): Suppressed {
  const directives = directivesOf(note);
  if (directives.length === 0) return { kept: findings, suppressed: 0, problems: [] };
  const silenced = silencedBy(findings, directives, note.text);
  const kept = findings.filter((finding) => !silenced.has(finding));
  const severity = config.rules[directiveProblem.id]?.level ?? directiveProblem.level;
  if (severity === 'off') return { kept, suppressed: silenced.size, problems: [] };
  const used = new Set(silenced.values());
  const judge = problemFinder(note.text, config, rules);
  const problems = directives.flatMap((directive) =>
    judge(directive, used.has(directive)).map((finding) => ({ ...finding, rule: directiveProblem, severity })),
  );
  return { kept, suppressed: silenced.size, problems };
}

/** The directive that silences each finding, for those that one does. */
function silencedBy(
  findings: readonly RuleFinding[],
  directives: readonly Directive[],
  text: string,
): Map<RuleFinding, Directive> {
  const result = new Map<RuleFinding, Directive>();
  const allowed = new Map<string, Directive>();
  for (const directive of directives)
    if (directive.verb === 'allow')
      for (const term of directive.terms.map(fold)) if (!allowed.has(term)) allowed.set(term, directive);
  for (const rule of new Set(findings.map((finding) => finding.rule.id))) {
    const own = findings.filter((finding) => finding.rule.id === rule);
    if (rule === 'jargon' && allowed.size > 0)
      for (const finding of own) {
        const directive = wordsOf(finding, text)
          .map((word) => allowed.get(word))
          .find(Boolean);
        if (directive) result.set(finding, directive);
      }
    sweep(
      own.filter((finding) => !result.has(finding)),
      scopesOf(rule, directives, text),
      result,
    );
  }
  return result;
}

/** Walks findings and scopes by offset. A finding counts for the place where it starts. */
function sweep(
  findings: readonly RuleFinding[],
  scopes: readonly { readonly directive: Directive; readonly span: Span }[],
  result: Map<RuleFinding, Directive>,
): void {
  const sorted = [...scopes].sort((a, b) => a.span.start - b.span.start);
  const open: typeof sorted = [];
  let [first, next] = [0, 0];
  for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
    const at = finding.span.start;
    for (let scope = sorted[next]; scope && scope.span.start <= at; scope = sorted[++next]) open.push(scope);
    while (first < open.length && (open[first]?.span.end ?? 0) < at) first++;
    const scope = open[first];
    if (scope) result.set(finding, scope.directive);
  }
}

const fold = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').replace(/[’‘]/g, "'").trim();

/** What `allow` may name a finding by: the words in the note, and the entry of the vocabulary. */
function wordsOf({ span, data }: RuleFinding, text: string): string[] {
  const term = data?.['term'];
  return [fold(text.slice(span.start, span.end)), ...(typeof term === 'string' ? [fold(term)] : [])];
}

function problemFinder(text: string, config: Config, rules: readonly AnyRule[]) {
  const ids = rules.map((rule) => rule.id);
  const known = new Set(ids);
  return (directive: Directive, used: boolean): Finding<DirectiveProblem>[] => {
    const { verb, span } = directive;
    if (!(verbs as readonly string[]).includes(verb)) {
      const near = nearest(verb, verbs);
      return [
        near === undefined
          ? { messageId: 'unknown-verb', data: { verb }, span }
          : { messageId: 'unknown-verb-near', data: { verb, near }, span },
      ];
    }
    const unknown = directive.rules.filter(({ id }) => !known.has(id));
    if (unknown.length > 0)
      return unknown.map(({ id: rule, span: at }) => {
        const near = nearest(rule, ids);
        return near === undefined
          ? { messageId: 'unknown-rule', data: { rule }, span: at }
          : { messageId: 'unknown-rule-near', data: { rule, near }, span: at };
      });
    // A directive for a rule that is off here may well be needed where it is on.
    const off = directive.rules.length > 0 && directive.rules.every(({ id }) => config.rules[id]?.level === 'off');
    if (used || verb === 'enable' || off) return [];
    const edits = [{ span: removal(span, text), text: '' }];
    return [{ messageId: 'unused', span, fixes: [{ titleId: 'remove', edits, safety: 'suggestion' }] }];
  };
}

/** A comment alone on its line goes with the line, one in a line goes with the space before it. */
function removal({ start, end }: Span, text: string): Span {
  const space = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  const lineEnd = (at: number): boolean => text[at] === '\n' || text[at] === '\r';
  let before = start;
  while (space(before - 1)) before--;
  let after = end;
  while (space(after)) after++;
  const alone = (before === 0 || lineEnd(before - 1)) && (after === text.length || lineEnd(after));
  if (!alone) return { start: before, end };
  return { start, end: text.startsWith('\r\n', after) ? after + 2 : Math.min(after + 1, text.length) };
}
