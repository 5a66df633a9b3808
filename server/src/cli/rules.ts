/** `agored rules`: what there is to find, and how loud it is. */
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { getDescription, type GenericSchema } from 'valibot';
import { helpUrl } from '../engine/messages';
import type { AnyRule } from '../engine/types';
import { printable, wrap } from './reporters/printable';
import { isColoured, withLocaleOption, type Shell } from './session';

const formats = ['text', 'json'] as const;

/** An option of a rule, as its page describes it. */
export interface RuleOption {
  readonly name: string;
  /** What counts where it is left out; absent where nothing does. */
  readonly default?: unknown;
  readonly description: string;
}

/** The options of a rule, read from their schema. */
export function optionsOf(rule: AnyRule): readonly RuleOption[] {
  const { entries = {} } = rule.options as { readonly entries?: Readonly<Record<string, GenericSchema>> };
  return Object.entries(entries).map(([name, entry]) => {
    const { wrapped = entry, default: given } = entry as {
      readonly wrapped?: GenericSchema;
      readonly default?: unknown;
    };
    return { name, ...(given === undefined ? {} : { default: given }), description: getDescription(wrapped) ?? '' };
  });
}

/** Gives the command its options. */
export function addRulesCommand(command: Command, shell: Shell): void {
  const { say, pick, io, done } = shell;
  command
    .description(say('rulesDescription'))
    .option('--format <name>', say('rulesFormat'), pick('--format', formats), 'text');
  withLocaleOption(command, shell).action(() => {
    io.out(command.opts<{ format: (typeof formats)[number] }>().format === 'json' ? jsonOf(shell) : textOf(shell));
    done(0);
  });
}

/** Both languages at once, since a program may show either. */
function jsonOf({ rules, io }: Shell): string {
  const listed = rules.map((rule) => ({
    ...{ id: rule.id, level: rule.level, category: rule.category, since: rule.since },
    ...{ summary: rule.summary, why: rule.why, help: helpUrl(rule), options: optionsOf(rule) },
  }));
  const report = { version: 1, tool: { name: 'agored', version: io.version }, rules: listed };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function textOf({ rules, io, say, locale }: Shell): string {
  const paint = createColors(isColoured(io));
  const widthOf = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
  const ids = widthOf(rules.map(({ id }) => id));
  const levels = widthOf(rules.map(({ level }) => level));
  const painters = { error: paint.red, warning: paint.yellow, info: paint.cyan, off: paint.dim };
  const indent = ids + levels + 4;
  const { columns } = io.terminal;
  const lines = rules.map(({ id, level, summary }) => {
    const words = wrap(printable(summary[locale]), columns === undefined ? Infinity : Math.max(30, columns - indent));
    const text = words.join(`\n${' '.repeat(indent)}`);
    return `${paint.bold(id.padEnd(ids))}  ${painters[level](level.padEnd(levels))}  ${text}\n`;
  });
  return `${lines.join('')}\n${say('rulesMore')}\n`;
}
