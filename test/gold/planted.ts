/**
 * Plants one fault in one of two texts that say the same, and looks whether the rule that is to see it does, at the
 * right place. `npx tsx test/gold/planted.ts [--print] [--fault ID] [--seed N]`; silent where there is no material.
 * A fault is a function from a pair to a changed pair: adding one to `faults` is all that a new rule needs.
 */
import { alignSections } from '../../server/src/engine/align';
import { parseConfig, type Config } from '../../server/src/engine/config';
import { atBlock, createDocument, type Document } from '../../server/src/engine/document';
import type { RuleFinding } from '../../server/src/engine/lint';
import { passagesOf } from '../../server/src/engine/passages';
import { sectionsOf, subtreeLength, wordsIn } from '../../server/src/engine/sections';
import type { Span } from '../../server/src/engine/types';
import { identify } from '../../server/src/languages/identify';
import { rules } from '../../server/src/rules';
import { findingsIn, hasMaterial, hostOf, pairs, repositories, type Pair } from './material';

/** A pair with a fault: the new text of `b`, and where a finding may stand to be at the right place. */
interface Planted {
  readonly text: string;
  /** Where it may stand in the note that was left as it was. */
  readonly inA?: Span;
  /** Where it may stand in the note with the fault. */
  readonly inB?: Span;
  readonly what: string;
}

interface Fault {
  readonly id: string;
  /** The rule that is to find it. */
  readonly rule: string;
  /** A fault in `b`; undefined where the pair has nothing to plant it in. `pick` takes one of several, by chance. */
  plant(a: Document, b: Document, pick: Pick, pair: Pair): Planted | undefined;
}

type Pick = <T>(items: readonly T[]) => T | undefined;

const replaced = (text: string, { start, end }: Span, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

/** The sections of `a` and `b` that answer each other, and what stands before the first ones. */
function answers(a: Document, b: Document): readonly { readonly a: Span; readonly b: Span }[] {
  const [left, right] = [sectionsOf(a), sectionsOf(b)];
  const before = {
    a: { start: 0, end: left[0]?.span.start ?? a.text.length },
    b: { start: 0, end: right[0]?.span.start ?? b.text.length },
  };
  return [
    before,
    ...alignSections(left, right).ofA.flatMap((other, index) => {
      const [x, y] = [left[index], right[other ?? -1]];
      return x && y ? [{ a: x.span, b: y.span }] : [];
    }),
  ];
}

const within = (outer: Span, at: number): boolean => outer.start <= at && at < outer.end;

/** Matches of a pattern in prose: not in front matter, code or tags. */
function inProse(note: Document, pattern: RegExp): readonly (Span & { readonly groups: readonly string[] })[] {
  const found: (Span & { groups: readonly string[] })[] = [];
  note.blocks.forEach((block, index) => {
    if (block.kind === 'front-matter' || /^ {0,3}(?:```|~~~|<)|^(?: {4}|\t)|\{%/.test(block.text)) return;
    for (const match of block.text.matchAll(pattern)) {
      const before = block.text.slice(0, match.index);
      if ((before.match(/`/g)?.length ?? 0) % 2 === 1 || /<[^<>]*$/.test(before)) continue;
      const span = atBlock(note, index, { start: match.index, end: match.index + match[0].length });
      found.push({ ...span, groups: [...match] });
    }
  });
  return found;
}

/** A fault in something that stands in a section with a counterpart: it may be reported anywhere in the counterpart. */
function inSection(a: Document, b: Document, span: Span): Pick2 {
  const section = answers(a, b).find((each) => within(each.b, span.start));
  return section ? { inA: section.a } : undefined;
}
type Pick2 = { readonly inA: Span } | undefined;

