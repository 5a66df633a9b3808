/** Pieces of HTML. What notes and file names hold is text, and never becomes markup. */
import { printable } from '../reporters/printable';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for a place between tags, or within the quotes of an attribute. */
export const escape = (text: string): string =>
  printable(text.replace(/\s+/g, ' ')).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** A table, whose cells are HTML; on a narrow page each row becomes a small list with the heads beside the cells. */
export function tableOf(
  caption: string,
  heads: readonly { readonly text: string; readonly isNumber?: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  // The roles, because display: block would take them away.
  const head = heads.map(
    ({ text, isNumber = false }) => `<th role="columnheader" scope="col"${numeric(isNumber)}>${escape(text)}</th>`,
  );
  const cell = (html: string, index: number): string => {
    const { text = '', isNumber = false } = heads[index] ?? {};
    return index === 0
      ? `<th role="rowheader" scope="row">${html}</th>`
      : `<td role="cell" data-head="${escape(text)}"${numeric(isNumber)}>${html}</td>`;
  };
  return [
    `<table role="table"><caption>${escape(caption)}</caption>`,
    `<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...rows.map((row) => `<tr role="row">${row.map(cell).join('')}</tr>`),
    '</tbody></table>',
  ].join('\n');
}

const numeric = (isNumber: boolean): string => (isNumber ? ' class="number"' : '');
