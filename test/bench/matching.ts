/**
 * What finding words costs as the word list grows: `npm run bench:matching`. The same text, made by a seeded
 * generator, is searched for 500, 2,000 and 10,000 terms, beside one regular expression of the same terms. Ratios
 * matter, times do not. Ours should cost at most twice as much with 10,000 terms as with 500.
 */
import { createMatcher } from '../../server/src/vocabulary';
import { expandTeamEntry } from '../../server/src/vocabulary/expand';
import { seeded } from './random';

const sizes = [500, 2000, 10_000] as const;
const rounds = 25;

const random = seeded(20261125);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const syllables = 'ba co di fe gu ha jo li me nu pa qui ro se ti vo wa yo sta tre pli gra'.split(' ');
const word = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(syllables)).join('');

/** Words of which some are frequent, as in any language. */
const words = [...new Set(Array.from({ length: 30_000 }, word))];
const frequent = (): string => words[Math.floor(words.length * random() ** 3)] ?? '';
const terms = new Set<string>();
// Two or three words that the text has: their beginnings are met everywhere and the whole is rare, as in notes.
while (terms.size < 10_000)
  terms.add(Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(words)).join(' '));
const all = [...terms];

const paragraphs = Array.from({ length: 3000 }, () => {
  const sentence = Array.from({ length: 90 }, () => (random() < 0.002 ? pick(all.slice(0, 500)) : frequent())).join(
    ' ',
  );
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
});
const megabytes = paragraphs.reduce((sum, { length }) => sum + length, 0) / 1e6;

function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

const competitors = sizes.map((size) => {
  const some = all.slice(0, size);
  const matcher = createMatcher(
    some.map((term) => expandTeamEntry({ term, pos: 'phrase', level: 'warning', language: 'en' })),
  );
  // The longest first, as the automaton has it.
  const alternatives = [...some].sort((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(`\\b(?:${alternatives})\\b`, 'gi');
  return {
    size,
    ours: (): number => paragraphs.reduce((sum, text) => sum + matcher.find(text).hits.length, 0),
    regex: (): number => paragraphs.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0),
  };
});

// Sizes take turns, so that a busy machine is busy for all of them; the fastest of each counts.
const times = sizes.map(() => Infinity);
for (let round = 0; round < rounds; round++)
  for (const [index, { ours }] of competitors.entries())
    times[index] = Math.min(times[index] ?? Infinity, seconds(ours));

const rows = competitors.map(({ size, ours, regex }, index) => ({
  size,
  ours: { seconds: times[index] ?? NaN, found: ours() },
  regex: { seconds: seconds(regex), found: regex() },
}));

const [base] = rows;
console.log(`${megabytes.toFixed(1)} MB of text, ${String(rounds)} rounds, the fastest of each`);
console.table(
  rows.map(({ size, ours, regex }) => ({
    terms: size,
    'ours, MB/s': (megabytes / ours.seconds).toFixed(1),
    'ours, against 500 terms': (ours.seconds / (base?.ours.seconds ?? NaN)).toFixed(2),
    'regex, MB/s': (megabytes / regex.seconds).toFixed(1),
    'regex, against ours': (regex.seconds / ours.seconds).toFixed(1),
    'found by ours': ours.found,
    'by the regex': regex.found,
  })),
);
