/** Who chooses: the words before a cue (or after it, where verbs go first). */
import { patternFor } from '../letters';
import { phraseAt, phraseUpTo, type Lookup } from './lookup';
import type { Token } from './tokens';
import type { Chooser } from './types';

/** Those who a cue can be laid to; `none` where the clause opens with the cue, `nobody` where it is denied. */
export type Who = Chooser | 'name' | 'none' | 'nobody';

export interface Choosing {
  readonly who: Who;
  /** Index of the first token of the chooser; of the cue where it has none of its own. */
  readonly from: number;
  /** True where the chooser stands in an earlier clause: "we met and decided". */
  readonly inherited: boolean;
}

/** What stands between chooser and cue. */
export interface Between {
  /** Index of the last token before it. */
  readonly at: number;
  readonly blocked: boolean;
  readonly auxiliaries: readonly string[];
  /** The nearest word that is no adverb. */
  readonly nearest: string | undefined;
}

const furthest = 10;

/** Walks left over adverbs, auxiliaries and what stands between commas or brackets. */
export function between(tokens: readonly Token[], cue: number, l: Lookup): Between {
  const auxiliaries: string[] = [];
  let nearest: string | undefined;
  let at = cue - 1;
  for (let steps = 0; at >= 0 && steps < furthest; steps++) {
    const token = tokens[at];
    if (!token) break;
    const phrase = phraseUpTo(tokens, at, l.adverbsFromBehind);
    if (phrase) {
      at -= phrase.length;
      continue;
    }
    if (isAdverb(token, at, l)) {
      at--;
      continue;
    }
    const aside = asideUpTo(tokens, at, l);
    if (aside !== undefined) {
      at = aside;
      continue;
    }
    if (l.has('blockers', token.word)) return { at, blocked: true, auxiliaries, nearest: nearest ?? token.word };
    if (l.has('auxiliaries', token.word) || l.has('pastBe', token.word) || l.has('presentBe', token.word)) {
      auxiliaries.push(token.word);
      nearest ??= token.word;
      at--;
      continue;
    }
    nearest ??= token.word;
    break;
  }
  return { at, blocked: false, auxiliaries, nearest };
}

export function isAdverb(token: Token, at: number, l: Lookup): boolean {
  const { adverb } = l.grammar;
  return adverb !== undefined && adverb.test(token.word) && (at === 0 || token.text === token.word);
}

/** Index before an aside that ends at `at`: "(as it happens)", or ", after lunch," behind a pronoun. */
function asideUpTo(tokens: readonly Token[], at: number, l: Lookup): number | undefined {
  const closing = tokens[at]?.word;
  const opening = closing === ')' ? '(' : closing === ',' ? ',' : undefined;
  if (opening === undefined) return undefined;
  for (let i = at - 1; i > Math.max(0, at - 8); i--)
    if (tokens[i]?.word === opening)
      return opening === '(' || l.pronouns.has(tokens[i - 1]?.word ?? '') ? i - 1 : undefined;
  return undefined;
}

