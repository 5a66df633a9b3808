/** Where a note points to its other language: by a link, or by a line that says no more than where that is. */
import type { Block } from '../../engine/blocks';
import type { Document } from '../../engine/document';
import { perBlock, perHoldingBlock, perHoldingBlockAmong } from '../../engine/memo';
import { languageOfToken, namedLanguages, namesOf } from '../../engine/notices';
import { namedIn } from '../../engine/outline';
import { folderOf } from '../../engine/paths';
import { linkSigns } from '../../engine/signs';
import { slugOf } from '../../engine/ties';
import { lettersIn } from '../../languages/letters';

/** A link of a text; its words are empty where they are not plain. */
export interface Link {
  readonly words: string;
  readonly address: string;
  readonly at: number;
}

/** The file of a note's other language, where that is known. */
export interface Other {
  readonly language: string;
  readonly path?: string;
}

const link =
  /\[([^[\]\r\n]{0,200})\]\(\s*<?([^\s()<>]{1,500})|\]\(\s*<?([^\s()<>]{1,500})|<a\b[^<>]{0,300}?\bhref\s*=\s*["']([^"'\r\n]{1,500})["'][^<>]{0,300}>([^<>\r\n]{0,200})|^ {0,3}\[([^[\]\r\n]{1,200})\]:[ \t]*<?([^\s<>]{1,500})/gm;

const fence = /^ {0,3}(`{3,}|~{3,})[^\r\n]*[\r\n][\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm;

/** Links of Markdown or HTML as it stands, code fences among it left out, without a parser. */
export function linksOf(markdown: string): readonly Link[] {
  if (!/\]\(|\]:|<a\b/i.test(markdown)) return none;
  const text = /`{3}|~{3}/.test(markdown) ? markdown.replace(fence, (code) => ' '.repeat(code.length)) : markdown;
  let found: Link[] | undefined;
  link.lastIndex = 0;
  for (let match = link.exec(text); match; match = link.exec(text))
    (found ??= []).push({
      words: match[1] ?? match[5] ?? match[6] ?? '',
      address: match[2] ?? match[3] ?? match[4] ?? match[7] ?? '',
      at: match.index,
    });
  return found ?? none;
}

const none: readonly never[] = [];

const linksIn = perBlock((block: Block): readonly Link[] => (block.kind === 'markdown' ? linksOf(block.text) : none));

const withLinks = perHoldingBlock(linksIn, linkSigns);

/** The languages that blocks name and say no more. */
const withNotices = perHoldingBlock((block) =>
  block.kind === 'markdown' && block.text.length < 300 ? namedIn(block) : none,
);

/** The links that name a language or lead to it, wherever its file is. */
const leadingLinks = perHoldingBlockAmong((block, [language = '']) => {
  const all = linksIn(block);
  const other = { language };
  return all === none ? none : all.filter((each) => leadsTo(each, undefined, other));
}, linkSigns);

/** Whether a note points to its other language anywhere. */
export function pointsTo(note: Document, from: string | undefined, other: Other): boolean {
  const { language } = other;
  if (withNotices(note).some(({ things }) => things.includes(language))) return true;
  if (leadingLinks(note, [language]).length > 0) return true;
  return (
    other.path !== undefined && withLinks(note).some(({ things }) => things.some((each) => leadsTo(each, from, other)))
  );
}

/** Whether a link leads to the other language of the note at `from`: by where it leads, or by what it says. */
export function leadsTo({ words, address }: Link, from: string | undefined, { language, path }: Other): boolean {
  if (address.startsWith('#')) return false;
  if (mayNameLanguage(words, language)) {
    if (namedLanguages(words).includes(language)) return true;
    const external = /^[a-z][a-z+.-]*:/i.test(address);
    if (!external && namesLanguage(words, language)) return true;
  }
  return path !== undefined && isAddressOf(address, from, path, language);
}

/** By language. */
const naming = new Map<string, RegExp>();

/**
 * Whether words may name a language: told by its names and its code as they are written, or by letters that may be theirs
 * once they have lost their marks.
 */
export function mayNameLanguage(words: string, language: string): boolean {
  let pattern = naming.get(language);
  if (!pattern) {
    const anyCase = (name: string): string => name.replace(/[a-z]/g, (unit) => `[${unit}${unit.toUpperCase()}]`);
    const code = language.toUpperCase().replace(/[^A-Z]/g, (unit) => `\\${unit}`);
    pattern = new RegExp([code, ...namesOf(language).map(anyCase), '[\\xc0-\\u200f\\u205f-\\uffff]'].join('|'));
    naming.set(language, pattern);
  }
  return pattern.test(words);
}

/** Whether a few words name a language among others: “Fersiwn Gymraeg y dudalen hon”. */
export function namesLanguage(words: string, language: string): boolean {
  const all = lettersIn(words);
  return all.length > 0 && all.length <= 8 && all.some((word) => isName(word, language));
}

/** A code in small letters is mostly another word: *en*, *es*. */
export const isName = (word: string, language: string): boolean =>
  (word.length > 3 || word === language.toUpperCase()) && languageOfToken(word, [language]) === language;

const ending = /\.(?:md|markdown|mdx|html?)$/i;

/** The path of a page by that of its file. */
export const withoutEnding = (path: string): string => path.replace(ending, '').replace(/\/(?:index|readme)$/i, '');

/** Whether an address is that of a file: relative, or that of its page, which keeps its name and its language's folder. */
function isAddressOf(address: string, from: string | undefined, path: string, language: string): boolean {
  const [plain = ''] = decoded(address).split(/[?#]/);
  const bare = (text: string): string =>
    text
      .replace(ending, '')
      .replace(/\/(?:index|readme)$/i, '')
      .toLowerCase();
  if (from !== undefined && !/^(?:[a-z][a-z+.-]*:|\/)/i.test(plain)) {
    const parts = folderOf(from).split('/').filter(Boolean);
    for (const part of plain.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    if (parts.length > 0 && bare(parts.join('/')) === bare(path)) return true;
  }
  const slug = slugOf(bare(path));
  const inLanguage = plain.split(/[/.]/).some((part) => languageOfToken(part, [language]) === language);
  return inLanguage && slug !== '' && slugOf(bare(plain)) === slug;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address; // a lone %
  }
}
