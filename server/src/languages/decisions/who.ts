/** Who decided, in the words of the note: "the board", "we". Told for lists and logs, not for judging. */
import { between, chooserFrom, chooserUpTo } from './chooser';
import { skipAdverbs } from './complement';
import { lookupOf, phraseUpTo, type CueForm, type Lookup } from './lookup';
import { tokenise, type Token } from './tokens';
import type { Grammar } from './types';

/** Words of a chooser that is named behind "by", at most. */
const longest = 6;

/**
 * The chooser of a decision, as written; pronouns in lower case, and the "we" in a Welsh verb as `ni`. Undefined where
 * none is named.
 * @param text holds the sentence; @param span the words that carry the decision, which may run into the cue's complement.
 * @param us names of the writer's team, as in `Surroundings`.
 */
export function chooserWords(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  span: { readonly start: number; readonly end: number },
  grammar: Grammar,
  us: readonly string[] = [],
): string | undefined {
  const l = lookupOf(grammar);
  const tokens = tokenise(text, sentence.start, sentence.end);
  const found = cueIn(tokens, span, l);
  if (!found) return undefined;
  const { at, form } = found;
  const behind = at + form.words.length;
  const said = (from: number, to: number): string | undefined => words(text, tokens.slice(from, to), l);

  const before = between(tokens, at, l);
  const isPassive = before.auxiliaries.some((word) => l.has('pastBe', word) || l.has('presentBe', word));
  if (isPassive || form.cue.voices.includes('whole')) return agent(tokens, behind, said, l);
  if (form.cue.side === 'after') {
    const from = skipAdverbs(tokens, behind, l);
    const chooser = chooserFrom(tokens, from, l, us);
    return chooser && said(from, chooser.to);
  }
  const choosing = chooserUpTo(tokens, before.at, at, l, us);
  if (choosing.who === 'it' || choosing.who === 'none' || choosing.who === 'nobody') return undefined;
  if (!choosing.inherited) return said(openingOf(tokens, choosing.from, before.at, l), before.at + 1);
  // "We met and decided": the nearest pronoun before, else the group that opens the sentence.
  for (let i = at - 1; i >= 0; i--) {
    const who = l.pronouns.get(tokens[i]?.word ?? '');
    if (who === 'us' || who === 'they' || who === 'me') return said(i, i + 1);
  }
  const group = tokens.slice(0, 8).findIndex(({ word }) => l.has('groups', word));
  return group < 0 ? undefined : said(0, group + 1);
}

/** Where the chooser's own words begin: not before "for" in "a good year for the team", but before "of". */
function openingOf(tokens: readonly Token[], from: number, to: number, l: Lookup): number {
  for (let i = to; i > from; i--)
    if (l.has('prepositions', tokens[i - 1]?.word) && !/^(?:of|o|de)$/.test(tokens[i - 1]?.word ?? '')) return i;
  return from;
}

/** The first cue that begins in a stretch of the text. */
function cueIn(
  tokens: readonly Token[],
  { start, end }: { readonly start: number; readonly end: number },
  l: Lookup,
): { readonly at: number; readonly form: CueForm } | undefined {
  for (const [at, token] of tokens.entries()) {
    if (token.start < start) continue;
    if (token.start >= end) return undefined;
    for (const form of l.cues.get(token.word) ?? [])
      if (form.words.every((word, i) => tokens[at + i]?.word === word)) return { at, form };
  }
  return undefined;
}

/** "was approved by the panel": the group behind "by". */
function agent(
  tokens: readonly Token[],
  from: number,
  said: (from: number, to: number) => string | undefined,
  l: Lookup,
): string | undefined {
  const opener = tokens[skipAdverbs(tokens, from, l)];
  const at = opener && l.has('agents', opener.word) ? tokens.indexOf(opener) + 1 : -1;
  if (at < 0) return undefined;
  for (let i = at; i < Math.min(tokens.length, at + longest) && tokens[i]?.isWord; i++)
    if (l.has('groups', tokens[i]?.word)) return said(at, i + 1);
  return undefined;
}

function words(text: string, tokens: readonly Token[], l: Lookup): string | undefined {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  if (!first || !last) return undefined;
  const written = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/^['’]r(?= )/u, 'y');
  const opens = first.text !== first.word && tokens.length > 1 && l.has('determiners', first.word);
  const pronoun = phraseUpTo(tokens, tokens.length - 1, l.pronounPhrases);
  if (pronoun?.length === tokens.length) {
    const ours = l.pronouns.get(pronoun.join(' ')) === 'us';
    return ours && l.grammar.language === 'cy' ? 'ni' : written.toLowerCase();
  }
  return opens ? written.charAt(0).toLowerCase() + written.slice(1) : written;
}
