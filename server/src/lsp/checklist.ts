/** What is left to look at in a note before it is published, family by family: made of the report that is there already. */
import { helpUrl } from '../engine/messages';
import { familiesFor, type Family } from '../engine/families';
import type { RuleFinding } from '../engine/lint';
import { namedInShort } from '../engine/noteLanguages';
import { overlaps } from '../engine/positions';
import type { AnyRule } from '../engine/types';
import { renderFor } from './convert';
import type { DiagnosticList } from './diagnosticList';
import type { OpenDocument } from './openDocument';
import type { Checklist, ChecklistFinding } from './protocol';
import type { Report, Reports } from './reports';

/** Longest quotation of a note, in UTF-16 units. */
const longestText = 80;

/** The checklist of an open document; null where it is no note. Rejects as `reports.ofOpen` does. */
export async function checklistOf(
  document: OpenDocument,
  reports: Reports,
  rules: readonly AnyRule[],
): Promise<Checklist | null> {
  const report = await reports.ofOpen(document);
  // What follows waits for other files at most: where the note has changed since, the client asks again.
  const { uri, version, text } = document;
  const { standing, note, locale } = report;
  const nothing = { languages: { present: [], toFollow: [], label: '' }, families: [] };
  if (standing !== undefined && standing !== 'checked') return { uri, version, state: standing, ...nothing };
  if (!note) return null;
  const found = [
    ...itemsOf(report, uri, ({ start, end }) => text.slice(start, Math.min(end, start + 2 * longestText))),
    ...(await ofTwins(report, reports)),
    ...(await ofConfiguration(report, reports)),
  ];
  const languages = note.languages();
  return {
    uri,
    version,
    state: 'checked',
    languages: { ...languages, label: namedInShort(languages)[locale] },
    families: familiesFor(note.config, rules).map(({ id, name, remark }) => ({
      id,
      name: name[locale],
      remark: remark?.(languages)?.[locale] ?? null,
      findings: found.filter(({ family }) => family === id).map(({ finding }) => finding),
    })),
  };
}

interface Item {
  readonly family: Family;
  readonly finding: ChecklistFinding;
}

function itemsOf(
  {
    findings,
    diagnostics: { items },
    locale,
  }: Pick<Report, 'findings' | 'locale'> & { readonly diagnostics: Pick<DiagnosticList, 'items'> },
  uri: string,
  quote: (span: { readonly start: number; readonly end: number }) => string,
): readonly Item[] {
  return findings.flatMap(({ rule, messageId, data, severity, span }, index): Item[] => {
    const range = items[index]?.range;
    if (!range) return [];
    const message = renderFor(rule, messageId, data, locale);
    const text = shortened(quote(span));
    return [
      { family: rule.category, finding: { uri, range, severity, message, rule: rule.id, href: helpUrl(rule), text } },
    ];
  });
}

/**
 * What is said in the other language about both: a section that is there alone is missing here. Not what is said here
 * already, of the same words.
 */
async function ofTwins(report: Report, reports: Reports): Promise<readonly Item[]> {
  const { place, note, findings } = report;
  if (!place || !note) return [];
  const items: Item[] = [];
  for (const path of note.twins) {
    const twin = await reports.ofEither({ root: place.root, path });
    const text = await place.root.host.readText(path);
    if (!twin || text === undefined) continue;
    const said = findings.flatMap(({ related = [] }) => related.filter((other) => other.path === path));
    const isOurs = ({ related = [], span }: RuleFinding): boolean =>
      related.some((other) => other.path === place.path) && !said.some((other) => overlaps(other.span, span));
    const isAbout = twin.findings.map(isOurs);
    const about = <T>(all: readonly T[]): readonly T[] => all.filter((_, index) => isAbout[index]);
    const only = { ...twin, findings: about(twin.findings), diagnostics: { items: about(twin.diagnostics.items) } };
    items.push(...itemsOf(only, place.root.uriOf(path), ({ start, end }) => text.slice(start, end)));
  }
  return items;
}

/** Where a setting is not understood, a note is not checked as its team wants it. */
async function ofConfiguration({ configFile }: Report, reports: Reports): Promise<readonly Item[]> {
  if (!configFile) return [];
  const { root, file, others } = configFile;
  const items: Item[] = [];
  for (const each of [file, ...others]) {
    const report = await reports.ofConfigFile(root, each);
    items.push(...itemsOf(report, root.uriOf(each.path), ({ start, end }) => each.text.slice(start, end)));
  }
  return items;
}

/** One line of plain text. */
function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= longestText ? line : `${line.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
