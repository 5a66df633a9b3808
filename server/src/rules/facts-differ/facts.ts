/** The facts of a block that survive translation: what its text says, and what it links to and shows. */
import type { Nodes } from 'mdast';
import { plainAddress } from '../../engine/addresses';
import type { Block } from '../../engine/blocks';
import { normalizeLabel } from '../../engine/document';
import { readTags } from '../../engine/htmlTags';
import { parseBlock, spanOf, walk } from '../../engine/markdown';
import { perBlock, perBlockOf } from '../../engine/memo';
import { namedLanguages } from '../../engine/notices';
import { passagesOf } from '../../engine/passages';
import type { Span } from '../../engine/types';
import { factWords } from '../../languages/facts';
import { monthsNamed, readTextFacts } from '../../languages/facts/read';
import type { TextFactKind } from '../../languages/facts/types';
import { shifted } from '../../engine/positions';
import { sign } from '../../engine/signs';

export type FactKind = TextFactKind | 'link' | 'image' | 'record';

export interface Fact {
  readonly kind: FactKind;
  /** What it may mean, the same in all languages; two facts agree where they share one. */
  readonly values: readonly string[];
  /** As written, for messages. */
  readonly text: string;
  /** In its block. */
  readonly span: Span;
}

/** A link or image of a block; `address` is undefined for a reference, which the note's definitions resolve. */
export interface Pointer {
  readonly kind: 'link' | 'image';
  readonly address?: string;
  readonly reference?: string;
  /** A picture that is a link, as badges are, or the link around it. */
  readonly badge?: boolean;
  readonly span: Span;
}

const readers = new Map<string, (block: Block) => readonly Fact[]>();

/** What the text of a block says, read by the words of a language, in order. Spans are relative to the block. */
export function textFacts(block: Block, language: string): readonly Fact[] {
  let read = readers.get(language);
  if (!read) {
    const words = factWords(language);
    read = perBlockOf((b) => {
      if ((b.signs & sign.digit) === 0) return [];
      return passagesOf(b)
        .flatMap((passage) =>
          readTextFacts(passage.text, words).map(({ kind, values, start, end }) => ({
            kind,
            values,
            text: passage.text.slice(start, end),
            span: passage.sourceOf({ start, end }),
          })),
        )
        .sort((one, other) => one.span.start - other.span.start);
    });
    readers.set(language, read);
  }
  return read(block);
}

/** Keys under which a fact is looked for in a whole text: a number is one with a unit and without. */
export function wholeKeys({ kind, values }: Pick<Fact, 'kind' | 'values'>): readonly string[] {
  if (kind === 'day' || kind === 'month' || kind === 'time' || kind === 'link' || kind === 'image' || kind === 'record')
    return values.map((value) => `${kind} ${value}`);
  return values.map((value) => value.replace(/^[£$€]/, ''));
}

const valueReaders = new Map<string, (block: Block) => readonly string[]>();

/** Everything in a block that can be read as a fact by the words of a language, markup, code and addresses being text as well. */
export function valuesIn(block: Block, language: string): readonly string[] {
  let read = valueReaders.get(language);
  if (!read) valueReaders.set(language, (read = perBlockOf(valuesBy(factWords(language)))));
  return read(block);
}

const valuesBy =
  (words: ReturnType<typeof factWords>) =>
  (block: Block): readonly string[] => {
    const text = block.text.replace(/<[^<>]{0,500}>/g, ' ').replace(/&(?:nbsp|#160|thinsp);/g, '\u00A0');
    return [
      ...new Set([
        ...(block.text.match(/\d{1,15}/g) ?? []),
        ...[...monthsNamed(text, words)].map((month) => `month ${month}`),
        ...[...new Set([block.text, text])].flatMap((each) =>
          readTextFacts(each, words).flatMap((fact) => wholeKeys(fact)),
        ),
      ]),
    ];
  };

const mayPoint = /\]|<|https?:|www\.|@/;

/** Links and images of a block in order; links within the page and to the other language are none. */
export const pointersOf = perBlock((block: Block): readonly Pointer[] => {
  if (!mayPoint.test(block.text)) return [];
  const found: Pointer[] = [];
  const badges = new Set<Nodes | undefined>();
  walk(parseBlock(block).root, (node) => {
    switch (node.type) {
      case 'link':
      case 'linkReference':
        if (isSwitch(node)) return false;
        found.push({ kind: 'link', span: spanOf(node), badge: isPicture(node), ...targetOf(node) });
        if (isPicture(node)) badges.add(node.children[0]);
        break;
      case 'image':
      case 'imageReference':
        found.push({ kind: 'image', span: spanOf(node), badge: badges.has(node), ...targetOf(node) });
        break;
      case 'html':
        found.push(...tagPointers(node.value, spanOf(node).start));
        break;
      default:
    }
    return undefined;
  });
  return [...found, ...unparsed(block.text, found)];
});

/** Links whose address a template fills in, which Markdown does not read as links, and e-mail addresses without one. */
const templated =
  /(!?)\[[^\]\r\n]{0,300}\]\([ \t]*([^()\r\n]{0,100}\{[{%][^\r\n]{0,200}?[%}]\}[^()\s]{0,100})[ \t]*\)/g;
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;

