/** Turns replacements into edits that fit their place: number, tense, capital, the article before, markup around. */
import { opaque, type Passage } from '../../engine/passages';
import type { Edit, Fix, Span } from '../../engine/types';
import { article, hasObject, nounForm, pastOrParticiple, verbForm } from '../../languages/english';
import { isOfWord, patternFor } from '../../languages/letters';
import { softens, triggersAny } from '../../languages/welsh';
import { leaveOut, type Entry, type Hit } from '../../vocabulary';
import { beginsCapital } from './context';
import type { MessageId } from './messages';

type JargonFix = Fix<MessageId>;

/** What the fixes of a match are made from. */
export interface Place {
  readonly passage: Passage;
  readonly hit: Hit;
  /** The sentence of the match. */
  readonly sentence: Span;
}

/** Whether the first replacement of an entry may be safe, which its place decides; no other one is. */
export const mayBeSafe = ({ safe, language }: Entry): boolean => safe && language === 'en';

/** Edits for every replacement that fits, best first. */
export function fixesFor(place: Place): readonly JargonFix[] {
  const { entry } = place.hit;
  const fixes: JargonFix[] = [];
  entry.say.forEach((choice, index) => {
    const fix = choice === leaveOut ? removal(place) : replacement(place, choice);
    if (!fix) return;
    const safe = index === 0 && mayBeSafe(entry) && !careful(place);
    fixes.push(safe ? { ...fix, safety: 'safe' } : fix);
  });
  return fixes;
}

/** Words that stand before something, in order, in lower case; from its sentence alone. */
function wordsBefore({ passage, sentence }: Place, end: number): readonly string[] {
  const before = passage.text
    .slice(Math.max(sentence.start, end - 80), end)
    .toLowerCase()
    .replaceAll('’', "'");
  return before.match(word(before)) ?? [];
}

function wordAfter({ passage }: Place, start: number): string {
  const after = passage.text.slice(start, start + 60);
  return opening(after).exec(after)?.[1] ?? '';
}

const startsSmall = patternFor(String.raw`^[\p{Ll}]`);
const word = patternFor(String.raw`'?[\p{L}]+`, 'g');
const opening = patternFor(String.raw`^\s*([\p{L}\p{N}][\p{L}\p{N}'’-]*)`);

const careful = (place: Place): boolean => {
  const before = wordsBefore(place, place.hit.start).at(-1) ?? '';
  return place.hit.entry.carefulAfter.includes(before);
};

const determiner = new Set(
  'a an the our your their its his her this that these those some any more no each every of'.split(' '),
);

const pronouns = new Set('it them us him her me you'.split(' '));
const prepositions = new Set('to with on about at of for into from'.split(' '));

/** A replacement as a message shows it: in the form that is wanted, be it sure to fit or not. */
export function shown(place: Place, choice: string): string {
  const { entry, form } = place.hit;
  if (choice.startsWith('{') || entry.language === 'cy') return choice.replace(/[{}]/g, '');
  if (entry.pos === 'verb') return verbForm(choice, form === 'ed' ? 'past' : form) ?? choice;
  return nounForm(choice, entry.pos === 'noun' ? form : 'singular');
}

/** The words of a replacement in the form of what they replace; undefined where that cannot be told, or would not fit. */
function fit(place: Place, choice: string): string | undefined {
  const { entry, form } = place.hit;
  if (entry.forms.some(([text]) => text.includes('*'))) return undefined; // what form it stands in, nobody knows
  if (choice.startsWith('{')) return choice.slice(1, -1);
  if (entry.language === 'cy') return fitWelsh(place, choice);
  if (entry.pos === 'noun') return nounForm(choice, form);
  if (entry.pos !== 'verb') return choice;
  const before = wordsBefore(place, place.hit.start);
  const participle = form === 'ing' || form === 'ed' || form === 'participle';
  const next = wordAfter(place, place.hit.end);
  // Used as an adjective or a noun: a streamlined process, the streamlining of.
  const verbal = entry.term.includes(' ') || hasObject(next);
  if (participle && !verbal && determiner.has(before.at(-1) ?? '') && (choice.includes(' ') || form === 'ing'))
    return undefined;
  // Put in place it, made simpler it: what is not a preposition would have to follow the pronoun.
  if (pronouns.has(next.toLowerCase()) && choice.includes(' ') && !prepositions.has(lastWord(choice))) return undefined;
  if (form !== 'ed') return verbForm(choice, form);
  const plain = verbForm(choice, 'ed');
  if (plain !== undefined) return plain;
  const tense = pastOrParticiple(before, next);
  return tense && verbForm(choice, tense);
}

