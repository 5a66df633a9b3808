/** Which defaults count: an upgrade brings rules and changes levels, and a build may stay with those that it knows. */
import type { AnyRule, Level, Severity } from './types';

/** Editions with the version whose rules they hold, the latest last. A release that adds rules or changes levels adds one. */
const versions: Readonly<Record<string, string>> = { '2026.11': '0.1.0' };
export const editions: readonly string[] = Object.keys(versions);

/**
 * The edition that a configuration names; undefined where there is none of that name. YAML takes 2026.10 for the number
 * 2026.1, and there is no first month without a zero.
 */
export function editionOf(given: string | number): string | undefined {
  const name = typeof given === 'number' ? given.toFixed(2) : given;
  return editions.includes(name) ? name : undefined;
}

/** The level of a rule by default in an edition; in the latest where none is named. */
export function levelIn(rule: AnyRule, edition: string | undefined): Level {
  if (edition === undefined) return rule.level;
  if (isLater(rule.since, versions[edition] ?? '0')) return 'off';
  return rule.before?.find(({ until }) => edition <= until)?.level ?? rule.level;
}

function isLater(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = (left ?? []).findIndex((part, index) => part !== (right?.[index] ?? 0));
  return at >= 0 && (left?.[at] ?? 0) > (right?.[at] ?? 0);
}

/** How a preset weighs what the rules of some categories find, where nothing is said of the rule itself. */
interface Preset {
  readonly categories: readonly AnyRule['category'][];
  readonly weights: Readonly<Partial<Record<Severity, Severity>>>;
}

/** Named ways to set how loud all rules are at once. */
export const presets = {
  /** All is a suggestion. */
  gentle: { categories: ['words', 'languages', 'decisions'], weights: { error: 'info', warning: 'info' } },
  /** What is clearly wrong fails a build; words do not, since they are a matter of who reads. */
  strict: { categories: ['languages', 'decisions'], weights: { warning: 'error' } },
} as const satisfies Readonly<Record<string, Preset>>;
export type PresetName = keyof typeof presets;

/** What presets, one after the other, make of each severity for a rule; undefined where they leave it alone. */
export function weightsOf(
  { category }: AnyRule,
  names: readonly PresetName[],
): Readonly<Record<Severity, Severity>> | undefined {
  const weights: Record<Severity, Severity> = { error: 'error', warning: 'warning', info: 'info' };
  for (const name of names) {
    const preset: Preset = presets[name];
    if (!preset.categories.includes(category)) continue;
    for (const from of ['error', 'warning', 'info'] as const)
      weights[from] = preset.weights[weights[from]] ?? weights[from];
  }
  return Object.entries(weights).some(([from, to]) => from !== to) ? weights : undefined;
}
