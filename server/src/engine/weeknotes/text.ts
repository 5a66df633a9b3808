/** The text of the next note of a series: what all have is kept, days and numbers are moved on, the rest is left open. */
import type { Moment } from './moments';
import { momentsIn, patternOf, rewritten } from './moments';
import { moved, type Known } from './known';

/** How a stretch of text goes over into the next note. */
interface Carried {
  readonly text: string;
  /** It is the same in other notes, moments left out. */
  readonly shared: boolean;
  /** It names a moment, and is written anew. */
  readonly moves: boolean;
}

/** One top-level key with all its lines. */
interface Entry {
  readonly key: string;
  /** From behind the colon to the end of its last line. */
  readonly value: string;
  readonly raw: string;
}

const fence = /^---[ \t]*(?:\r\n|\r|\n)([\s\S]*?)(?:\r\n|\r|\n)?---[ \t]*(?:\r\n|\r|\n|$)/;

function split(text: string): { readonly front: string | undefined; readonly body: string } {
  const match = fence.exec(text);
  return { front: match?.[1], body: text.slice(match?.[0].length ?? 0) };
}

function entriesOf(front: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (const line of front.split(/\r\n|\r|\n/)) {
    const key = /^([^\s#:'"-][^:\r\n]{0,60}):(?=\s|$)(.*)$/.exec(line);
    const last = entries.at(-1);
    if (key) entries.push({ key: key[1] ?? '', value: key[2] ?? '', raw: line });
    else if (last)
      entries[entries.length - 1] = { ...last, value: `${last.value}\n${line}`, raw: `${last.raw}\n${line}` };
  }
  return entries;
}

/** Keys that are about one note alone. */
const ofOne =
  /^(?:title|teitl|summary|crynodeb|description|disgrifiad|excerpt|image.*|audio|translation|redirect_from)$/i;
const titleKey = /^(?:title|teitl)$/i;
/** Keys that hardly ever change from one note to the next, and leave a page without something where they are empty. */
const ofAll = /^(?:authors?|awdur(?:on)?|by|gan|lang|language|locale|layout|categor(?:y|ies)|tags?)$/i;

/** Whether a text has moments, and stays the same without them in half of the other notes; or how it would go over alone. */
function carry(
  text: string,
  note: Known,
  others: readonly (readonly [text: string, note: Known])[],
  moment: Moment,
): Carried {
  const tokens = momentsIn(text, note.date);
  const pattern = patternOf(text, tokens);
  const same = others.filter(([other, of]) => patternOf(other, momentsIn(other, of.date)) === pattern).length;
  const shared = same > 0 && same * 2 >= others.length;
  const moments = new Map(tokens.map((token) => [token, moved(token, note, moment)]));
  const moves = tokens.length > 0 && [...moments.values()].every((target) => target !== undefined);
  return {
    text: moves ? rewritten(text, tokens, (token) => moments.get(token) ?? moment) : text,
    shared: shared && (tokens.length === 0 || moves),
    moves,
  };
}

/** What opens a title before the words of its own: `Week 47: `, with the mark that they stand behind. */
const opening = /^[ \t]*["']?[^:–—|,]{1,60}?(?:: | [–—|-] |, )(?=\S)/;

/** The opening of a title for the next note, where the others have the like; undefined where there is none. */
function openingOf(
  text: string,
  note: Known,
  others: readonly (readonly [text: string, note: Known])[],
  moment: Moment,
): string | undefined {
  const own = opening.exec(text)?.[0];
  if (own === undefined) return undefined;
  const found = carry(
    own,
    note,
    others.map(([other, of]) => [opening.exec(other)?.[0] ?? other, of] as const),
    moment,
  );
  return found.moves && (found.shared || others.length === 0) ? found.text : undefined;
}

/** The value of a key without what was in it, in the form that it has. */
function emptied(value: string): string {
  if (/^[ \t]*(["']).*\1[ \t]*$/.test(value)) return ` ${value.trim().charAt(0).repeat(2)}`;
  if (/^[ \t]*\[/.test(value)) return ' []';
  return /^[ \t]*\{/.test(value) ? ' {}' : '';
}

/** Values of keys, with whether there is a title left to be written. */
function nextFront(
  known: readonly Known[],
  moment: Moment,
): { readonly lines: readonly string[]; readonly title?: number } | undefined {
  const last = known.at(-1);
  const front = last && split(last.text).front;
  if (!last || front === undefined) return undefined;
  const before = known.slice(0, -1).map((note) => [entriesOf(split(note.text).front ?? ''), note] as const);
  const lines: string[] = [];
  let title: number | undefined;
  for (const { key, value } of entriesOf(front)) {
    if (key === 'translation') continue; // how that note stood
    const others = before.flatMap(([entries, note]) => {
      const other = entries.find((entry) => entry.key === key);
      return other ? [[other.value, note] as const] : [];
    });
    const carried = carry(value, last, others, moment);
    const isDay =
      carried.moves &&
      /^\s*["']?\{date\}(?:[t ][\d:.]+\s?(?:z|[+-][\d:]+)?)?["']?$/i.test(
        patternOf(value, momentsIn(value, last.date)),
      );
    const kept =
      isDay || carried.shared || ofAll.test(key) || (known.length === 1 && (carried.moves || !ofOne.test(key)));
    const isTitle = titleKey.test(key);
    const opened = !kept && isTitle ? openingOf(value, last, others, moment) : undefined;
    if (!kept && isTitle) title = lines.length;
    const quote = /^[ \t]*(["'])/.exec(value)?.[1] ?? '';
    const text = kept ? carried.text : opened === undefined ? emptied(value) : `${opened}${quote}`;
    lines.push(...`${key}:${text}`.split('\n'));
  }
  return { lines, ...(title === undefined ? {} : { title }) };
}

interface Line {
  readonly text: string;
  /** Level of a heading; 0 for another line. */
  readonly depth: number;
}

/** The lines of a text that may be a frame for others: headings, and what stands by itself; no code, no items of lists. */
function linesOf(body: string): readonly Line[] {
  const lines: Line[] = [];
  let fenced: string | undefined;
  for (const line of body.split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fenced === undefined || mark.startsWith(fenced)))
      fenced = fenced === undefined ? mark : undefined;
    if (fenced !== undefined || mark !== undefined) continue;
    const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1];
    if (heading !== undefined) lines.push({ text: line.trim(), depth: heading.length });
    else if (/\S/.test(line) && !/^[ \t]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|>)/.test(line) && line.length <= 200)
      lines.push({ text: line.trimEnd(), depth: 0 });
  }
  return lines;
}

/** The frame of the last note's text. */
function nextBody(known: readonly Known[], moment: Moment): readonly Line[] {
  const last = known.at(-1);
  if (!last) return [];
  const before = known.slice(0, -1).map((note) => [linesOf(split(note.text).body), note] as const);
  const patterns = before.map(
    ([lines, note]) =>
      new Map(
        lines.map(({ text, depth }) => [`${String(depth)} ${patternOf(text, momentsIn(text, note.date))}`, text]),
      ),
  );
  const kept: Line[] = [];
  let titled = false;
  for (const { text, depth } of linesOf(split(last.text).body)) {
    const key = `${String(depth)} ${patternOf(text, momentsIn(text, last.date))}`;
    const same = patterns.filter((lines) => lines.has(key)).length;
    const {
      text: written,
      shared,
      moves,
    } = carry(
      text,
      last,
      before.flatMap(([, note], index) => {
        const other = patterns[index]?.get(key);
        return other === undefined ? [] : [[other, note] as const];
      }),
      moment,
    );
    const isRule = /^(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|<!--.*-->)$/.test(text);
    const usual = shared && (depth > 0 ? same * 2 >= before.length : same === before.length && same > 1);
    const alone =
      before.length === 0 &&
      (moves || (depth > 1 && momentsIn(text, last.date).length === 0) || (depth === 0 && isRule));
    const isTitle = depth === 1 && !titled;
    titled ||= depth > 0;
    if (usual || (alone && (depth > 0 || isRule))) kept.push({ text: written, depth });
    else if (isTitle) {
      const others = before.flatMap(([lines, note]) => {
        const title = lines.find((line) => line.depth > 0);
        return title?.depth === 1 ? [[title.text.slice(1).trim(), note] as const] : [];
      });
      if (others.length * 2 < before.length) continue;
      kept.push({ text: `# ${openingOf(text.slice(1).trim(), last, others, moment) ?? ''}`, depth });
    }
  }
  // A rule that sets nothing apart is left over from what stood there.
  return kept.filter(
    ({ text, depth }, index) => depth > 0 || /[\p{L}]/u.test(text) || (index > 0 && index < kept.length - 1),
  );
}

/** A title of which words of its own are still to be written. */
const isUntitled = (text: string): boolean => /^# (?:.* )?$/.test(text);

/** The text of the next note, and where writing begins in it. */
export function nextText(known: readonly Known[], moment: Moment): { readonly text: string; readonly cursor: number } {
  const eol = /\r\n|\r|\n/.exec(known.at(-1)?.text ?? '')?.[0] ?? '\n';
  const front = nextFront(known, moment);
  const lines: string[] = [];
  /** Where writing begins: an index of `lines`, and whether before the quote that ends it. */
  let begin: { readonly line: number; readonly back: number } | undefined;
  if (front) {
    lines.push('---', ...front.lines, '---', '');
    if (front.title !== undefined) {
      const line = front.title + 1;
      const quoted = /["']$/.test(lines[line] ?? '');
      if (!quoted && !/ $/.test(lines[line] ?? '')) lines[line] = `${lines[line] ?? ''} `;
      begin = { line, back: quoted ? 1 : 0 };
    }
  }
  const body = nextBody(known, moment);
  if (front && body.length === 0) lines.push('');
  body.forEach(({ text, depth }, index) => {
    const next = body[index + 1];
    lines.push(text);
    const isOpen =
      depth > 0 &&
      !isUntitled(text) &&
      (next === undefined || (next.depth > 0 && next.depth <= depth) || next.depth === 0);
    if (isUntitled(text)) begin ??= { line: lines.length - 1, back: 0 };
    lines.push('');
    if (!next && isUntitled(text)) lines.push('');
    if (!isOpen || (next?.depth === 0 && /\p{L}/u.test(next.text))) return;
    begin ??= { line: lines.length, back: 0 };
    lines.push('', ...(next ? [''] : []));
  });
  if (lines.at(-1) !== '') lines.push('');
  begin ??= { line: lines.length - 1, back: 0 };
  const before = lines.slice(0, begin.line + 1).join(eol);
  return { text: lines.join(eol), cursor: before.length - begin.back };
}