const faults: readonly Fault[] = [
  {
    id: 'section',
    rule: 'missing-section',
    plant(a, b, pick) {
      const [own, sections] = [sectionsOf(a), sectionsOf(b)];
      if (own.length !== sections.length) return undefined;
      const index = pick(sections.flatMap(({ title }, at) => (title ? [] : [at])));
      if (index === undefined) return undefined;
      const last = sections[index + subtreeLength(sections, index)];
      const span = { start: sections[index]?.span.start ?? 0, end: last?.span.start ?? b.text.length };
      const heading = own[index]?.heading;
      return heading && { text: replaced(b.text, span, ''), inA: heading, what: own[index]?.text ?? '' };
    },
  },
  {
    id: 'image',
    rule: 'facts-differ',
    plant(a, b, pick) {
      const image = pick(inProse(b, /!\[[^\]\n]*\]\([^()\s]+(?:[ \t]+"[^"\n]*")?\)(?:\{:[^}\n]*\})?/g));
      const place = image && inSection(a, b, image);
      return image && place && { text: replaced(b.text, image, ''), ...place, what: image.groups[0] ?? '' };
    },
  },
  {
    id: 'link',
    rule: 'facts-differ',
    plant(a, b, pick) {
      const links = inProse(b, /(?<![![])\[([^[\]\n]{2,80})\]\((?!#)[^()\s@]+\)(?:\{:[^}\n]*\})?/g);
      const link = pick(links.filter(({ groups }) => !/^(?:https?:|www\.)/.test(groups[1] ?? '')));
      const place = link && inSection(a, b, link);
      return (
        link && place && { text: replaced(b.text, link, link.groups[1] ?? ''), ...place, what: link.groups[0] ?? '' }
      );
    },
  },
  {
    id: 'year',
    rule: 'facts-differ',
    plant(a, b, pick) {
      const years = inPassages(b, /(?<![\p{L}\p{N}_./:,£$€#-])(?:19|20)\d\d(?![\p{L}\p{N}_/%-]|[.,]\d)/gu);
      const year = pick(years);
      if (!year || !inSection(a, b, year)) return undefined;
      const written = b.text.slice(year.start, year.end);
      const by = pick([-2, -1, 1, 2]) ?? 1;
      return { text: replaced(b.text, year, String(Number(written) + by)), inB: year, what: `${written} by ${by}` };
    },
  },
  {
    id: 'paragraph-swapped',
    rule: 'wrong-language',
    plant(a, b, pick, { languages }) {
      const long = (note: Document): readonly { readonly span: Span; readonly text: string }[] =>
        note.blocks.flatMap((block, index) => {
          if (!/^\p{L}/u.test(block.text) || wordsIn(block) < 12 || block.kind === 'front-matter') return [];
          const text = block.text.trimEnd();
          return [{ text, span: atBlock(note, index, { start: 0, end: text.length }) }];
        });
      const [from, to] = [long(a), long(b)];
      const at = pick(to);
      const own = at && answers(a, b).find((each) => within(each.b, at.span.start));
      const source = own && from.find(({ span }) => within(own.a, span.start));
      if (!at || !source || identify(source.text, languages).language === identify(at.text, languages).language)
        return undefined;
      const inB = { start: at.span.start, end: at.span.start + source.text.length };
      return { text: replaced(b.text, at.span, source.text), inB, what: source.text.slice(0, 60) };
    },
  },
  {
    id: 'key-misspelt',
    rule: 'pair-key',
    plant(_, b, pick) {
      const front = /^---\r?\n[\s\S]*?\n---/.exec(b.text)?.[0] ?? '';
      const keys =
        /^(?:ref|translationKey|translation_key|page_id|lang-ref|lang_ref|altLangPage):[ \t]*["']?([^"'\n]{4,})/gm;
      const key = pick([...front.matchAll(keys)]);
      if (!key) return undefined;
      const value = (key[1] ?? '').trimEnd();
      const start = key.index + key[0].indexOf(value);
      const letters = [...value.matchAll(/[a-z]{2}/g)].map(({ index }) => index);
      const at = pick(letters.slice(1));
      if (at === undefined) return undefined;
      // One letter left out, as a slip of the hand does.
      const span = { start: start + at, end: start + at + 1 };
      const whole = { start: key.index, end: key.index + key[0].length };
      return { text: replaced(b.text, span, ''), inB: whole, inA: { start: 0, end: front.length + 200 }, what: value };
    },
  },
];

/** Matches of a pattern in the text that a reader sees, where they stand in the source as they are read. */
function inPassages(note: Document, pattern: RegExp): readonly Span[] {
  return note.blocks.flatMap((block, index) => {
    if (/\{%|^ {0,3}</.test(block.text)) return [];
    return passagesOf(block).flatMap((passage) =>
      [...passage.text.matchAll(pattern)].flatMap((match) => {
        const span = { start: match.index, end: match.index + match[0].length };
        return passage.isPlain(span) ? [atBlock(note, index, passage.sourceOf(span))] : [];
      }),
    );
  });
}

/** Chance that is the same on every run. */
function chance(seed: number): Pick {
  let state = seed >>> 0;
  return (items) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length];
  };
}

/** Rules that say that two texts are no translations of each other as they stand: no fault is planted in those. */
const structure: ReadonlySet<string> = new Set(['missing-section', 'missing-language']);

interface Count {
  planted: number;
  found: number;
  placed: number;
  more: number;
}

const touches = (span: Span, place: Span | undefined): boolean =>
  place !== undefined && span.start <= place.end && span.end >= place.start;

async function main(): Promise<void> {
  if (!hasMaterial()) {
    console.log('No pairs to measure on.');
    return;
  }
  const argument = (name: string): string | undefined => {
    const at = process.argv.indexOf(name);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const print = process.argv.includes('--print');
  const chosen = faults.filter(({ id, rule }) => [undefined, id, rule].includes(argument('--fault')));
  const all = pairs(repositories());
  const counts = new Map(chosen.map(({ id }): [string, Count] => [id, { planted: 0, found: 0, placed: 0, more: 0 }]));
  const flagged = new Map<string, number>();
  const configs = new Map<string, Config>();

  for (const [index, pair] of all.entries()) {
    const { a, b, languages, repository } = pair;
    let config = configs.get(languages.join());
    if (!config)
      configs.set(languages.join(), (config = parseConfig(`languages: [${languages.join(', ')}]`, rules).config));
    const speaking = rules.filter(({ id }) => structure.has(id) || chosen.some(({ rule }) => rule === id));
    const both = async (text: string): Promise<readonly [readonly RuleFinding[], readonly RuleFinding[]]> => {
      const host = text === b.text ? repository.host : hostOf(new Map(repository.files).set(b.path, text));
      return [
        await findingsIn(host, a.path, a.text, config, speaking),
        await findingsIn(host, b.path, text, config, speaking),
      ];
    };
    const before = (await both(b.text)).flat();
    const apart = before.some(({ rule }) => structure.has(rule.id));
    for (const { id } of speaking)
      if (before.some(({ rule }) => rule.id === id)) flagged.set(id, (flagged.get(id) ?? 0) + 1);
    const [noteA, noteB] = [createDocument(a.text), createDocument(b.text)];
    for (const fault of chosen) {
      const count = counts.get(fault.id);
      if (
        !count ||
        apart ||
        before.some(({ rule }) => rule.id === fault.rule) ||
        !rules.some(({ id }) => id === fault.rule)
      )
        continue;
      const planted = fault.plant(
        noteA,
        noteB,
        chance(Number(argument('--seed') ?? 1) * 10_007 + index * 101 + faults.indexOf(fault)),
        pair,
      );
      if (!planted || planted.text === b.text) continue;
      const [inA, inB] = (await both(planted.text)).map((found) => found.filter(({ rule }) => rule.id === fault.rule));
      const found = [...(inA ?? []), ...(inB ?? [])];
      const placed =
        inA?.some(({ span }) => touches(span, planted.inA)) === true ||
        inB?.some(({ span }) => touches(span, planted.inB)) === true;
      count.planted++;
      if (found.length > 0) count.found++;
      if (placed) count.placed++;
      if ((inA?.length ?? 0) > 1 || (inB?.length ?? 0) > 1) count.more++;
      if (print && !placed)
        console.log(
          `${fault.id} ${pair.name} ${b.path}: ${planted.what} -> ${found.map(({ data }) => JSON.stringify(data)).join()}`,
        );
    }
  }

  const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`);
  console.log('| fault | rule | planted | found | at the right place | with more findings |');
  console.log('|---|---|---|---|---|---|');
  for (const { id, rule } of chosen) {
    const { planted, found, placed, more } = counts.get(id) ?? { planted: 0, found: 0, placed: 0, more: 0 };
    console.log(
      `| ${id} | ${rule} | ${planted} | ${found} (${share(found, planted)}) | ${placed} (${share(placed, planted)}) | ${more} |`,
    );
  }
  for (const rule of new Set(chosen.map((fault) => fault.rule)))
    console.log(`${rule}: ${flagged.get(rule) ?? 0} of ${all.length} pairs have a finding as they are`);
}

void main();