/**
 * In Welsh a word is exchanged only where nothing around can ask for a mutation, in it or by it: the radical stands where
 * a mutation would show, and what follows is no word that the new one could change.
 */
function fitWelsh(place: Place, choice: string): string | undefined {
  const { hit, passage, sentence } = place;
  const before = wordsBefore(place, hit.start).at(-1);
  const opens = hit.start === sentence.start;
  if (hit.mutation !== undefined || (before !== undefined && triggersAny(before))) return undefined;
  const found = passage.text.slice(hit.start, hit.end);
  if (!opens && !softens(found) && softens(choice)) return undefined;
  const after = passage.text.slice(hit.end);
  if (/^['’]/.test(after)) return undefined;
  const next = wordAfter(place, hit.end);
  const ends = /^\s*(?:[.,;:!?)]|$)/.test(after);
  if (!ends && (softens(next) || /^[^\p{L}]/u.test(next) || next === '')) return undefined;
  return choice;
}

/** Gives a text the capital of what it replaces; one that always has a capital says nothing of its place. */
function capitalLike(text: string, found: string, { hit, sentence }: Place): string {
  if (beginsCapital(hit.entry.term) && hit.start !== sentence.start) return text;
  return beginsCapital(found) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function replacement(place: Place, choice: string): JargonFix | undefined {
  const { passage, hit } = place;
  const fitted = fit(place, choice);
  if (fitted === undefined) return undefined;
  const found = passage.text.slice(hit.start, hit.end);
  const text = capitalLike(fitted, found, place);
  const before = wordsBefore(place, hit.start).at(-1);
  // Never a word twice in a row.
  if (before !== undefined && before === firstWord(text)) return undefined;
  if (wordAfter(place, hit.end).toLowerCase() === lastWord(text)) return undefined;
  if (disagrees(place, found, text)) return undefined;
  const edits = editsFor(passage, hit, text);
  const articles = edits && articleEdits(place, hit.start, text);
  if (!edits || !articles) return undefined;
  return { titleId: 'replace', data: { text }, edits: [...articles, ...edits], safety: 'suggestion' };
}

const isPlural = (noun: string): boolean => /(?:[^s]s|people|children|men)$/i.test(noun);
const singularVerb = (): RegExp => /^(?:is|was|has|does|(?:is|was|has|does)n['’]t|\p{Ll}+[^s]s)$/u;
const pluralVerb = /^(?:are|were|have|do|(?:are|were|have|do)n['’]t)$/;

/** Whether what follows goes with the number of the old words and not with that of the new. */
function disagrees(place: Place, found: string, text: string): boolean {
  const { hit, passage } = place;
  if (hit.entry.pos === 'verb' || hit.entry.language !== 'en') return false;
  // The business’s, colleagues’s.
  if (/^['’]s/.test(passage.text.slice(hit.end))) return text.endsWith('s');
  const next = wordAfter(place, hit.end);
  if (!isPlural(found) && isPlural(text)) return singularVerb().test(next);
  return isPlural(found) && !isPlural(text) && pluralVerb.test(next);
}

const firstWord = (text: string): string => /^\S+/.exec(text)?.[0].toLowerCase() ?? '';
const lastWord = (text: string): string => /\S+$/.exec(text)?.[0].toLowerCase() ?? '';

/** The edit that makes an article before `at` fit the words that will follow it; none needed is an empty list. */
function articleEdits({ passage, hit }: Place, at: number, next: string): readonly Edit[] | undefined {
  if (hit.entry.language !== 'en') return [];
  const match = /(?:^|[\s(‘“"'])(an?)[ \u00a0]+$/i.exec(passage.text.slice(Math.max(0, at - 6), at));
  const old = match?.[1];
  if (match === null || old === undefined) return [];
  const wanted = article(next);
  if (old.toLowerCase() === wanted) return [];
  const start = Math.max(0, at - 6) + match.index + match[0].search(/an?[ \u00a0]+$/i);
  const span = { start, end: start + old.length };
  if (!passage.isPlain(span)) return undefined;
  const text = old.charAt(0) + (wanted === 'an' ? 'n' : '');
  return [{ span: passage.sourceOf(span), text }];
}

/** Takes words out with the comma and the space that they needed, and hands their capital on. */
function removal(place: Place): JargonFix | undefined {
  const { passage, hit, sentence } = place;
  const { text } = passage;
  let { start, end } = hit;
  const opens = start === sentence.start;
  const comma = /^,?[ \u00a0]+/.exec(text.slice(end));
  const closing = /^\s*(?:[.!?;:)]|$)/.test(text.slice(end));
  if (opens && closing) return undefined;
  if (closing || (!opens && /,[ \u00a0]+$/.test(text.slice(0, start)) && text.charAt(end) === ',')) {
    const gap = /,?[ \u00a0]+$/.exec(text.slice(Math.max(0, start - 4), start));
    if (!gap) return undefined;
    start -= gap[0].length;
    if (!closing) end += 1;
  } else if (comma) {
    if (!opens && comma[0].startsWith(',')) return undefined;
    end += comma[0].length;
  } else return undefined;

  // One of a pair cannot go alone: early and proactively, more proactively.
  const modifies = hit.entry.pos === 'adjective' || hit.entry.pos === 'adverb';
  if (modifies && bound.has(wordsBefore(place, hit.start).at(-1) ?? '')) return undefined;
  if (modifies && coordinates.has(wordAfter(place, hit.end).toLowerCase())) return undefined;
  const rest = wordAfter(place, end);
  const capital = opens && beginsCapital(text.charAt(hit.start)) && startsSmall(rest).test(rest);
  if (opens && !isOfWord(text.charAt(end))) return undefined;
  const articles = articleEdits(place, hit.start, rest);
  const span = { start, end: capital ? end + 1 : end };
  if (!articles || !passage.isPlain(span)) return undefined;
  const edit = { span: passage.sourceOf(span), text: capital ? text.charAt(end).toUpperCase() : '' };
  const found = text.slice(hit.start, hit.end);
  return { titleId: 'remove', data: { found }, edits: [...articles, edit], safety: 'suggestion' };
}

const coordinates = new Set(['and', 'or', 'but', 'nor']);
const bound = new Set([
  ...coordinates,
  'not',
  'more',
  'most',
  'less',
  'very',
  'so',
  'too',
  'as',
  'both',
  'either',
  'is',
  'are',
  'was',
  'were',
  'be',
]);

/**
 * Edits that put `text` in the place of a span. Where markup or a line end lies within, the last word is replaced and
 * those before it go with the space after them; undefined where that would leave markup with nothing in it.
 */
function editsFor(passage: Passage, span: Span, text: string): readonly Edit[] | undefined {
  if (passage.isPlain(span)) return [{ span: passage.sourceOf(span), text }];
  const words = [...passage.text.slice(span.start, span.end).matchAll(/[^\s\u2011-]+/g)].map((match): Span => {
    const start = span.start + match.index;
    return { start, end: start + match[0].length };
  });
  const last = words.at(-1);
  if (
    !last ||
    words.some((word) => !passage.isPlain(word) || passage.text.slice(word.start, word.end).includes(opaque))
  )
    return undefined;
  const gone = { start: span.start, end: last.start };
  const marked = [...passage.emphasis, ...passage.links];
  // What lies wholly in the words that go would be left empty; what begins or ends there would be left with a space.
  if (marked.some((mark) => mark.start < gone.end && mark.end <= gone.end && mark.end > gone.start)) return undefined;
  const edits: Edit[] = [];
  words.slice(0, -1).forEach((word, index) => {
    const next = words[index + 1] ?? last;
    edits.push({ span: passage.sourceOf(word), text: '' });
    const gap = { start: word.end, end: next.start };
    const { start, end } = passage.sourceOf(gap);
    if (end > start) edits.push({ span: { start, end }, text: '' });
  });
  edits.push({ span: passage.sourceOf(last), text });
  return edits;
}
