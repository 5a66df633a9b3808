/** Which facts of two texts differ: first within the sections that answer each other, then over the whole of both. */
import { Memory } from '../../engine/memory';
import type { Alignment } from '../../engine/align';
import { once, perThings } from '../../engine/memo';
import { patternFor } from '../../languages/letters';
import { wholeKeys, type Fact, type FactKind } from './facts';
import type { Content, Part, Side } from './sides';

export interface Difference {
  /** The fact and the part that it stands in; undefined where only the other side has it. */
  readonly a?: Fact;
  readonly b?: Fact;
  readonly partA: Part;
  readonly partB: Part;
}

const kinds: readonly FactKind[] = [
  'day',
  'month',
  'year',
  'time',
  'money',
  'percent',
  'number',
  'record',
  'link',
  'image',
];
/** Facts that have another form in the other language by right: their number is compared, not what they are. */
const pointers: ReadonlySet<FactKind> = new Set(['link', 'image']);

/** Longest lists that are compared; the cost grows with their product. */
const most = 300;
/** How far the lengths of two sections may be from what the whole texts let expect, for one to be the other’s translation. */
const likeness = { factor: 1.7, slack: 12 };

/** All differences of two texts, in the order of the first. */
export function differences(a: Side, b: Side, alignment: Alignment): readonly Difference[] {
  const ratio = once(() => (b.words() + 20) / (a.words() + 20));
  const wholeA = wholeOf(a);
  const wholeB = wholeOf(b);
  const found: Difference[] = [];
  for (const [x, y] of pairsOf(alignment)) {
    if (!a.states(x) && !b.states(y)) continue;
    const [partA, partB] = [a.part(x), b.part(y)];
    if (!partA || !partB || partA.waiting || partB.waiting) continue;
    const rests = restsOf(partA.content, partB.content, ...extentOf(partA), ...extentOf(partB));
    if (rests.length === 0) continue;
    const settled =
      isSettled(alignment, x, y) &&
      isAlike(partA.content, partB.content, ratio()) &&
      !partA.content.shared &&
      !partB.content.shared;
    for (const rest of rests) {
      for (const [one, other] of rest.pairs)
        if (!pointers.has(one.kind) && differ(one, other, wholeA, wholeB))
          found.push({ a: one, b: other, partA, partB });
      if (!settled) continue;
      for (const fact of rest.a) if (isMissing(fact, wholeA, wholeB)) found.push({ a: fact, partA, partB });
      for (const fact of rest.b) if (isMissing(fact, wholeB, wholeA)) found.push({ b: fact, partA, partB });
    }
  }
  return balanced(found);
}

/** Where a part begins, from where its facts are counted, and how long it is. */
const extentOf = ({ at, end, base }: Part): readonly [head: number, length: number] => [
  at.start - base,
  end - at.start,
];

/** What is left of the facts of each kind when those that agree are taken out; most parts agree. */
const restsOf = perThings(
  (a: Content, b: Content, headA: number, lengthA: number, headB: number, lengthB: number): readonly Unmatched[] => {
    const where = once(() =>
      places([
        [a, headA, lengthA],
        [b, headB, lengthB],
      ]),
    );
    return kinds.flatMap((kind) => {
      const [left, right] = [ofKind(a, kind), ofKind(b, kind)];
      if (isSame(left, right)) return [];
      const rest = unmatched(left, right, where());
      return rest.pairs.length + rest.a.length + rest.b.length > 0 ? [rest] : [];
    });
  },
);

/**
 * Whether two short lists agree fact by fact. Then that is the best way to pair them (`inOrder`), and nothing is left: with
 * a pair less, the pairs are worth 21 each at most, and here 20 at least.
 */
const isSame = (a: readonly Fact[], b: readonly Fact[]): boolean =>
  a.length === b.length && a.length <= 20 && a.every((fact, index) => b[index] !== undefined && agree(fact, b[index]));

