/**
 * Makes clickable what names another file without being a Markdown link: ids of decision records in text ("ADR-0012"),
 * what a record says it supersedes, and paths in front matter. Links of Markdown are the editor's own.
 */
import type { DocumentLink } from 'vscode-languageserver';
import type { Block } from '../../engine/blocks';
import type { Document } from '../../engine/document';
import type { DecisionRecord } from '../../engine/facts';
import { perBlock, perHoldingBlock } from '../../engine/memo';
import { render } from '../../engine/messages';
import { passagesOf } from '../../engine/passages';
import { folderOf, readPath, resolvePath } from '../../engine/paths';
import { fold, stem } from '../../engine/recordReader';
import { tiedRecord, tiesIn } from '../../engine/recordTies';
import type { Locale, Span } from '../../engine/types';
import { languageCodes } from '../../languages/names';
import { idsIn, recordsNumbered, type RecordId } from '../../rules/unlinked-decision/target';
import type { NearRecords } from '../decisions';
import type { OpenDocument } from '../openDocument';
import { nameOf } from '../recordCompletion';
import type { Root } from '../roots';
import { frontMatterAddresses, plainFrontMatter } from './addresses';
import { messages } from './messages';
import { shifted } from '../../engine/positions';

/** What a note may name: a record by its id, or a note by its path. Spans are in the note. */
interface Named {
  readonly ids: readonly RecordId[];
  readonly paths: readonly Span[];
}

/** Ids in the text of a block, outside its links and code. Spans are relative to the block. */
const idsOfBlock = perBlock((block: Block): readonly RecordId[] => {
  if (block.kind !== 'markdown' || idsIn(block.text).length === 0) return [];
  return passagesOf(block).flatMap((passage) =>
    idsIn(passage.text)
      .filter(({ span }) => !passage.links.some((link) => link.start < span.end && span.start < link.end))
      .map((id) => ({ ...id, span: passage.sourceOf(id.span) })),
  );
});
const withIds = perHoldingBlock(idsOfBlock);

/** @param near asked only where something may be clicked. */
export async function documentLinks(
  document: OpenDocument,
  near: () => Promise<(NearRecords & { readonly root: Root }) | undefined>,
  locale: Locale,
): Promise<DocumentLink[]> {
  if (document.languageId !== 'markdown') return [];
  const { note, version, text } = document;
  const { ids, paths } = namedIn(note);
  const mayTie = /super[sc]ed|disodl/i.test(text);
  if (ids.length === 0 && paths.length === 0 && !mayTie) return [];
  const known = await near();
  if (!known) return [];
  const { path: own, records, root } = known;
  const notes = paths.length > 0 ? await root.host.listNotes() : [];
  if (document.version !== version) return [];

  // The same few are named again and again.
  const byId = new Map<string, string | undefined>();
  const pathOf = (id: RecordId): string | undefined => {
    const name = `${id.prefix} ${String(id.number)}`;
    if (!byId.has(name)) byId.set(name, recordOf(id, own, records)?.path);
    return byId.get(name);
  };
  const found = [
    ...ids.map((id) => ({ span: id.span, path: pathOf(id) })),
    ...paths.map((span) => ({ span, path: noteAt(text.slice(span.start, span.end), own, notes) })),
    ...(mayTie && records.some(({ path }) => path === own) ? tied(text, own, records) : []),
  ];
  const byPath = new Map(records.map((record) => [record.path, record]));
  let end = 0;
  return found
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap(({ span, path }) => {
      if (path === undefined || path === own || span.start < end) return [];
      end = span.end;
      const record = byPath.get(path);
      const tooltip = record
        ? render(messages['open-record'][locale], { name: nameOf(record) }, locale)
        : render(messages['open-note'][locale], { path }, locale);
      return [{ range: document.rangeOf(span), target: root.uriOf(path), tooltip }];
    });
}

function namedIn(note: Document): Named {
  const moved = (id: RecordId, by: number): RecordId => ({
    ...id,
    span: shifted(id.span, by),
  });
  const ids = withIds(note).flatMap(({ block, things }) => things.map((id) => moved(id, note.starts[block] ?? 0)));
  const front = plainFrontMatter(note);
  if (!front) return { ids, paths: [] };
  // Links of Markdown in front matter are the editor's own as well.
  const paths = frontMatterAddresses(note).filter(({ form }) => form === 'bare');
  return {
    ids: [...idsIn(front.text).map((id) => moved(id, front.start)), ...ids],
    paths: paths.map(({ span }) => span),
  };
}

/** The record of an id: the one that is called so, or the one beside the note where several are. */
function recordOf(id: RecordId, from: string, records: readonly DecisionRecord[]): DecisionRecord | undefined {
  const fitting = recordsNumbered(id.number, records).filter((record) => fits(id.prefix, record));
  return (
    oneOf(fitting, from) ??
    oneOf(
      fitting.filter(({ path }) => folderOf(path) === folderOf(from)),
      from,
    )
  );
}

/** The only one, or of one record in several languages that in the note’s, as far as their names tell. */
function oneOf(records: readonly DecisionRecord[], from: string): DecisionRecord | undefined {
  const placed = records.map((record) => ({ record, place: readPath(record.path, languageCodes) }));
  if (new Set(placed.map(({ place }) => place.key)).size > 1) return undefined;
  const { language } = readPath(from, languageCodes);
  return (placed.find(({ place }) => place.language === language) ?? placed[0])?.record;
}

/** Whether a record may be called so. An RFC is a document of the internet as well, where no record has that name. */
function fits(prefix: string, { path }: DecisionRecord): boolean {
  const [kind] =
    /^[a-z]+(?=[-_ ]?\d)/.exec(stem(path)) ?? /(?:^|\/)(?:m?adr|dr|rfc)(?=s?$)/.exec(fold(folderOf(path))) ?? [];
  const plain = kind?.replace(/^\/?m?(?=adr)|^\//, '');
  return plain === undefined ? prefix !== 'rfc' : plain === prefix.replace(/^m(?=adr)/, '');
}

/** The note that a path leads to, told by the list of those that there are. */
function noteAt(value: string, from: string, notes: readonly string[]): string | undefined {
  const wanted = resolvePath(from, value);
  return wanted === undefined ? undefined : notes.find((note) => note.toLowerCase() === wanted);
}

/** "Superseded by 0014", where a record says it without a link. */
const tied = (
  text: string,
  own: string,
  records: readonly DecisionRecord[],
): { span: Span; path: string | undefined }[] =>
  [...tiesIn(text)].flatMap(({ link, name }) =>
    name ? [{ span: name, path: tiedRecord(own, link, records)?.path }] : [],
  );
