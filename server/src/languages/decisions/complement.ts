/** What was chosen: the words after a cue. */
import { isAdverb } from './chooser';
import { phraseAt, type CueForm, type Lookup } from './lookup';
import type { Token } from './tokens';
import type { Complements } from './types';

export interface Complement {
  readonly kind: 'act' | 'on' | 'clause' | 'thing' | 'question' | 'list' | 'nothing';
  /** Index behind the words that open the choice ("to", "that"). */
  readonly opened: number;
  /** Index of the first token of the choice itself. */
  readonly choice: number;
}

/** The complement that begins at `at`, if there is one that the cue takes. */
export function complementAt(tokens: readonly Token[], at: number, form: CueForm, l: Lookup): Complement | undefined {
  const { takes } = form.cue;
  let i = skipAdverbs(tokens, at, l);
  const aside = asideFrom(tokens, i, form, l);
  if (aside === undefined) return undefined;
  i = aside;
  const token = tokens[i];
  if (!token) return takes.nothing ? { kind: 'nothing', opened: at, choice: i } : undefined;
  if (token.word === ':' || (token.word === '-' && tokens[i + 1] === undefined))
    return { kind: 'list', opened: at, choice: i + 1 };
  if (form.notBefore.has(token.word)) return undefined;

  const act = phraseAt(tokens, i, form.act);
  if (act && opensAct(tokens, i + act.length, l)) {
    const opened = i + act.length;
    return { kind: 'act', opened, choice: opened };
  }
  const on = phraseAt(tokens, i, form.on);
  if (on && tokens[i + on.length]) return { kind: 'on', opened: i + on.length, choice: i + on.length };
  if (l.has('that', token.word)) {
    const opened = asideFrom(tokens, i + 1, form, l) ?? i + 1;
    if (tokens[opened]?.word === ':' || tokens[opened] === undefined)
      return { kind: 'list', opened: i + 1, choice: opened };
    const clause = clauseAt(tokens, opened, i + 1, takes.clause, l);
    // In Welsh "y" is an article as well.
    if (clause || !l.has('determiners', token.word)) return clause;
  }
  if (l.has('questions', token.word)) return takes.question ? { kind: 'question', opened: at, choice: i } : undefined;
  if (takes.clause && l.has('clauseOpeners', token.word)) return clauseAt(tokens, i, at, takes.clause, l);
  if (takes.clause === 'plan' && saysPlan(tokens, i, l, 8)) return { kind: 'clause', opened: at, choice: i };
  if (takes.thing && opensThing(token, i, l) && (takes.thing === 'any' || namesOption(tokens, i, l)))
    return { kind: 'thing', opened: at, choice: i };
  return takes.nothing ? { kind: 'nothing', opened: at, choice: i } : undefined;
}

export function skipAdverbs(tokens: readonly Token[], at: number, l: Lookup): number {
  for (;;) {
    const phrase = phraseAt(tokens, at, l.adverbs);
    const token = tokens[at];
    if (phrase) at += phrase.length;
    else if (token && isAdverb(token, at, l)) at++;
    else return at;
  }
}

/** Passes over brackets, ", for now," and "with our colleagues in the library". Undefined where one does not end. */
function asideFrom(tokens: readonly Token[], at: number, form: CueForm, l: Lookup): number | undefined {
  const word = tokens[at]?.word;
  if (word === '(' || word === ',') {
    const close = word === '(' ? ')' : ',';
    for (let i = at + 1; i < Math.min(tokens.length, at + 16); i++)
      if (tokens[i]?.word === close) return skipAdverbs(tokens, i + 1, l);
    return undefined;
  }
  if (l.has('with', word)) {
    for (let i = at + 1; i < Math.min(tokens.length, at + 12); i++) {
      if (l.has('that', tokens[i]?.word) || tokens[i]?.word === ':') return i;
      const act = phraseAt(tokens, i, form.act);
      if (act && opensAct(tokens, i + act.length, l)) return i;
      if (/^[.;!?]$/.test(tokens[i]?.word ?? '')) return undefined;
    }
    return undefined;
  }
  return at;
}

function opensAct(tokens: readonly Token[], at: number, l: Lookup): boolean {
  const next = tokens[skipAdverbs(tokens, at, l)];
  if (!next) return true; // the list that follows says what
  if (!next.isWord) return /^[:*'‘"“-]$/.test(next.word);
  return !l.has('determiners', next.word) && !l.pronouns.has(next.word);
}

function opensThing(token: Token, at: number, l: Lookup): boolean {
  const { word } = token;
  if (!token.isWord) return /^["'‘“*]$/.test(word);
  if (l.has('determiners', word)) return true;
  return (
    !l.has('prepositions', word) &&
    !l.has('conjunctions', word) &&
    !l.has('auxiliaries', word) &&
    !l.has('pastBe', word) &&
    !l.has('presentBe', word) &&
    !l.has('blockers', word) &&
    !l.has('conditions', word) &&
    !l.has('timings', word) &&
    !isAdverb(token, at, l)
  );
}

function namesOption(tokens: readonly Token[], at: number, l: Lookup): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 9); i++) {
    if (l.has('options', tokens[i]?.word)) return true;
    if (/^[.,;:!?]$/.test(tokens[i]?.word ?? '')) return false;
  }
  return false;
}

function clauseAt(
  tokens: readonly Token[],
  at: number,
  opened: number,
  wanted: Complements['clause'],
  l: Lookup,
): Complement | undefined {
  if (tokens[tokens.length - 1]?.word === ':' && wanted) return { kind: 'clause', opened, choice: at };
  if (!wanted || (wanted === 'plan' && !saysPlan(tokens, at, l, 16)) || (wanted === 'best' && !saysBest(tokens, at, l)))
    return undefined;
  return { kind: 'clause', opened, choice: at };
}

const saysBest = (tokens: readonly Token[], at: number, l: Lookup): boolean =>
  tokens.slice(at, at + 12).some((_, i) => phraseAt(tokens, at + i, l.bests) !== undefined);

/** True where the clause says what is to be done, and not merely how things are or might be. */
function saysPlan(tokens: readonly Token[], at: number, l: Lookup, reach: number): boolean {
  if (phraseAt(tokens, at, l.planOpeners)) return true;
  for (let i = at; i < Math.min(tokens.length, at + reach); i++) {
    if (/^[;!?]$/.test(tokens[i]?.word ?? '')) return false;
    const plan = phraseAt(tokens, i, l.plans);
    if (!plan) continue;
    const after = tokens.slice(i + plan.length, i + plan.length + 4);
    return !after.some((token) => l.has('opinions', token.word));
  }
  return false;
}
