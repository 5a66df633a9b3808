/** The languages of a note: where they are, how they stand side by side, and what can be added. */
import type { Config } from '../engine/config';
import { createDocument } from '../engine/document';
import type { Facts, FactName, Twin } from '../engine/facts';
import { fixesOf } from '../engine/fix';
import { languagesOf, type Layout } from '../engine/layout';
import { renderDatum, render } from '../engine/messages';
import { skeletonFile, skeletonHere } from '../engine/otherLanguage';
import { halvesOf, rowAt, rowsOf, wholeSide, type Row, type Side } from '../engine/sideBySide';
import { waitingIn } from '../engine/translation';
import { layoutAt } from '../engine/twins';
import type { Edit, Locale, Span } from '../engine/types';
import { languageName } from '../languages/names';
import { compared } from '../rules/missing-section/compare';
import { renderFor } from './convert';
import { createLines } from './lines';
import { messages } from './messages';
import type { OpenDocument, View } from './openDocument';
import type { LanguageAddition, NoteLanguages, SideRow, Sides, SidesParams, PlainRange } from './protocol';
import type { Report, Reports } from './reports';
import type { Place, Roots } from './roots';
import { uriKey } from './uris';

/** A note with what is known of its languages. */
interface Known {
  readonly document: OpenDocument;
  readonly place: Place | undefined;
  readonly config: Config;
  readonly facts: Facts;
  readonly layout: Layout;
}

export interface LanguageSession {
  readonly roots: Roots;
  readonly reports: Reports;
  readonly openAt: (key: string) => OpenDocument | undefined;
  readonly today: () => string;
}

async function know(document: OpenDocument, { roots, today }: LanguageSession): Promise<Known> {
  const place = roots.locate(document.uri);
  const { note } = document;
  const { config, facts } = place
    ? await place.root.workspace.factsFor(note, place.path, new Set<FactName>(['twins']))
    : {
        config: (await roots.nowhere.configFor('')).config,
        facts: { records: [], twins: [], isRecord: false, today: today() },
      };
  const layout = layoutAt(facts.path, note, config.languages, facts.twins);
  return { document, place, config, facts, layout };
}

/** Where the languages of a note are. */
export async function noteLanguages(
  document: OpenDocument,
  session: LanguageSession,
  locale: Locale,
): Promise<NoteLanguages> {
  const { place, facts, layout } = await know(document, session);
  const own = languagesOf(layout);
  return {
    own,
    stacked: layout.kind === 'stacked',
    files: place
      ? facts.twins
          .filter(({ language }) => !own.includes(language))
          .map(({ language, path, exists }) => ({
            language,
            name: languageName(language)[locale],
            uri: place.root.uriOf(path),
            exists,
          }))
      : [],
  };
}

/** A side with where it is shown. */
interface Placed {
  readonly side: Side;
  readonly uri: string;
  readonly view: View;
  /** Path of its file in the root. */
  readonly path: string | undefined;
  readonly report: Report | undefined;
}

/** The two sides with their sections matched; undefined where there is nothing to put beside the note. */
export async function sidesFor(
  document: OpenDocument,
  { line, own: first, language }: Omit<SidesParams, 'uri'>,
  session: LanguageSession,
): Promise<Sides | undefined> {
  const known = await know(document, session);
  const report = await session.reports.ofOpen(document);
  const here = { uri: document.uri, view: document, path: known.place?.path, report };
  const { note } = document;
  const halves = halvesOf(note, known.layout, known.config.languages);
  if (halves.length > 1) {
    const at = document.offsetAt({ line, character: 0 });
    const side =
      halves.find((half) => half.language === first) ?? halves.findLast(({ span }) => span.start <= at) ?? halves[0];
    const other = halves.find((half) => half !== side && (language === undefined || half.language === language));
    return side && other ? matched({ side, ...here }, { side: other, ...here }) : undefined;
  }
  const twin = known.facts.twins.find((each) => each.exists && (language ?? each.language) === each.language);
  if (!twin || !known.place) return undefined;
  const own = languagesOf(known.layout)[0] ?? known.config.languages.find((each) => each !== twin.language) ?? '';
  const there = await fileSide(known.place, twin.path, twin.language, session);
  return there && matched({ side: wholeSide(note, own), ...here }, there);
}

async function fileSide(
  { root }: Place,
  path: string,
  language: string,
  { reports, openAt }: LanguageSession,
): Promise<Placed | undefined> {
  const uri = root.uriOf(path);
  const open = openAt(uriKey(uri));
  if (open) {
    const report = await reports.ofOpen(open);
    return { side: wholeSide(open.note, language), uri: open.uri, view: open, path, report };
  }
  const text = await root.host.readText(path);
  if (text === undefined) return undefined;
  const report = await reports.ofFile({ root, path });
  return { side: wholeSide(createDocument(text), language), uri, view: createLines(text), path, report };
}

function matched(a: Placed, b: Placed): Sides {
  const rows = rowsOf(a.side, b.side);
  const differs = differences(rows, a, b);
  const rangeIn = ({ view }: Placed, span: Span | undefined): PlainRange | null => (span ? view.rangeOf(span) : null);
  return {
    sides: [a, b].map((each) => ({
      uri: each.uri,
      language: each.side.language,
      range: each.view.rangeOf(each.side.span),
    })) as unknown as Sides['sides'],
    rows: rows.map(([x, y], index): SideRow => ({
      ranges: [rangeIn(a, x), rangeIn(b, y)],
      differs: [...(differs.get(index) ?? [])],
    })),
  };
}

