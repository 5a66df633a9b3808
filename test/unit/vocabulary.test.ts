import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/engine/config';
import { createDocument } from '../../server/src/engine/document';
import { applyEdits } from '../../server/src/engine/fix';
import { render } from '../../server/src/engine/messages';
import type { Config } from '../../server/src/engine/config';
import type { Finding } from '../../server/src/engine/types';
import { rule } from '../../server/src/rules/jargon/rule';
import { createMatcher, entries } from '../../server/src/vocabulary';
import { packed } from '../../server/src/vocabulary/compiled';
import { unpackEntries } from '../../server/src/vocabulary/expand';
import { layOutMatcher, openMatcher } from '../../server/src/vocabulary/laidOut';
import type { Conditions, Entry, Packed } from '../../server/src/vocabulary/types';
import { readVocabulary, type ListedEntry } from '../../scripts/vocabulary';

const config: Config = defaultConfig([rule]);
const options = { gentle: true };

/** Findings of one entry in a sentence, and the rest. */
function findings(text: string, language: string): Finding[] {
  const [block] = createDocument(text).blocks;
  return block ? [...rule.check(block, { options, config, language })].filter(({ silent }) => !silent) : [];
}
const isOf = ({ entry }: ListedEntry, finding: Finding): boolean =>
  finding.data?.['term'] === entry.term && finding.language === entry.language;

/** Whether an entry, with changes, is found in a text: by the automaton alone, whatever else is in the lists. */
function matches(entry: Entry, text: string): boolean {
  return createMatcher([entry]).find(text).hits.length > 0;
}

const listed = readVocabulary();

describe('vocabulary', () => {
  it('has as many entries as it claims', () => {
    const count = (language: string): number => listed.filter(({ entry }) => entry.language === language).length;
    assert.ok(count('en') >= 350, `${String(count('en'))} English entries`);
    assert.ok(count('cy') >= 100, `${String(count('cy'))} Welsh entries`);
  });

  it('is compiled from the files as they are', () => {
    assert.deepEqual(entries(), JSON.parse(JSON.stringify(listed.map(({ entry }) => entry))), 'run `npm run generate`');
  });

  it('is found by the matcher that is laid out as by the one that is built', () => {
    const { automaton, entries: lines } = layOutMatcher(
      packed().map((list) => JSON.parse(list) as Packed),
      unpackEntries,
    );
    const laidOut = openMatcher(
      automaton,
      () => lines,
      (bytes) => new TextDecoder().decode(bytes),
    );
    const built = createMatcher(entries().filter(({ level }) => level !== 'off'));
    for (const { bad, good } of listed)
      for (const text of [...bad.map((example) => example.text), ...good]) {
        assert.deepEqual(laidOut.find(text).hits, built.find(text).hits, text);
        assert.equal(laidOut.mayMatch(text), built.mayMatch(text), text);
      }
  });

  it('has no safe fix in Welsh', () => {
    assert.ok(entries().every((entry) => entry.language === 'en' || !entry.safe));
  });

  for (const item of listed) {
    const { entry, bad, good, file } = item;
    it(`${file}: ${entry.term}: examples`, () => {
      for (const { text, becomes } of bad) {
        const found = findings(text, entry.language).filter((finding) => isOf(item, finding));
        assert.notEqual(found.length, 0, `not found in: ${text}`);
        for (const finding of found)
          for (const locale of ['en', 'cy'] as const)
            assert.doesNotMatch(
              render(rule.messages[locale][finding.messageId as 'say'], finding.data, locale),
              /[{}]|undefined/,
            );
        if (becomes !== undefined) {
          const [fix] = found[0]?.fixes ?? [];
          assert.ok(fix, `no fix in: ${text}`);
          assert.equal(applyEdits(text, fix.edits), becomes);
        }
      }
      for (const text of good)
        assert.deepEqual(
          findings(text, entry.language)
            .filter((finding) => isOf(item, finding))
            .map((finding) => finding.data?.['found']),
          [],
          `found in: ${text}`,
        );
    });
  }

  describe('every condition', () => {
    for (const { entry, bad, good, file } of listed) {
      const others = listed.filter((other) => other.entry.term === entry.term && other.entry !== entry);
      for (const kind of ['only', 'needs', 'unless'] as const) {
        const conditions = entry[kind];
        if (!conditions) continue;
        it(`${file}: ${entry.term}: ${kind} is shown by a good example`, () => {
          const without: Entry = { ...entry };
          Reflect.deleteProperty(without, kind);
          const shown = good.filter((text) => !matches(entry, text) && matches(without, text));
          // Senses of one term share their examples: what is bad in one sense may be no case of another.
          const elsewhere = others
            .flatMap((other) => [...other.good, ...other.bad.map(({ text }) => text)])
            .filter((text) => !matches(entry, text) && matches(without, text));
          assert.notEqual(shown.length + elsewhere.length, 0);
        });
      }
      for (const kind of ['only', 'needs', 'unless'] as const) {
        const conditions = entry[kind];
        if (!conditions) continue;
        it(`${file}: ${entry.term}: every word of ${kind} counts`, () => {
          const examples = kind === 'unless' ? good : bad.map(({ text }) => text);
          const idle = [...wordsIn(conditions)].filter(([list, word]) => {
            const without = { ...entry, [kind]: less(conditions, list, word) };
            const decides = (text: string): boolean => matches(entry, text) !== matches(without, text);
            return !examples.some(decides) && !madeUp(entry, kind, list, word, bad).some(decides);
          });
          assert.deepEqual(idle, [], 'neither an example nor a made-up text hangs on these');
        });
        it(`${file}: ${entry.term}: every list of ${kind} is shown by an example`, () => {
          const unseen = lists.filter((list) => {
            if (!conditions[list]?.length) return false;
            const without = { ...entry, [kind]: { ...conditions, [list]: [] } };
            return ![...good, ...bad.map(({ text }) => text)].some(
              (text) => matches(entry, text) !== matches(without, text),
            );
          });
          assert.deepEqual(unseen, []);
        });
      }
    }
  });
});