/** The chooser whose last token is at `at`. */
export function chooserUpTo(
  tokens: readonly Token[],
  at: number,
  cue: number,
  l: Lookup,
  us: readonly string[],
): Choosing {
  const token = tokens[at];
  if (at < 0 || !token) return { who: 'none', from: cue, inherited: false };
  if (!token.isWord && !/["'”’)]/.test(token.word)) {
    if (token.word === ',') return inherit(tokens, at, cue, l, us);
    return { who: 'none', from: cue, inherited: false };
  }
  if (l.has('conjunctions', token.word)) return inherit(tokens, at, cue, l, us);
  const pronoun = phraseUpTo(tokens, at, l.pronounPhrases);
  if (pronoun)
    return { who: l.pronouns.get(pronoun.join(' ')) ?? 'others', from: at - pronoun.length + 1, inherited: false };
  if (l.has('nobody', token.word)) return { who: 'nobody', from: at, inherited: false };
  return nounPhraseUpTo(tokens, at, l, us);
}

/** The nearest chooser before a clause that has none of its own. */
function inherit(tokens: readonly Token[], at: number, cue: number, l: Lookup, us: readonly string[]): Choosing {
  for (let i = at - 1; i >= 0; i--) {
    const word = tokens[i]?.word ?? '';
    const who = l.pronouns.get(word);
    if (who !== undefined && who !== 'it' && !l.has('determiners', word) && !l.has('relatives', word))
      return { who, from: cue, inherited: true };
  }
  const opening = tokens.slice(0, Math.min(at, 8));
  const known = opening.findIndex((t) => l.has('groups', t.word) || l.has('others', t.word));
  const { word = '' } = opening[known] ?? {};
  const ours = us.some((name) => joined(opening).includes(name));
  const theirs = l.has('others', word) || isTheirs(opening, l);
  const who = ours || (l.has('groups', word) && !theirs) ? 'us' : at === 0 ? 'none' : 'others';
  return { who, from: cue, inherited: true };
}

const joined = (tokens: readonly Token[]): string => ` ${tokens.map((t) => t.word).join(' ')} `;

function endsPhrase(token: Token, l: Lookup): boolean {
  const { word } = token;
  if (!token.isWord) return !/["'’‘“”)(&]/.test(word);
  return (
    l.pronouns.has(word) ||
    l.has('conditions', word) ||
    l.has('timings', word) ||
    l.has('questions', word) ||
    l.has('that', word) ||
    l.has('blockers', word) ||
    l.has('auxiliaries', word) ||
    l.has('pastBe', word) ||
    (l.has('adverbs', word) && !l.has('determiners', word) && !l.has('conjunctions', word))
  );
}

function nounPhraseUpTo(tokens: readonly Token[], at: number, l: Lookup, us: readonly string[]): Choosing {
  let from = at;
  for (let i = at; i >= 0 && i > at - furthest; i--) {
    const token = tokens[i];
    if (!token || endsPhrase(token, l)) break;
    from = i;
    // "the head of the service": the phrase goes on before "of", otherwise it opens with its determiner.
    if (l.has('determiners', token.word) && !l.has('prepositions', tokens[i - 1]?.word)) break;
    if (l.has('prepositions', token.word) && i === at) return { who: 'others', from, inherited: false };
    if (l.has('conjunctions', token.word) && !isName(tokens[i + 1])) {
      from = i + 1;
      break;
    }
  }
  // After a fronted "in the meeting" without a comma the phrase is what follows the last determiner.
  const phrase = tokens.slice(from, at + 1);
  if (us.some((name) => joined(phrase).includes(name))) return { who: 'us', from, inherited: false };
  const opener = phrase.findLastIndex((t) => l.has('determiners', t.word));
  const prepositional = l.has('prepositions', phrase[0]?.word);
  if (prepositional && opener > 0) {
    from += opener;
    phrase.splice(0, opener);
  }
  if (phrase.some((t) => l.has('nobody', t.word))) return { who: 'nobody', from, inherited: false };
  if (phrase.some((t) => l.has('others', t.word))) return { who: 'others', from, inherited: false };
  if (isTheirs(phrase, l)) return { who: 'others', from, inherited: false };
  if (phrase.some((t) => l.has('groups', t.word))) return { who: 'us', from, inherited: false };
  const who = nameOf(phrase);
  if (who === 'names') return { who, from: nameStart(tokens, at, 0), inherited: false };
  return { who, from: who === 'name' ? at : from, inherited: false };
}

/** "the LGA team": the short name is that of an organisation, unless it tells what the team does. */
const isTheirs = (phrase: readonly Token[], l: Lookup): boolean =>
  phrase.some(
    ({ word }, i) =>
      l.has('teams', word) &&
      isAcronym(phrase[i - 1]) &&
      !l.has('crafts', phrase[i - 1]?.word) &&
      !phrase.some((token) => l.has('ours', token.word) && !l.has('teams', token.word)),
  );

const name = patternFor(String.raw`^[\p{Lu}][\p{Ll}]+(?:-[\p{Lu}][\p{Ll}]+)?$`);
const isName = (token: Token | undefined): boolean => token !== undefined && name(token.text).test(token.text);
const acronym = patternFor(String.raw`^[\p{Lu}]{2,7}s?$`);
const isAcronym = (token: Token | undefined): boolean => token !== undefined && acronym(token.text).test(token.text);
const joins = new Set([',', 'and', '&', 'a', 'ac']);

function nameStart(tokens: readonly Token[], at: number, least: number): number {
  let from = at;
  while (from - 1 >= least && (isName(tokens[from - 1]) || joins.has(tokens[from - 1]?.word ?? ''))) from--;
  while (from < at && !isName(tokens[from]) && !isAcronym(tokens[from])) from++;
  return from;
}

/** Colleagues go by their first names; a full name is more often somebody in the news. */
function nameOf(phrase: readonly Token[]): Who {
  const [last, before, second, third] = [...phrase].reverse();
  if (isAcronym(last)) return 'us';
  if (!isName(last)) return 'others';
  if (before && joins.has(before.word) && isName(second)) return isName(third) ? 'others' : 'names';
  return isName(before) || isAcronym(before) ? 'others' : 'name';
}

/** The chooser that follows a verb; `to` is the token behind it. Undefined where none does that is known to be ours. */
export function chooserFrom(
  tokens: readonly Token[],
  at: number,
  l: Lookup,
  us: readonly string[],
): { readonly who: Who; readonly to: number } | undefined {
  const pronoun = l.pronouns.get(tokens[at]?.word ?? '');
  if (pronoun) return { who: pronoun, to: at + 1 };
  const ahead = tokens.slice(at, at + 6);
  for (const [i, token] of ahead.entries()) {
    if (!token.isWord && token.word !== "'") return undefined;
    if (l.has('others', token.word)) return undefined;
    const known = l.has('groups', token.word) || us.some((name) => joined(ahead.slice(0, i + 1)).includes(name));
    if (known) return { who: 'us', to: at + i + 1 };
    if (phraseAt(tokens, at + i, l.adverbs)) return undefined;
  }
  return undefined;
}