/** Days, months and times are told in words as well; of figures, one that stands nowhere on the other side is enough. */
function differ(a: Fact, b: Fact, wholeA: Whole, wholeB: Whole): boolean {
  if (a.kind === 'day' || a.kind === 'month' || a.kind === 'time')
    return !wholeB.has(a) && !wholeA.has(b) && !wholeB.says(a) && !wholeA.says(b);
  if (!wholeB.has(a) || !wholeA.has(b)) return true;
  return wholeA.count(a) > wholeB.count(a) && wholeB.count(b) > wholeA.count(b);
}

/** Whether a fact that nothing stands in the place of is nowhere on the other side, and would stand there in figures. */
function isMissing(fact: Fact, here: Whole, there: Whole): boolean {
  if (pointers.has(fact.kind)) return here.count(fact) > there.count(fact);
  if (fact.kind === 'month' || fact.kind === 'time') return false;
  if (fact.kind === 'number' && fact.values.some((value) => /^\d{1,2}(?:000)+$/.test(value) || value === '100'))
    return false;
  return !there.has(fact) && !there.says(fact);
}

const ofKind = ({ facts }: Content, kind: FactKind): readonly Fact[] => facts.filter((fact) => fact.kind === kind);

/** Parts that answer each other; what stands before the first headings does. */
function pairsOf({ ofA }: Alignment): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [[0, 0]];
  ofA.forEach((other, index) => {
    if (other !== undefined) pairs.push([index + 1, other + 1]);
  });
  return pairs;
}

/** Whether the neighbours of two parts answer each other as well, so that nothing has gone to a part without counterpart. */
function isSettled({ ofA, ofB }: Alignment, x: number, y: number): boolean {
  const follows = (i: number, j: number): boolean =>
    i > ofA.length || j > ofB.length ? i > ofA.length && j > ofB.length : ofA[i - 1] === j - 1;
  return follows(x + 1, y + 1) && (x === 0 || y === 0 ? x === y : x === 1 || y === 1 ? x === y : follows(x - 1, y - 1));
}

function isAlike(a: Content, b: Content, ratio: number): boolean {
  const off = (b.words + likeness.slack) / ((a.words + likeness.slack) * ratio);
  return off < likeness.factor && off > 1 / likeness.factor;
}

interface Whole {
  /** Whether the fact stands anywhere among the facts of the text. */
  has(fact: Fact): boolean;
  /** How often. */
  count(fact: Fact): number;
  /** Whether its digits or its address stand anywhere in the text, be it in code or in another address. */
  says(fact: Fact): boolean;
}

const wholeOf = ({ count, says }: Side): Whole => ({
  has: (fact) => wholeKeys(fact).some((key) => count(key) > 0),
  count: (fact) => Math.max(0, ...wholeKeys(fact).map(count)),
  says: (fact) => fact.kind !== 'link' && fact.kind !== 'image' && fact.kind !== 'record' && wholeKeys(fact).some(says),
});

interface Unmatched {
  /** Facts that stand in each other’s place, and differ. */
  readonly pairs: readonly (readonly [Fact, Fact])[];
  /** Facts that nothing stands in the place of. */
  readonly a: readonly Fact[];
  readonly b: readonly Fact[];
}

/** What is left of two lists of facts of a kind when those that agree are taken out: in order, and then in any order. */
function unmatched(a: readonly Fact[], b: readonly Fact[], placeOf: PlaceOf): Unmatched {
  if (a.length > most || b.length > most) return { pairs: [], a: [], b: [] };
  const first = inOrder(a, b, placeOf);
  const equal = first.filter(([x, y]) => agree(x, y));
  const leftA = a.filter((fact) => !equal.some(([x]) => x === fact));
  const leftB = b.filter((fact) => !equal.some(([, y]) => y === fact));
  const moved = leftA.flatMap((fact): [Fact, Fact][] => {
    const other = leftB.find((each) => agree(fact, each));
    if (!other) return [];
    leftB.splice(leftB.indexOf(other), 1);
    return [[fact, other]];
  });
  const restA = leftA.filter((fact) => !moved.some(([x]) => x === fact));
  const pairs = (moved.length === 0 ? first : inOrder(restA, leftB, placeOf)).filter(([x, y]) => !agree(x, y));
  return {
    pairs,
    a: restA.filter((fact) => !pairs.some(([x]) => x === fact)),
    b: leftB.filter((fact) => !pairs.some(([, y]) => y === fact)),
  };
}

