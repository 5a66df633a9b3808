/** The checklist of a note as rows, and as the line in the status bar. */
import type { Checklist, ChecklistFamily, ChecklistFinding } from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import type { Frame, Node } from '../nodes';
import type { Locale } from '../words';
import { words } from './words';

/** Longest quotation of the note in a row, in UTF-16 units: what is said of it has to fit behind. */
const longestLabel = 40;

/** @param checklist of the note in front; undefined where none is. */
export function rowsOf(checklist: Checklist | undefined, locale: Locale): readonly Node[] {
  if (checklist?.state === 'off')
    return [offer(words.openSetting[locale], 'gear', 'workbench.action.openSettings', 'agored.enable')];
  if (checklist?.state === 'not-a-note')
    return [offer(words.checkFile[locale], 'checklist', 'agored.checkFile', checklist.uri)];
  return checklist?.families.map((family) => familyRow(family, checklist.uri, locale)) ?? [];
}

/** What stands around the rows. */
export function frameOf(checklist: Checklist | undefined, locale: Locale): Frame {
  const title = words.title[locale];
  if (!checklist) return { title, message: words.noNote[locale] };
  if (checklist.state !== 'checked') return { title, message: words[checklist.state][locale] };
  const left = leftIn(checklist);
  return { title, description: countOf(left, locale), message: left === 0 ? words.ready[locale] : undefined };
}

/** The line in the status bar. */
export interface Status {
  readonly text: string;
  readonly tooltip: string;
  /** For screen readers. */
  readonly aria: string;
}

/** Undefined where there is nothing to say: most Markdown in the world is no note. */
export function statusOf(checklist: Checklist, locale: Locale): Status | undefined {
  const { state, families, languages } = checklist;
  if (state === 'not-a-note') return undefined;
  const hint = words.statusHint[locale];
  if (state !== 'checked') {
    const short = words[state === 'off' ? 'statusOff' : 'statusIgnored'][locale];
    const tooltip = words[state][locale];
    return { text: `Agored: ${short}`, tooltip, aria: `Agored: ${tooltip}` };
  }
  const count = countOf(leftIn(checklist), locale);
  const text = `Agored: ${[count, languages.label].filter((part) => part !== '').join(' · ')}`;
  const rows = families.map(({ name, findings }) => `${name}: ${countOf(findings.length, locale)}`);
  return { text, tooltip: [...rows, hint].join('\n'), aria: `${text}. ${hint}` };
}

const leftIn = ({ families }: Checklist): number => families.reduce((sum, { findings }) => sum + findings.length, 0);

const countOf = (n: number, locale: Locale): string =>
  n === 0 ? words.clear[locale] : fill(words[n === 1 ? 'one' : 'several'][locale], { n });

/** A row that does something. */
function offer(label: string, icon: string, ...command: readonly [string, ...unknown[]]): Node {
  return { id: command[0], label, icon: [icon], aria: label, command };
}

function familyRow({ id, name, remark, findings }: ChecklistFamily, note: string, locale: Locale): Node {
  const count = countOf(findings.length, locale);
  const isClear = findings.length === 0;
  // Room is scarce, and the tick says the rest; to those who cannot see it, all is said.
  const more = isClear ? remark : null;
  return {
    id,
    label: name,
    description: more ?? count,
    icon: isClear ? ['pass', 'testing.iconPassed'] : ['circle-large-outline'],
    aria: [`${name}: ${count}`, ...(more === null ? [] : [more])].join(', '),
    children: findings.map((finding, index) => findingRow(finding, `${id} ${String(index)}`, note, locale)),
  };
}

const icons = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  info: ['info', 'problemsInfoIcon.foreground'],
} as const;

function findingRow(finding: ChecklistFinding, id: string, note: string, locale: Locale): Node {
  const { uri, range, severity, message, rule, href, text } = finding;
  const line = fill(words.line[locale], { n: range.start.line + 1 });
  const place = uri === note ? line : `${uri.slice(uri.lastIndexOf('/') + 1)}, ${line}`;
  const quoted = text.length > longestLabel ? `${text.slice(0, longestLabel - 1).trimEnd()}…` : text;
  return {
    id,
    ...(quoted === '' ? { label: message } : { label: quoted, description: message }),
    icon: icons[severity],
    aria: `${words[severity][locale]}, ${place}: ${text === '' ? '' : `‘${text}’. `}${message}`,
    tooltip: `${message}\n\n${place} · ${rule}`,
    target: { uri, range },
    context: 'finding',
    href,
  };
}
