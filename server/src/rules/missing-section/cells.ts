/** Tables that say each thing twice: cells "Gosod / Installation", or a column for each language. */
import type { Table, TableCell } from 'mdast';
import type { Block } from '../../engine/blocks';
import { parseBlock, spanOf, walk } from '../../engine/markdown';
import { perBlockAmong } from '../../engine/memo';
import { namedLanguages } from '../../engine/notices';
import { passagesOf, type Passage } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { languageOf } from '../../languages/identify';
import { lettersIn, patternFor } from '../../languages/letters';

/** A cell in one language, in a table whose other rows are in two. */
export interface LoneCell {
  readonly text: string;
  /** Relative to the block. */
  readonly span: Span;
  readonly here: string;
  readonly there: string;
}

/** Rows in both languages from which a habit is clear, and the share of them in which both are told for certain. */
const habit = { rows: 4, certain: 0.5 };
/** A word alone is often a name. */
const leastWords = 2;

/** The row below the head of a table. */
const mayHoldTable = /(?:^|[\r\n])[ \t]{0,9}\|?[ \t]{0,200}:?-+:?[ \t]{0,200}\|/;
const apart = /\s[/|]\s|\n/;

/** At most one cell of each column or pair of columns; none unless all other rows agree. */
export const loneCells = perBlockAmong((block, languages): readonly LoneCell[] => {
  if (block.kind === 'front-matter' || !mayHoldTable.test(block.text)) return [];
  const tables: Table[] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'table') tables.push(node);
  });
  const read = reader(block);
  return tables.flatMap((table) => {
    const rows = table.children.map((row) => row.children.map(read));
    const columns = (rows[0] ?? []).map((head, index) => ({ head, cells: rows.slice(1).map((row) => row[index]) }));
    return [...columns.flatMap((column) => inOneAlone(column.cells, languages)), ...besideBlank(columns, languages)];
  });
});

/** Reads cells, asked for in the order of the source; undefined for those that are blank. */
function reader(block: Block): (cell: TableCell) => Passage | undefined {
  const passages = passagesOf(block).filter(({ kind, text }) => kind === 'cell' && text.trim() !== '');
  let next = 0;
  return (cell) => {
    const { start, end } = spanOf(cell);
    while ((passages[next]?.source.start ?? Infinity) < start) next++;
    const passage = passages[next];
    return passage && passage.source.end <= end ? passage : undefined;
  };
}

type Cells = readonly (Passage | undefined)[];

const twoLetters = patternFor(String.raw`[\p{L}]{2}`);
const hasLetters = (cell: Passage | undefined): cell is Passage =>
  cell !== undefined && twoLetters(cell.text).test(cell.text);

/** Cells that hold both languages with a slash between, all but one. */
function inOneAlone(cells: Cells, languages: readonly string[]): readonly LoneCell[] {
  const filled = cells.filter(hasLetters);
  const double = filled.filter(({ text }) => apart.test(text.trim()));
  const [lone, more] = filled.filter((cell) => !double.includes(cell));
  if (!lone || more || double.length < habit.rows) return [];
  const told = double.map(({ text }) => text.split(apart).flatMap((part) => languageOf(part, languages) ?? []));
  const certain = told.filter((found) => new Set(found).size === 2);
  const here = languageOf(lone.text, languages);
  const there = certain[0]?.find((language) => language !== here);
  const agree = told.every((found) => found.every((language) => language === here || language === there));
  if (certain.length < habit.certain * double.length || !agree) return [];
  return loneCell(lone, here, there);
}

/** A column for each language, named at its head; all rows but one are filled in both. */
function besideBlank(
  columns: readonly { readonly head: Passage | undefined; readonly cells: Cells }[],
  languages: readonly string[],
): readonly LoneCell[] {
  const named = columns.flatMap(({ head, cells }) => {
    const [language, more] = namedLanguages(head?.text ?? '');
    return language !== undefined && more === undefined && languages.includes(language) ? [{ language, cells }] : [];
  });
  const [a, b, more] = named;
  if (!a || !b || more || a.language === b.language) return [];
  const rows = a.cells.map((cell, index) => [cell, b.cells[index]] as const);
  const both = rows.filter(([one, other]) => hasLetters(one) && hasLetters(other));
  const [row, another] = rows.filter(([one, other]) => hasLetters(one ?? other) && !(one && other));
  if (!row || another || both.length < habit.rows) return [];
  const cell = row[0] ?? row[1];
  return row[0] ? loneCell(cell, a.language, b.language) : loneCell(cell, b.language, a.language);
}

function loneCell(cell: Passage | undefined, here: string | undefined, there: string | undefined): readonly LoneCell[] {
  if (!cell || here === undefined || there === undefined) return [];
  const text = cell.text
    .replace(/\uFFFC/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (lettersIn(text, 1, leastWords).length < leastWords) return [];
  return [{ text, span: cell.source, here, there }];
}