/** Rules that say that the languages of a note differ. */
const comparing: ReadonlySet<string> = new Set(['missing-section', 'facts-differ']);

/** What rules have found to differ, by row: as it is said of the first side, where both say so. */
function differences(rows: readonly Row[], a: Placed, b: Placed): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const tell = (from: Placed, to: Placed, side: 0 | 1): void => {
    const { findings = [], locale = 'en' } = from.report ?? {};
    const said = new Set(found.keys());
    for (const { rule, messageId, span, related = [], data = {} } of findings) {
      const isAboutBoth =
        from.uri === to.uri
          ? related.every(({ path }) => path === undefined)
          : data['path'] === to.path || related.some(({ path }) => path === to.path);
      if (!comparing.has(rule.id) || !(isAboutBoth || messageId === 'waiting')) continue;
      const row = rowAt(rows, side, span.start);
      if (row < 0 || said.has(row)) continue;
      found.set(row, (found.get(row) ?? new Set<string>()).add(renderFor(rule, messageId, data, locale)));
    }
  };
  tell(a, b, 0);
  tell(b, a, 1);
  return found;
}

/** Ways to add what a note lacks in a language, marked for translation. */
export async function languageAdditions(
  document: OpenDocument,
  locale: Locale,
  session: LanguageSession,
): Promise<readonly LanguageAddition[]> {
  const known = await know(document, session);
  const { note } = document;
  const waiting = new Set(waitingIn(note).map(({ language }) => language));
  const own = languagesOf(known.layout);
  const additions: LanguageAddition[] = [];
  additions.push(...(await missingSections(known, locale, session)));
  for (const language of known.config.languages) {
    const twin = known.facts.twins.find((each) => each.language === language);
    if (own.length === 0 || own.includes(language) || waiting.has(language) || twin?.exists === true) continue;
    const there = languageName(language);
    const here = addition(render(messages['add-language-here'][locale], { there }, locale), document, [
      skeletonHere(note, known.config.languages, language, note.length),
    ]);
    const { place } = known;
    const file =
      twin && place
        ? {
            title: render(messages['add-language-file'][locale], { there, path: twin.path }, locale),
            uri: place.root.uriOf(twin.path),
            create: skeletonFile(note, known.config.languages, language),
          }
        : undefined;
    const isHabit = (twin?.neighbours?.paired ?? 0) > 0;
    additions.push(...(file ? (isHabit ? [file, here] : [here, file]) : [here]));
  }
  return additions;
}

/** The sections that one language has and another lacks, all of a language at once. */
async function missingSections(
  known: Known,
  locale: Locale,
  { reports }: LanguageSession,
): Promise<readonly LanguageAddition[]> {
  const { document, place } = known;
  const groups = new Map<
    string,
    { readonly path: string | undefined; readonly edits: Edit[]; language: string; count: number }
  >();
  for (const finding of missingIn(known)) {
    const { data = {} } = finding;
    const there = data['there'];
    const edits = fixesOf(finding)[0]?.edits ?? [];
    const [first] = edits;
    if (!first || typeof there !== 'object') continue;
    const key = `${first.path ?? ''} ${there.en}`;
    const group = groups.get(key) ?? { path: first.path, edits: [], language: renderDatum(there, locale), count: 0 };
    group.edits.push(...edits);
    group.count += Number(data['count'] ?? 1);
    groups.set(key, group);
  }
  const additions: LanguageAddition[] = [];
  for (const { path, edits, language, count } of groups.values()) {
    const target = path === undefined ? document : place && (await reports.targetAt(place.root, path));
    if (!target) continue;
    const data = { there: language, count };
    const title = render(messages[count === 1 ? 'add-section' : 'add-sections'][locale], data, locale);
    additions.push(addition(title, 'view' in target ? { ...target.view, uri: target.uri } : target, edits));
  }
  return additions;
}

/** What is missing in the note's other languages, and what is missing in it that they have. */
function* missingIn({ document, place, config, facts, layout }: Known): ReturnType<typeof compared> {
  yield* compared(document.note, layout, config, facts);
  const [own] = languagesOf(layout);
  if (!place || layout.kind !== 'one' || own === undefined) return;
  const me: Twin = { path: place.path, language: own, exists: true, document: document.note };
  for (const twin of facts.twins)
    if (twin.document)
      yield* compared(twin.document, { kind: 'one', language: twin.language, also: [] }, config, {
        ...facts,
        path: twin.path,
        twins: [me],
        isRecord: facts.isRecord,
        today: facts.today,
      });
}

function addition(
  title: string,
  target: Pick<View, 'rangeOf'> & { readonly uri: string },
  edits: readonly Edit[],
): LanguageAddition {
  const texts = [...edits].sort((a, b) => a.span.start - b.span.start);
  return {
    title,
    uri: target.uri,
    edits: texts.map(({ span, text }) => ({ range: target.rangeOf(span), newText: text })),
  };
}
