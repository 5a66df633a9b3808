/**
 * How a note and its twin have moved apart, from the commits that touched them. The two take turns: who changes a note
 * is ahead until the other side changes too, which then has caught up. What matters is words; white space, markup and
 * front matter do not.
 */
import { frontMatterEnd } from './blocks';
import type { Ahead, Change, History, Twin } from './facts';

const day = 86_400;
/** Days in which further work on the side that caught up belongs to the catching up. */
const settling = 14;
/** Most commits of a note that are looked at, the latest. */
const mostChanges = 40;

interface Event extends Change {
  readonly side: 'note' | 'twin';
}

/**
 * How far a note is ahead of its twin; undefined where it is not, or where that cannot be told. Of text that is not
 * committed, only that of the twin counts: where somebody is at work on it, there is nothing to tell them.
 */
export async function aheadOf(history: History, path: string, twin: Twin): Promise<Ahead | undefined> {
  if (!twin.exists || twin.path === path) return undefined;
  const own = (await history.changesOf(path)).slice(0, mostChanges);
  const others = (await history.changesOf(twin.path)).slice(0, mostChanges);
  const [last] = own;
  const [other] = others;
  // Nearly all pairs end here, before any text is read.
  if (!last || !other || last.at < other.at + day || others.some(({ commit }) => commit === last.commit))
    return undefined;

  const known = new Map<string, string>();
  const wordsAt = async (name: string | undefined): Promise<string | undefined> => {
    if (name === undefined) return undefined;
    let words = known.get(name);
    if (words === undefined) {
      const text = await history.textOf(name);
      if (text === undefined) return undefined;
      known.set(name, (words = wordsOf(text)));
    }
    return words;
  };
  /** Takes in also what came to be or cannot be read: it may be a change. */
  const changesWords = async ({ before, after }: Change): Promise<boolean> => {
    const [old, now] = [await wordsAt(before), await wordsAt(after)];
    return old === undefined || old !== now;
  };

  const ahead = leader(await ordered(own, others, changesWords));
  const since = ahead?.side === 'note' ? ahead.changes.filter(({ at }) => at >= other.at + day) : [];
  const [first] = since;
  const latest = since[since.length - 1];
  if (!first || !latest) return undefined;
  const [before, after] = [await wordsAt(first.before), await wordsAt(last.after)];
  if (before === undefined || after === undefined || before === after) return undefined;
  if (twin.document && wordsOf(twin.document.text) !== (await wordsAt(other.after))) return undefined;
  return { commits: since.length, last: dayOf(latest.at), other: dayOf(other.at) };
}

/** The changes of both sides that touch words, the oldest first. */
async function ordered(
  own: readonly Change[],
  others: readonly Change[],
  changesWords: (change: Change) => Promise<boolean>,
): Promise<readonly Event[]> {
  const both = new Set(own.map(({ commit }) => commit).filter((name) => others.some(({ commit }) => commit === name)));
  const events: Event[] = [
    ...own.map((change) => ({ ...change, side: 'note' as const })),
    ...others.map((change) => ({ ...change, side: 'twin' as const })),
  ];
  const kept: Event[] = [];
  for (const event of events) if (both.has(event.commit) || (await changesWords(event))) kept.push(event);
  return kept.sort((a, b) => a.at - b.at);
}

/** Who is ahead at the end, and by which changes. */
function leader(events: readonly Event[]): { side: Event['side']; changes: readonly Event[] } | undefined {
  const commits = new Map<string, Set<string>>();
  for (const { commit, side } of events) commits.set(commit, (commits.get(commit) ?? new Set()).add(side));
  let ahead: { side: Event['side']; changes: Event[] } | undefined;
  let caughtUp: Event | undefined;
  for (const event of events) {
    if (commits.get(event.commit)?.size === 2) [ahead, caughtUp] = [undefined, undefined];
    else if (event.before === undefined || (ahead && ahead.side !== event.side)) [ahead, caughtUp] = [undefined, event];
    else if (ahead) ahead.changes.push(event);
    else if (caughtUp?.side !== event.side || event.at - caughtUp.at > settling * day)
      ahead = { side: event.side, changes: [event] };
  }
  return ahead;
}

/** The words of a note, without its front matter. */
const wordsOf = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .slice(frontMatterEnd(text.replace(/^\uFEFF/, '')))
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join(' ') ?? '';

const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
