/** The word lists that ship with Agored. The YAML files beside this are what people edit; `compiled/` is made of them. */
import { laidOut, packed } from './compiled';
import { expandTeamEntry, unpackEntries, type TeamEntry } from './expand';
import { createMatcher, type Matcher } from './matcher';
import { packs, type Entry, type Pack, type Packed } from './types';

export { like } from './conditions';
export { wordsOf } from './lexicon';
export { createMatcher, type Hit, type Matcher } from './matcher';
export { leaveOut, packs, type Entry, type Pack } from './types';

let shipped: readonly Entry[] | undefined;

/** All entries that ship, English first, in the order of their files. Read when first asked for. */
export function entries(): readonly Entry[] {
  shipped ??= packed().flatMap((list) => unpackEntries(JSON.parse(list) as Packed));
  return shipped;
}

const shippedAlone: readonly TeamEntry[] = [];
/** By the team's own entries, which stay the same object as long as the configuration does. */
const matchers = new WeakMap<readonly TeamEntry[], Map<string, Matcher>>();

/** What was asked for last, and is asked for by every block of a note. */
let last:
  | { readonly chosen: readonly Pack[]; readonly all: boolean; readonly team: unknown; readonly matcher: Matcher }
  | undefined;

/**
 * The matcher of some packs and of a team's own entries, which go before them. The lists are not to change.
 * @param all with the entries that are off unless asked for.
 */
export function matcherOf(chosen: readonly Pack[], all: boolean, team: readonly TeamEntry[] = shippedAlone): Matcher {
  if (last?.chosen !== chosen || last.all !== all || last.team !== team)
    last = { chosen, all, team, matcher: makeMatcher(chosen, all, team) };
  return last.matcher;
}

function makeMatcher(chosen: readonly Pack[], all: boolean, team: readonly TeamEntry[]): Matcher {
  const own = team.length === 0 ? shippedAlone : team;
  let known = matchers.get(own);
  if (!known) matchers.set(own, (known = new Map<string, Matcher>()));
  const key = `${[...chosen].sort().join()} ${String(all)}`;
  let matcher = known.get(key);
  if (!matcher && laidOut && own.length === 0 && !all && packs.every((pack) => chosen.includes(pack)))
    known.set(key, (matcher = laidOut()));
  if (!matcher) {
    const ours = entries().filter(
      (entry) => (chosen as readonly string[]).includes(entry.pack) && (all || entry.level !== 'off'),
    );
    known.set(key, (matcher = createMatcher([...own.map(expandTeamEntry), ...ours])));
  }
  return matcher;
}