const agree = (a: Fact, b: Fact): boolean => a.values.some((value) => b.values.includes(value));

/** Where a fact stands among the text of its part, 0 to 1. */
type PlaceOf = (fact: Fact) => number;

/** Of several equal facts, those that stand at about the same place belong together. */
function places(parts: readonly (readonly [content: Content, head: number, length: number])[]): PlaceOf {
  const of = new Map<Fact, number>();
  for (const [{ facts, offsets }, head, length] of parts)
    facts.forEach((fact, index) => {
      of.set(fact, (fact.span.start + (offsets[index] ?? 0) - head) / Math.max(1, length));
    });
  return (fact) => of.get(fact) ?? 0;
}

/** The best way to pair two lists in order: those that agree first, then those that look alike, then any. */
function inOrder(a: readonly Fact[], b: readonly Fact[], placeOf: PlaceOf): readonly (readonly [Fact, Fact])[] {
  const width = b.length + 1;
  const table = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  const worth = (i: number, j: number): number => {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return 0;
    const near = 1 - Math.min(1, Math.abs(placeOf(x) - placeOf(y)));
    return near + (agree(x, y) ? 20 : 1 + (pointers.has(x.kind) ? resemblance(x, y) : 0));
  };
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + worth(i, j));
  const pairs: (readonly [Fact, Fact])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i], b[j]];
    if (x && y && same(at(i, j), at(i + 1, j + 1) + worth(i, j))) {
      pairs.push([x, y]);
      i++;
      j++;
    } else if (same(at(i, j), at(i + 1, j))) i++;
    else j++;
  }
  return pairs;
}

const same = (x: number, y: number): boolean => Math.abs(x - y) < 1e-9;

/** How alike two addresses are, 0 to 3: the same site, the same words and numbers in them. */
function resemblance(a: Fact, b: Fact): number {
  const [x, y] = [makingOf(a), makingOf(b)];
  let shared = 0;
  for (const part of x.parts) if (y.parts.has(part)) shared++;
  return (x.host === y.host ? 1 : 0) + (2 * shared) / Math.max(1, Math.min(x.parts.size, y.parts.size));
}

interface Making {
  readonly host: string;
  readonly parts: ReadonlySet<string>;
}

/** Each address is compared with each. */
const makings = new Memory<Fact, Making>();
/** Longest beginning of an address that is looked at. */
const longestAddress = 500;

const makingParts = patternFor(String.raw`[\p{L}]{3,}|\d{2,}`, 'g');

function makingOf(fact: Fact): Making {
  let known = makings.get(fact);
  if (!known) {
    const key = (fact.values[0] ?? '').slice(0, longestAddress);
    const host = key.includes('/') ? key.slice(0, key.indexOf('/')) : key;
    makings.set(fact, (known = { host, parts: new Set(key.match(makingParts(key))) }));
  }
  return known;
}

/** Links and images that are over on one side here and on the other there were moved, or are in another form. */
function balanced(found: readonly Difference[]): readonly Difference[] {
  const dropped = new Set<Difference>();
  for (const kind of pointers) {
    const onlyA = found.filter(({ a, b }) => a?.kind === kind && !b);
    const onlyB = found.filter(({ a, b }) => b?.kind === kind && !a);
    for (let index = 0; index < Math.min(onlyA.length, onlyB.length); index++)
      for (const list of [onlyA, onlyB]) {
        const difference = list[index];
        if (difference) dropped.add(difference);
      }
  }
  return found.filter((difference) => !dropped.has(difference));
}
