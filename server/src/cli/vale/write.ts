/** Writes what was imported as a configuration of ours, with a comment about where each word is from. */
import { printable } from '../reporters/printable';
import type { ImportedAllowance, ImportedWord } from './notices';

export interface Written {
  readonly yaml: string;
  readonly words: number;
  readonly allowed: number;
  /** What there was no room for. */
  readonly left: number;
}

/** A configuration may hold no more; see engine/config.ts. */
const mostEntries = 20_000;
const mostText = 1_900_000;

/**
 * @param title a comment at the top.
 * @param language of the words.
 */
export function writeYaml(
  title: string,
  words: readonly ImportedWord[],
  allowed: readonly ImportedAllowance[],
  language: 'en' | 'cy',
): Written {
  let size = 0;
  const fitting = (entries: readonly string[]): readonly string[] => {
    const kept: string[] = [];
    for (const entry of entries.slice(0, mostEntries)) {
      size += entry.length;
      if (size > mostText) break;
      kept.push(entry);
    }
    return kept;
  };
  const allowLines = fitting(allowed.map((one) => `  - ${scalar(one.text)} ${from(one.sources)}\n`));
  const wordLines = fitting(words.map((word) => entryOf(word, language)));
  const part = (key: string, lines: readonly string[]): string =>
    lines.length > 0 ? `\n${key}:\n${lines.join('')}` : '';
  return {
    yaml: `# ${comment(title)}\n${part('allow', allowLines)}${part('words', wordLines)}`,
    words: wordLines.length,
    allowed: allowLines.length,
    left: words.length + allowed.length - wordLines.length - allowLines.length,
  };
}

function entryOf(
  { term, also, say, advice, why, level, phrases, sources }: ImportedWord,
  language: 'en' | 'cy',
): string {
  const lines = [
    `  - term: ${scalar(term)} ${from(sources)}`,
    ...(also.length > 0 ? [`    also: ${list(also)}`] : []),
    ...(say.length > 0 ? [`    say: ${list(say)}`] : []),
    ...(advice === undefined || say.length > 0
      ? []
      : [`    advice: { en: ${scalar(`Perhaps ‘${advice}’.`)}, cy: ${scalar(`Efallai ‘${advice}’.`)} }`]),
    ...(why === undefined ? [] : [`    why: ${scalar(why)}`]),
    ...(level === 'info' ? ['    level: info'] : []),
    ...(language === 'cy' ? ['    language: cy'] : []),
    ...(phrases.length > 0 ? [`    unless: { phrases: ${list(phrases)} }`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const list = (items: readonly string[]): string => `[${items.map(scalar).join(', ')}]`;
const from = (sources: readonly string[]): string => `# from ${comment(sources.join(', '))}`;

/** Brackets are counted by those who guard against files that are nested too deeply, in comments as well. */
const comment = (text: string): string => printable(text).replace(/[[{]/g, '(').replace(/[\]}]/g, ')');

/** Words that YAML, or an older YAML, takes for something else. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as YAML has it, within brackets too. */
function scalar(text: string): string {
  if (/^\p{L}(?:[\p{L}\p{N} ’-]*[\p{L}\p{N}])?$/u.test(text) && !reserved.test(text)) return text;
  // Escapes where the text could end the quotes, the line, or be counted as a bracket.
  if (/^[^'"\\[\]{}\p{C}\p{Zl}\p{Zp}]*$/u.test(text)) return `'${text}'`;
  return JSON.stringify(text).replace(
    /[[\]{}\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
