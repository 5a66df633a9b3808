/**
 * Writes directives for the person who does not want a finding: here, or in the whole note. A comment in the wrong place
 * breaks the Markdown around it (a list in two, a code span, a table), so every candidate is tried on a copy: the note
 * must read as before, and the finding must in fact be silenced.
 */
import type { Nodes } from 'mdast';
import type { Block } from './blocks';
import { directivesOf, scopeOf, type Directive } from './directives';
import { editDocument, type Document } from './document';
import { applyEdits } from './fix';
import { parseBlock } from './markdown';
import { overlaps } from './positions';
import type { Edit, Span } from './types';

/**
 * The edit that silences a rule on the line where a finding starts, other findings of the rule on that line included.
 * Undefined where no comment can stand without changing what the note says, such as in front matter.
 * @param span of the finding, in the note.
 * @param reason said in the comment, where one has to be written for it.
 */
export function ignoreHere(note: Document, rule: string, span: Span, reason?: string): Edit | undefined {
  if (inFrontMatter(note, span.start)) return undefined;
  const line = lineAround(note.text, span.start);
  return [
    ...extensions(note, rule, ['disable-next-line', 'disable-line'], line),
    ...comments(note, reason === undefined ? rule : `${rule} -- ${reason}`, span, line),
  ].find((edit) => isHarmless(note, edit) && silenced(note, edit, rule, span));
}

/** The edit that silences a rule in the whole note; undefined where that cannot be done without harm. */
export function ignoreInNote(note: Document, rule: string): Edit | undefined {
  const whole = { start: 0, end: note.length };
  return [...extensions(note, rule, ['disable-file'], whole), atTop(note, `<!-- agored-disable-file ${rule} -->`)].find(
    (edit) => isHarmless(note, edit) && silenced(note, edit, rule),
  );
}

/**
 * The edit that lets a term stand in the whole note (`allow`), joined to a comment that does so for others. Undefined
 * where that cannot be done without harm, or the term cannot stand in a comment.
 */
