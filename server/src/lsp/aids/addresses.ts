/** Where in a note its addresses stand, and what they become when files move. */
import type { Nodes } from 'mdast';
import type { Block } from '../../engine/blocks';
import { frontMatterOf, type Document } from '../../engine/document';
import { parseBlock, spanOf, walk } from '../../engine/markdown';
import { relativeLink, resolveExactly } from '../../engine/paths';
import { decode } from '../../engine/recordTies';
import type { Span } from '../../engine/types';
import { shifted } from '../../engine/positions';

export interface Address {
  /** As it is written, in angle brackets or not. */
  readonly text: string;
  /** Where it stands in the note. */
  readonly span: Span;
  /** Bare in front matter, between angle brackets, or in a link. */
  readonly form: 'bare' | 'bracketed' | 'link';
}

/** Longest front matter that is looked through, in UTF-16 units. */
const longest = 20_000;

const pathLike = /(?<=^|[\s"'[,])[^\s"'()[\]{},:#]+\.(?:md|markdown)(?=$|[\s"'\],}])/gim;
const linkLike = /\[[^\]\r\n]{0,300}\]\(([^)\s]{1,500})\)/g;

/** Front matter with its links of Markdown blanked out, and where it begins; undefined where there is none to read. */
export function plainFrontMatter(note: Document): { readonly text: string; readonly start: number } | undefined {
  const front = frontMatterOf(note);
  if (front?.format !== 'yaml' || front.body.end > longest) return undefined;
  const { start, end } = front.body;
  return { text: note.text.slice(start, end).replace(linkLike, (link) => ' '.repeat(link.length)), start };
}

/** The addresses of links of Markdown in front matter, and the paths of notes beside them. */
export function frontMatterAddresses(note: Document): readonly Address[] {
  const front = plainFrontMatter(note);
  if (!front) return [];
  const { text: rest, start } = front;
  const links = [...note.text.slice(start, start + rest.length).matchAll(linkLike)].map(
    ({ 0: whole, 1: text = '', index }): Address => {
      const at = start + index + whole.length - 1 - text.length;
      return { text, span: { start: at, end: at + text.length }, form: 'link' };
    },
  );
  const bare = [...rest.matchAll(pathLike)].map(({ 0: text, index }): Address => ({
    text,
    span: { start: start + index, end: start + index + text.length },
    form: 'bare',
  }));
  return [...links, ...bare];
}

/** The addresses of links, images and definitions in the text of a note. */
export function textAddresses(note: Document): readonly Address[] {
  return note.blocks.flatMap((block, index) => {
    const by = note.starts[index] ?? 0;
    return inBlock(block).map(({ span, ...address }) => ({
      ...address,
      span: shifted(span, by),
    }));
  });
}

function inBlock(block: Block): readonly Address[] {
  const { kind, text } = block;
  if (kind !== 'markdown' || !/\]\(|\]:|\bhref\b/i.test(text)) return [];
  const found: Address[] = [];
  walk(parseBlock(block).root, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const address = addressOf(node, text);
      if (address) found.push(address);
    } else if (node.type === 'html') {
      const { start } = spanOf(node);
      for (const { 0: whole, 1: path = '', index } of node.value.matchAll(/\bhref\s{0,5}=\s{0,5}["']([^"']{1,500})/gi))
        // What stands in a quote has its marks taken away, and its place is not known.
        if (text.startsWith(node.value, start)) {
          const at = start + index + whole.length - path.length;
          found.push({ text: path, span: { start: at, end: at + path.length }, form: 'link' });
        }
    }
    return undefined;
  });
  return found;
}

/** The address of a node; undefined where it is written with escapes, and so does not stand there as it is read. */
function addressOf(
  node: Extract<Nodes, { type: 'link' | 'image' | 'definition' }>,
  source: string,
): Address | undefined {
  const { url } = node;
  const { start, end } = spanOf(node);
  const last = node.type === 'link' ? node.children.at(-1) : undefined;
  const from = source.indexOf(node.type === 'definition' ? ']:' : '](', last ? spanOf(last).end : start);
  const at = url === '' || from < 0 ? -1 : source.indexOf(url, from + 2);
  if (at < 0 || at + url.length > end || !/^[\s<]*$/.test(source.slice(from + 2, at))) return undefined;
  const bracketed = source.charAt(at - 1) === '<';
  return { text: url, span: { start: at, end: at + url.length }, form: bracketed ? 'bracketed' : 'link' };
}

export interface Target {
  /** From the root of the workspace, as the address has it. */
  readonly path: string;
  /** `#fragment` and `?query`. */
  readonly tail: string;
}

/** Where an address leads in the workspace; undefined for one that leads elsewhere, or into the note itself. */
export function targetOf({ text }: Address, from: string): Target | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(text)) return undefined;
  const [, path = '', tail = ''] = /^([^?#]*)(.*)$/s.exec(text) ?? [];
  const resolved = path === '' ? undefined : resolveExactly(from, decode(path));
  return resolved === undefined ? undefined : { path: resolved, tail };
}

/** The address of a file in a note, in the manner of the one that stands there. */
export function addressLike({ text, form }: Address, note: string, { path, tail }: Target): string {
  const absolute = text.startsWith('/');
  const encoded = absolute ? `/${relativeLink('', path)}` : relativeLink(note, path);
  const dotted = text.startsWith('./') && !encoded.startsWith('..') ? `./${encoded}` : encoded;
  return readable(dotted, text, form) + tail;
}

function readable(address: string, before: string, form: Address['form']): string {
  if (form !== 'link' && !before.includes('%')) {
    const plain = decode(address);
    return /[<>\r\n]/.test(plain) || (form === 'bare' && /[\s"'()[\]{},:#]/.test(plain)) ? address : plain;
  }
  // Letters of other alphabets stand in a link as they are, where the team writes them so.
  return /[^\p{ASCII}]/u.test(before) ? address.replace(/(?:%[89A-F][0-9A-F])+/gi, decode) : address;
}
