/** Finds the decision that a sentence states, by a grammar. Knows nothing of any one language. */
import { isMadeOf, kindAt, number } from '../letters';
import { between, chooserFrom, chooserUpTo, type Between, type Choosing, type Who } from './chooser';
import { complementAt, skipAdverbs, type Complement } from './complement';
import { lookupOf, phraseAt, type CueForm, type Lookup } from './lookup';
import { tokenise, type Token } from './tokens';
import type { Grammar, StatedDecision } from './types';

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Surroundings {
  /** Names of the writer's team or organisation, lower case. */
  readonly us?: readonly string[];
  /** Stretches of the text in which others speak. */
  readonly quoted?: readonly Span[];
  /** What was said before in the same passage, lower case: tells who "they" are. */
  readonly before?: () => string;
}

/** Longest sentence that is looked at, in UTF-16 units; what is longer is a list or a table run together. */
const longestSentence = 2000;

/**
 * The decisions that a sentence states, in order; they do not overlap.
 * @param text holds the sentence; offsets of the result are in it.
 */
export function decisionsIn(
  text: string,
  sentence: Span,
  grammar: Grammar,
  around: Surroundings = {},
): readonly StatedDecision[] {
  if (sentence.end - sentence.start > longestSentence) return [];
  const said = text.slice(sentence.start, sentence.end);
  if (!grammar.hint.test(said) || /\?["'”’)\]*]*$/.test(said)) return [];
  const l = lookupOf(grammar);
  const tokens = tokenise(text, sentence.start, sentence.end);
  const labelled = labelIn(tokens, l);
  if (labelled) return [labelled];
  const found: StatedDecision[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const forms = token && l.cues.get(token.word);
    if (!forms) continue;
    const last = found[found.length - 1];
    if (last && token.start < last.end) continue;
    if (around.quoted?.some((q) => q.start <= token.start && token.end <= q.end)) continue;
    for (const form of forms) {
      if (!form.words.every((word, i) => tokens[at + i]?.word === word)) continue;
      const next = judge(tokens, at, form, l, around);
      // A further one stands beside the first ("and decided"), not within what was chosen ("the date we agreed").
      if (!next || (last && (next.start < last.choice || !opensClause(tokens, next, last.choice, l)))) continue;
      found.push(next);
      break;
    }
  }
  return found;
}

/** True where a mark or a conjunction goes right before a decision, behind words of what was chosen before. */
function opensClause(tokens: readonly Token[], { start }: StatedDecision, choice: number, l: Lookup): boolean {
  const index = tokens.findIndex((token) => token.start >= start);
  const before = tokens.slice(0, index).filter((token) => token.start >= choice);
  while (before.length > 0) {
    const last = before.pop();
    if (!last) break;
    if (l.has('conjunctions', last.word) || /^[,;:–—(]$/.test(last.word)) return before.length > 0;
    // "and have also decided": only what goes between chooser and cue may stand there.
    if (!l.has('auxiliaries', last.word) && !l.has('adverbs', last.word)) return false;
  }
  return false;
}

/** What may stand between a label and its mark. */
const isNumberOrLetter = (word: string): boolean => /^[a-z]$/.test(word) || isMadeOf(word, (kind) => kind === number);

/** "Decision: one form", "Decision 3 – one form". */
function labelIn(tokens: readonly Token[], l: Lookup): StatedDecision | undefined {
  const label = phraseAt(tokens, 0, l.labels);
  if (!label) return undefined;
  let at = label.length;
  while (isNumberOrLetter(tokens[at]?.word ?? '')) at++;
  const mark = tokens[at];
  const first = tokens[0];
  if (!first || !mark || !/^[:–—]$/.test(mark.word)) return undefined;
  const choice = tokens[at + 1];
  if (!choice || l.has('empty', choice.word) || l.has('questions', choice.word)) return undefined;
  return {
    start: first.start,
    end: mark.end,
    cue: { start: first.start, end: mark.end },
    choice: choice.start,
    language: l.grammar.language,
  };
}

function judge(
  tokens: readonly Token[],
  at: number,
  form: CueForm,
  l: Lookup,
  around: Surroundings,
): StatedDecision | undefined {
  const { cue } = form;
  const before = between(tokens, at, l);
  // A word that the cue asks for does not deny it: "a chytunwyd" ("and it was agreed").
  if (before.blocked && !form.after?.has(before.nearest ?? '')) return undefined;
  if (form.after && !form.after.has(before.nearest ?? '')) return undefined;
  if (form.notAfter.has(before.nearest ?? '')) return undefined;

  let behind = at + form.words.length;
  let choosing: Choosing;
  const passive = (!form.after || cue.voices.includes('passive')) && before.auxiliaries.some((word) => isBe(word, l));
  if (passive) {
    if (!cue.voices.includes('passive') || !before.auxiliaries.some((word) => l.has('pastBe', word))) return undefined;
    choosing = chooserUpTo(tokens, before.at, at, l, around.us ?? []);
  } else if (cue.voices.includes('whole')) {
    choosing = { who: 'us', from: at, inherited: false };
  } else if (!cue.voices.includes('active')) {
    return undefined;
  } else if (cue.side === 'after') {
    const chooser = chooserFrom(tokens, skipAdverbs(tokens, behind, l), l, around.us ?? []);
    if (!chooser) return undefined;
    behind = chooser.to;
    choosing = { who: chooser.who, from: at, inherited: false };
  } else {
    choosing = chooserUpTo(tokens, before.at, at, l, around.us ?? []);
  }
  const complement = complementAt(tokens, behind, form, l);
  if (!complement || isGuarded(tokens, choosing, before, at, passive, complement, form, l)) return undefined;
  const accepted = passive
    ? acceptsTheme(tokens, choosing, before, complement, form, l)
    : acceptsChooser(tokens, choosing, complement, behind, form, l, around);
  return accepted ? shape(tokens, at, form, choosing, complement, passive, before, l) : undefined;
}

const isBe = (word: string, l: Lookup): boolean => l.has('pastBe', word) || l.has('presentBe', word);

/** "if we decided", "how the team decided", "once we have agreed", "nothing was agreed". */
function isGuarded(
  tokens: readonly Token[],
  choosing: Choosing,
  before: Between,
  cue: number,
  passive: boolean,
  complement: Complement,
  { after }: CueForm,
  l: Lookup,
): boolean {
  if (choosing.who === 'nobody') return true;
  const first = choosing.inherited || choosing.who === 'none' ? before.at + 1 : choosing.from;
  const prior = tokens[first - 1]?.word;
  // "had we decided" is a condition, "have we decided" a question.
  if (!after?.has(prior ?? '') && (l.has('blockers', prior) || l.has('auxiliaries', prior))) return true;
  // "Here is what we agreed:" announces them; "what we agreed to do" is talk about them.
  const announced = complement.kind === 'list' && first > 1;
  if (!announced && l.has('questions', prior) && !(l.has('relatives', prior) && tokens[first - 2]?.word === ','))
    return true;
  const perfect = before.auxiliaries.some((word) => !isBe(word, l));
  if (l.has('timings', prior) && (perfect || passive)) return true;
  for (let i = first - 1; i >= 0 && !/^[,;:–—(“”"‘]$/.test(tokens[i]?.word ?? ''); i--)
    if (l.has('conditions', tokens[i]?.word)) return true;
  return cue > 0 && l.has('conditions', tokens[cue - 1]?.word);
}

function acceptsTheme(
  tokens: readonly Token[],
  { who, from }: Choosing,
  before: Between,
  complement: Complement,
  { cue }: CueForm,
  l: Lookup,
): boolean {
  if (complement.kind === 'list') return true; // "some things that were agreed:"
  if (who === 'it') return ['act', 'clause', 'on', 'list'].includes(complement.kind);
  const theme = tokens.slice(from, before.at + 1);
  const by = tokens[complement.choice]?.word;
  if (complement.kind === 'nothing' && by !== undefined && l.has('nobody', by)) return false;
  switch (cue.theme) {
    case 'any':
      return theme.length > 0;
    case 'options':
      return theme.some((token) => l.has('options', token.word));
    default:
      return false;
  }
}

function acceptsChooser(
  tokens: readonly Token[],
  { who, from, inherited }: Choosing,
  complement: Complement,
  behind: number,
  { cue }: CueForm,
  l: Lookup,
  around: Surroundings,
): boolean {
  const opener = tokens[complement.choice];
  const determined =
    l.has('determiners', opener?.word) ||
    (opener !== undefined && kindAt(opener.word, 0) === number) ||
    opener?.isWord === false;
  if (complement.kind === 'thing') {
    if (cue.determined && !determined) return false;
    if (tokens.slice(complement.choice, complement.choice + 3).some(({ word }) => cue.notThing?.includes(word)))
      return false;
  }
  if (
    cue.firstPerson &&
    !tokens.slice(from, from + 2).some(({ word }) => l.pronouns.get(word) === 'us') &&
    who !== 'none'
  )
    return false;
  const needsDeterminer = who === 'none' || (inherited && cue.adjective === true);
  if (needsDeterminer && complement.kind === 'thing' && !l.has('determiners', opener?.word)) return false;
  if ((inherited || who === 'none') && complement.kind === 'nothing') return false;
  const allowed: readonly Who[] = cue.choosers ?? ['us'];
  const rest = tokens.slice(behind);
  const concernsUs = rest.some((token) => l.has('ours', token.word));
  if (inherited && rest.some((token) => l.has('elsewhere', token.word))) return false;
  switch (who) {
    case 'us':
      return true;
    case 'none':
      return tokens.slice(0, behind).every((token) => !l.has('others', token.word)) && opensSentence(tokens, behind, l);
    case 'they':
      return (
        allowed.includes('they') &&
        (inherited || complement.kind !== 'thing') &&
        !(around.before?.() ?? '').split(/[^\p{L}]+/u).some((word) => l.has('others', word)) &&
        !tokens.some((token) => l.pronouns.get(token.word) === 'me' || l.has('others', token.word))
      );
    case 'names':
      return allowed.includes('names') && complement.kind !== 'clause' && complement.kind !== 'thing';
    case 'me':
      return (
        allowed.includes('names') &&
        ['act', 'on'].includes(complement.kind) &&
        concernsUs &&
        !tokens.some((token) => l.has('personal', token.word))
      );
    case 'name':
      return allowed.includes('names') && complement.kind !== 'clause' && complement.kind !== 'thing' && concernsUs;
    default:
      return false;
  }
}

/** A cue without a chooser counts where it opens the sentence or what follows a colon or dash, as in lists and diaries. */
function opensSentence(tokens: readonly Token[], behind: number, l: Lookup): boolean {
  const having = tokens.slice(0, behind).some((token) => l.has('auxiliaries', token.word));
  return !having || tokens.slice(behind).some((token) => l.pronouns.get(token.word) === 'us');
}

function shape(
  tokens: readonly Token[],
  at: number,
  form: CueForm,
  { from, inherited, who }: Choosing,
  complement: Complement,
  passive: boolean,
  before: Between,
  l: Lookup,
): StatedDecision | undefined {
  const first = tokens[at];
  const last = tokens[at + form.words.length - 1];
  if (!first || !last) return undefined;
  const near = !inherited && who !== 'none' && at - from <= 7;
  let start = near ? from : passive ? Math.min(before.at + 1, at) : at;
  if (start > 0 && /^['’]/.test(tokens[start]?.text ?? '')) start--; // "mae’r tîm"
  const opening = ['act', 'on', 'clause'].includes(complement.kind) ? complement.opened : at + form.words.length;
  let end = tokens[opening - 1] ?? last;
  if (complement.kind === 'act' || complement.kind === 'on') {
    const next = tokens[skipAdverbs(tokens, complement.opened, l)];
    if (next?.isWord && isMadeOf(next.text, (kind, index) => kind >= number || next.text[index] === '-')) end = next;
  }
  const after = tokens[at + form.words.length];
  if (end === last && after && l.pronouns.get(after.word) === 'us') end = after; // "benderfynon ni"
  if (end.end < last.end) end = last;
  return {
    start: tokens[start]?.start ?? first.start,
    end: end.end,
    cue: { start: first.start, end: last.end },
    choice: tokens[complement.choice]?.start ?? last.end,
    language: l.grammar.language,
  };
}