export function allowInNote(note: Document, term: string): Edit | undefined {
  const quoted = `"${term}"`;
  if (/["“”\r\n]|--/.test(term)) return undefined;
  const others = directivesOf(note).flatMap(({ verb, terms, span }): Edit[] => {
    const list = note.text.slice(span.start, span.end);
    const end = list.lastIndexOf(terms.at(-1) ?? '') + (terms.at(-1)?.length ?? 0) + 1;
    if (verb !== 'allow' || terms.length === 0 || !/^["”]$/.test(list.charAt(end - 1))) return [];
    return [{ span: { start: span.start + end, end: span.start + end }, text: ` ${quoted}` }];
  });
  return [...others, atTop(note, `<!-- agored-allow ${quoted} -->`)].find(
    (edit) =>
      isHarmless(note, edit) &&
      directivesOf(editDocument(note, edit)).some(({ verb, terms }) => verb === 'allow' && terms.includes(term)),
  );
}

/** A comment on a line of its own before all else, behind the front matter. */
function atTop(note: Document, comment: string): Edit {
  const [first] = note.blocks;
  const at = first?.kind === 'front-matter' ? first.text.length : 0;
  const eol = lineEnding(note.text);
  const lead = at > 0 && !/[\r\n]$/.test(first?.text ?? '') ? eol : '';
  const rest = note.text.slice(at);
  const gap = rest === '' || /^[ \t]*[\r\n]/.test(rest) ? '' : eol;
  return { span: { start: at, end: at }, text: `${lead}${comment}${eol}${gap}` };
}

function inFrontMatter(note: Document, at: number): boolean {
  const [first] = note.blocks;
  return first?.kind === 'front-matter' && at < first.text.length;
}

/** The line that holds an offset, without its line ending. */
function lineAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  const end = /[\r\n]/.exec(text.slice(at))?.index;
  return { start, end: end === undefined ? text.length : at + end };
}

const lineEnding = (text: string): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';

/** Adds the rule to a directive that already covers the place for others: a second comment would cut it off. */
function extensions(note: Document, rule: string, verbs: readonly string[], place: Span): Edit[] {
  const all = directivesOf(note);
  return all.flatMap((directive) => {
    const last = directive.rules[directive.rules.length - 1];
    if (last === undefined || !verbs.includes(directive.verb)) return [];
    const scope = scopeOf(directive, last.id, all, note.text);
    if (scope?.start !== place.start) return [];
    return [{ span: { start: last.span.end, end: last.span.end }, text: ` ${rule}` }];
  });
}

/** Places for a new comment about a rule (with a reason), the best first. */
function comments(note: Document, about: string, span: Span, line: Span): Edit[] {
  const { text } = note;
  const source = text.slice(line.start, line.end);
  const at = (offset: number, comment: string): Edit => ({ span: { start: offset, end: offset }, text: comment });
  const sameLine = `<!-- agored-disable-line ${about} -->`;
  const end = line.start + source.replace(/(?:[ \t]+|\\)$/, '').length;
  const cell = /[ \t]*\|[ \t]*$/.exec(source);
  const before = lineAround(text, Math.max(0, line.start - (text.slice(0, line.start).endsWith('\r\n') ? 2 : 1)));
  return [
    at(line.start, `<!-- agored-disable-next-line ${about} -->${lineEnding(text)}`),
    at(end, ` ${sameLine}`),
    ...(cell ? [at(line.start + cell.index, ` ${sameLine}`)] : []),
    ...(span.end <= line.end ? [at(span.end, ` ${sameLine}`)] : []),
    ...(line.start > 0 ? [at(before.end, ` <!-- agored-disable-next-line ${about} -->`)] : []),
  ];
}

/** Whether the rule is silenced at a place (or everywhere), and every other directive still covers what it covered. */
function silenced(note: Document, edit: Edit, rule: string, span?: Span): boolean {
  const text = applyEdits(note.text, [edit]);
  const { start: at } = edit.span;
  const moved = (offset: number): number => (offset >= at ? offset + edit.text.length : offset);
  const after = directivesOf(editDocument(note, edit));
  // The finding's own line moves with a comment on a line before it, also where it starts right there.
  const target = span && { start: moved(span.start), end: moved(span.start) + 1 };
  const covers = (directive: Directive): boolean => {
    const scope = scopeOf(directive, rule, after, text);
    if (!target) return scope !== undefined && directive.verb === 'disable-file';
    return scope !== undefined && (overlaps(scope, target) || scope.start === target.start);
  };
  if (!after.some(covers)) return false;

  const before = directivesOf(note);
  return before.every((directive) => {
    const same = after.find((other) => other.span.start === moved(directive.span.start));
    if (same?.verb !== directive.verb) return false;
    return (directive.rules.length === 0 ? [rule] : directive.rules.map(({ id }) => id)).every((id) => {
      const was = scopeOf(directive, id, before, note.text);
      const is = scopeOf(same, id, after, text);
      if (!was || !is) return was === is;
      return (is.start === moved(was.start) || is.start === was.start) && is.end === moved(was.end);
    });
  });
}

/** Whether the note says the same after the edit. Only the blocks that the edit touches are looked at. */
function isHarmless(note: Document, edit: Edit): boolean {
  const changed = editDocument(note, edit);
  const old = new Set(note.blocks);
  const fresh = new Set(changed.blocks);
  const gone = note.blocks.filter((block) => !fresh.has(block));
  const come = changed.blocks.filter((block) => !old.has(block));
  const was = outline(gone);
  const is = outline(come);
  return was !== undefined && is !== undefined && JSON.stringify(was) === JSON.stringify(is);
}

const directiveAlone = /^<!--[ \t]*agored-[\s\S]*?-->$/;

/** What the blocks hold, less directives and white space; undefined where a block could not be read. */
function outline(blocks: readonly Block[]): unknown[] | undefined {
  const parts: unknown[] = [];
  for (const block of blocks) {
    const { root, unread } = parseBlock(block);
    if (unread !== undefined) return undefined;
    if (block.kind === 'front-matter') parts.push(block.text.trim());
    else parts.push(...contents(root.children));
  }
  return parts;
}

function contents(nodes: readonly Nodes[]): unknown[] {
  const parts: unknown[] = [];
  let text: string | undefined;
  const flush = (): void => {
    const words = text?.replace(/\s+/g, ' ').trim() ?? '';
    if (words !== '') parts.push(words);
    text = undefined;
  };
  for (const node of nodes) {
    if (node.type === 'html' && directiveAlone.test(node.value.trim())) continue;
    if (node.type === 'text') {
      text = (text ?? '') + node.value;
      continue;
    }
    flush();
    const inner = 'children' in node ? { children: contents(node.children) } : {};
    parts.push({ ...node, ...inner, position: undefined });
  }
  flush();
  return parts;
}