const lists = ['before', 'next', 'near', 'phrases', 'form'] as const;
type List = (typeof lists)[number];

function* wordsIn(conditions: Conditions): Iterable<[list: List, word: string]> {
  for (const list of lists) for (const word of conditions[list] ?? []) yield [list, word];
}

const less = (conditions: Conditions, list: List, word: string): Conditions => ({
  ...conditions,
  [list]: conditions[list]?.filter((other) => other !== word),
});

/** Words that a word of a condition stands for: its wildcard may be nothing, a letter, a number. */
const meant = (word: string): readonly string[] =>
  word.includes('*') ? ['', 'x', '8'].map((letters) => word.replaceAll('*', letters)) : [word];

/** Texts in which one word of a condition stands where it is asked for: in a bad example, and beside each bare form. */
function madeUp(
  entry: Entry,
  kind: 'only' | 'needs' | 'unless',
  list: List,
  word: string,
  bad: ListedEntry['bad'],
): string[] {
  return meant(word).flatMap((plain) => textsWith(entry, kind, list, plain, bad));
}

function textsWith(
  entry: Entry,
  kind: 'only' | 'needs' | 'unless',
  list: List,
  plain: string,
  bad: ListedEntry['bad'],
): string[] {
  const place = (before: string, found: string, after: string): string =>
    list === 'before'
      ? plain === '^'
        ? `${found}${after}`
        : `${before}${plain} ${found}${after}`
      : list === 'next'
        ? plain === '$'
          ? `${before}${found}.`
          : `${before}${found} ${plain}${after}`
        : list === 'near'
          ? `${before}${found}${after} ${plain}.`
          : `${before}${plain}${after}`;
  const around = bad.flatMap(({ text }) =>
    createMatcher([entry])
      .find(text)
      .hits.map((hit) => place(text.slice(0, hit.start), text.slice(hit.start, hit.end), text.slice(hit.end))),
  );
  // What a positive condition asks for must stand nowhere else, so those are tried with nothing but what the others ask.
  const others = (['only', 'needs'] as const)
    .filter((other) => other !== kind)
    .flatMap((other) => [...wordsIn(entry[other] ?? {})]);
  const bare = entry.forms.flatMap(([form]) => [
    place('We ', form, ' it'),
    place('', form, ''),
    ...others.map(([side, asked]) => {
      const text = asked.replaceAll('*', '');
      return side === 'before'
        ? place(`We ${text} `, form, ' it')
        : side === 'next'
          ? place('We ', form, ` ${text}`)
          : side === 'near'
            ? place('We ', form, ` it ${text}`)
            : place('We ', text, ' it');
    }),
  ]);
  return [...around, ...bare];
}
