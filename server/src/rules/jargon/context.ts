/** What is left alone although the word lists know it: words of others, words spoken about, names, titles, glossaries. */
import { once } from '../../engine/memo';
import type { Passage } from '../../engine/passages';
import { contains } from '../../engine/positions';
import type { Span } from '../../engine/types';
import { patternFor } from '../../languages/letters';
import { quotedSpans } from '../../languages/quotations';
import { sentences } from '../../languages/sentences';
import { wordsOf, type Hit } from '../../vocabulary';

/** A passage with what its context tells, worked out once and only when a match calls for it. */
export interface Surroundings {
  readonly passage: Passage;
  readonly quotations: readonly Span[];
  readonly sentences: readonly Span[];
  readonly hits: readonly Hit[];
  /** Whether most words begin with a capital: a title in which capitals say nothing. */
  readonly isTitleCase: () => boolean;
}

/** Looks at a passage around its matches. */
export function surroundingsOf(passage: Passage, hits: readonly Hit[]): Surroundings {
  const { text } = passage;
  return {
    passage,
    hits,
    quotations: [...quotedSpans(text), ...passage.quotations],
    sentences: sentences(text),
    isTitleCase: once(() => isTitleCase(text)),
  };
}

function isTitleCase(text: string): boolean {
  const words = text.match(word(text)) ?? [];
  return words.length > 2 && words.filter(beginsCapital).length > words.length * 0.6;
}

const word = patternFor(String.raw`[\p{L}][\p{L}\p{N}'’-]*`, 'g');
const firstCapital = patternFor(String.raw`^[\p{Lu}]`);
const capitals = patternFor(String.raw`^[^\p{Ll}]*[\p{Lu}][^\p{Ll}]*$`);
const laterCapital = patternFor(String.raw`\s[\p{Lu}]`);
const capitalWithin = patternFor(String.raw`[\s-][\p{Lu}](?=[\p{L}]*[\p{Ll}])`);
const capitalBehind = patternFor(String.raw`^ ([\p{Lu}][\p{L}\p{N}]*)`);
const noLetters = patternFor(String.raw`[^\p{L}]+`, 'g');

/** The sentence that holds a span; the whole passage where none does. */
export function sentenceAt(around: Surroundings, span: Span): Span {
  const { text } = around.passage;
  return (
    around.sentences.find((sentence) => sentence.start <= span.start && span.start < sentence.end) ?? {
      start: 0,
      end: text.length,
    }
  );
}

/** Whether a match is no use of the word by the writer. */
export function leftAlone(hit: Hit, around: Surroundings): boolean {
  const { passage, quotations } = around;
  if (quotations.some((span) => span.start < hit.end && hit.start < span.end)) return true;
  const sentence = sentenceAt(around, hit);
  return (
    discussed(hit, around, sentence) || named(hit, around, sentence) || isTitle(hit, passage) || defined(hit, passage)
  );
}

/** Words that show a sentence to speak about words. Not ‘term’ alone: a long-term plan, in terms of. */
const aboutWords =
  /\b(?:jargon|buzzwords?|(?:the|that|horrible|awful|ugly) (?:word|phrase)s?\b|the terms?\b(?! of)|(?:words?|phrases?|terms?|terminology) (?:like|such as)|so-called|what (?:we|they|people|some) call|(?:y gair|yr ymadrodd|y term|geiriau fel|termau fel|hyn a elwir|fel y’i gelwir))/iu;

/** The same word stands quoted in the sentence, or the sentence says that it speaks about words. */
function discussed(hit: Hit, { passage, quotations, sentences: all }: Surroundings, sentence: Span): boolean {
  const { text } = passage;
  const index = all.indexOf(sentence);
  const said = text.slice(sentence.start, sentence.end);
  if (aboutWords.test(said)) return true;
  // A quotation of the word alone, in this sentence or the one before, is a mention that goes on.
  const from = (all[index - 1] ?? sentence).start;
  return quotations.some((span) => {
    if (span.start < from || span.start >= sentence.end || span.end - span.start > 60) return false;
    const quoted = ` ${wordsOf(text.slice(span.start, span.end)).join(' ')} `;
    return hit.entry.forms.some(([form]) => quoted.includes(` ${form} `) && quoted.length < form.length + 15);
  });
}