function unparsed(source: string, parsed: readonly Pointer[]): readonly Pointer[] {
  const found: Pointer[] = [];
  let taken: Uint8Array | undefined;
  const add = (kind: Pointer['kind'], address: string, start: number, end: number): void => {
    if (!taken) {
      taken = new Uint8Array(source.length);
      for (const { span } of parsed) taken.fill(1, span.start, span.end);
    }
    if (taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    found.push({ kind, address, span: { start, end } });
  };
  if (source.includes(']('))
    for (const { 0: whole, 1: mark, 2: address = '', index } of source.matchAll(templated))
      add(mark === '!' ? 'image' : 'link', address.trim(), index, index + whole.length);
  if (source.includes('@'))
    for (const { 0: whole, index } of source.matchAll(email))
      add('link', `mailto:${whole}`, index, index + whole.length);
  return found;
}

const targetOf = (
  node: Extract<Nodes, { type: 'link' | 'linkReference' | 'image' | 'imageReference' }>,
): Pick<Pointer, 'address' | 'reference'> =>
  'url' in node ? { address: node.url } : { reference: normalizeLabel(node.identifier) };

const isPicture = ({ children }: Extract<Nodes, { type: 'link' | 'linkReference' }>): boolean =>
  children.length === 1 && (children[0]?.type === 'image' || children[0]?.type === 'imageReference');

/** Whether a link only leads to the page in another language. */
function isSwitch(link: Nodes): boolean {
  let words = '';
  walk(link, (node) => {
    if (node.type === 'text') words += node.value;
    return undefined;
  });
  return namedLanguages(words).length > 0;
}

function tagPointers(source: string, by: number): readonly Pointer[] {
  return readTags(source).tags.flatMap(({ name, kind, attributes, span }) => {
    const address = attributes.get(name === 'img' ? 'src' : 'href')?.value;
    if (kind === 'close' || address === undefined || (name !== 'img' && name !== 'a')) return [];
    return [{ kind: name === 'img' ? 'image' : 'link', address, span: shifted(span, by) } satisfies Pointer];
  });
}

/** ISO 639-2 codes by which files and addresses also name a language. */
const longCodes: Readonly<Record<string, readonly string[]>> = {
  en: ['eng', 'english'],
  cy: ['cym', 'wel', 'welsh', 'cymraeg'],
  fr: ['fra', 'fre', 'french', 'francais'],
  ga: ['gle'],
  es: ['spa'],
  ca: ['cat'],
};

interface Marks {
  readonly site: RegExp;
  readonly folder: RegExp;
  readonly suffix: RegExp;
}

const marks = new Map<string, Marks>();

/** What shows the language in an address. */
function marksOf(languages: readonly string[]): Marks {
  const key = languages.join();
  let known = marks.get(key);
  if (!known) {
    const codes = languages.flatMap((language) => [language, ...(longCodes[language] ?? [])]);
    const code = `(?:${codes.map((each) => each.replace(/[^a-z]/gi, '')).join('|')})`;
    known = {
      site: new RegExp(`^${code}\\.`),
      folder: new RegExp(`(^|/)${code}(?=/|$)`, 'g'),
      suffix: new RegExp(`[-_.]${code}(?:-[a-z]{2})?(?=\\.[a-z0-9]{1,8}$|$|/)`, 'g'),
    };
    marks.set(key, known);
  }
  return known;
}

/** An address in the form in which the pages, files and pictures of two languages agree. */
export function addressKey(address: string, languages: readonly string[]): string {
  const { site, folder, suffix } = marksOf(languages);
  return plainAddress(address.replace(/^mailto:/i, '').replace(/\{[{%][\s\S]{0,500}?[%}]\}/g, '*'))
    .replace(site, '')
    .replace(folder, '$1')
    .replace(suffix, '')
    .replace(/\.(?:html?|md|mdx|aspx?|php)$/, '')
    .replace(/\/+/g, '/')
    .replace(/^\/|\/$/g, '');
}