/** What ends right before a word that may have a capital for being first. */
const opensSentence = /(?:^|[.!?:\u2026\n\u2022\u2013\u2014|]\s*|\uFFFC\s*|\s-\s+)["'([\u201c\u2018*\s]*$/u;
export const beginsCapital = (text: string): boolean => firstCapital(text).test(text);
/** Nothing but capitals: a name, or shouted, which says nothing of the place. */
const isCapitals = (text: string): boolean => capitals(text).test(text);

/** Part of a name or a job title: capitals where no sentence begins. */
function named(hit: Hit, { passage, isTitleCase }: Surroundings, sentence: Span): boolean {
  const { text } = passage;
  const found = text.slice(hit.start, hit.end);
  const { term } = hit.entry;
  if (beginsCapital(term) || laterCapital(term).test(term)) return false;
  const isWithin = capitalWithin(found).test(found);
  const behind = text.slice(hit.end, hit.end + 40);
  const next = capitalBehind(behind).exec(behind)?.[1];
  if (!beginsCapital(found) && !isWithin && next === undefined) return false;
  const first = hit.start === sentence.start || opensSentence.test(text.slice(Math.max(0, hit.start - 12), hit.start));
  if (isCapitals(found) || isTitleCase()) return beginsCapital(found);
  if (beginsCapital(found) && !first) return true;
  if (isWithin) return true;
  // A capital goes on after it: Key Stage 2, Stakeholder Engagement Manager.
  if (next === undefined || next === 'I' || hit.entry.language === 'cy') return beginsCapital(found) && !first;
  if (beginsCapital(found)) return hit.entry.pos !== 'verb' && hit.entry.pos !== 'phrase' && hit.entry.pos !== 'adverb';
  return false;
}

/** Link text that names a document: it has capitals of its own, or is all there is. */
function isTitle(hit: Hit, passage: Passage): boolean {
  const link = passage.links.find((span) => contains(span, hit));
  if (!link) return false;
  const text = passage.text.slice(link.start, link.end);
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return false;
  const around = passage.text.slice(0, link.start) + passage.text.slice(link.end);
  const rest = around.replace(noLetters(around), '');
  if (rest.length < 3) return true;
  if (words.length > 6 && beginsCapital(text.trim())) return true;
  const startsSentence = /(?:^|[.!?:\n]\s*)$/.test(passage.text.slice(0, link.start));
  const capitals = words.slice(startsSentence ? 1 : 0).filter((word) => beginsCapital(word)).length;
  return capitals > 1 || (!startsSentence && beginsCapital(text.trim()) && words.length > 2);
}

/** The writer says what a word stands for: *Landscape* means …; By ‘stakeholder’ we mean …. */
const meaning =
  /(?:^|\s)(?:we mean|I mean|means|stands? for|is short for|refers? to|rydym yn golygu|yn golygu|yn sefyll am)\s/u;

/**
 * Whether a match that is left alone tells the reader what the word means, so that it may stand in the rest of the note.
 * A word and a colon do not: they may be a label as well.
 */
export function explains(hit: Hit, around: Surroundings): boolean {
  const { passage, quotations } = around;
  const rest = after(hit, passage);
  if (explanation.test(rest)) return true;
  if (defined(hit, passage)) return meaning.test(rest);
  const { start, end } = sentenceAt(around, hit);
  const isQuoted = quotations.some((span) => contains(span, hit) && span.end - span.start < hit.end - hit.start + 15);
  return isQuoted && meaning.test(passage.text.slice(start, end));
}

const after = (hit: Hit, passage: Passage): string => passage.text.slice(hit.end, hit.end + 40);

const definition =
  /^(?:\s*[:=]\s|\s+[\u2013\u2014-]\s|\s+(?:means|is (?:when|where|a way|short for)|are (?:when|where)|refers? to|stands? for|yw|yn golygu)\s)/u;
const explanation =
  /^\s*(?:\((?:that is|meaning|or\s|in other words|also known|sef|hynny yw|h\.y)|,? (?:which means|meaning|in other words|that is,|sef)\b)/u;

/** The head of a line in a glossary, or a word that is explained where it stands. */
function defined(hit: Hit, passage: Passage): boolean {
  const rest = after(hit, passage);
  if (explanation.test(rest)) return true;
  const before = passage.text.slice(0, hit.start).trim();
  if (before !== '') return false;
  return (
    (passage.kind !== 'heading' && definition.test(rest) && passage.text.length - hit.end > 15) ||
    (passage.kind === 'cell' && rest.trim() === '')
  );
}
