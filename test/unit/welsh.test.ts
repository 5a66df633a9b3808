/** Everything that Agored says, in both languages: no string without its twin, and no Welsh that is not Welsh. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { before, describe, it } from 'mocha';
import { engineRules } from '../../server/src/engine/engineRules';
import { identify } from '../../server/src/languages/identify';
import { rules } from '../../server/src/rules';

const root = path.join(import.meta.dirname, '../..');

/** One text in both languages, either of which may be lacking. */
interface Text {
  readonly id: string;
  readonly en: string | undefined;
  readonly cy: string | undefined;
}

type Strings = Readonly<Record<string, string>>;

const isStrings = (value: unknown): value is Strings =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');

function pairs(file: string, en: Strings, cy: Strings): Text[] {
  return [...new Set([...Object.keys(en), ...Object.keys(cy)])].map((id) => ({
    id: `${file}: ${id}`,
    en: en[id],
    cy: cy[id],
  }));
}

/** The texts of a value: `{ en: { id }, cy: { id } }`, or `{ id: { en, cy } }` however deep. */
function textsIn(at: string, value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en, cy } = value as Readonly<Record<string, unknown>>;
  if (typeof en === 'string' || typeof cy === 'string')
    return [{ id: at, en: typeof en === 'string' ? en : undefined, cy: typeof cy === 'string' ? cy : undefined }];
  if (isStrings(en) && isStrings(cy)) return pairs(at, en, cy);
  return Object.entries(value).flatMap(([key, each]) => textsIn(`${at}: ${key}`, each));
}

const readStrings = (file: string): Strings => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Strings;

/** The modules that hold texts: all of these names, but for two that hold none. */
const files = ['client/src', 'server/src']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\/(?:words|messages)\.ts$/.test(file) && !/languages|engine\/messages/.test(file))
  .sort();

async function gather(): Promise<readonly Text[]> {
  const texts = pairs('package.nls', readStrings('package.nls.json'), readStrings('package.nls.cy.json'));
  for (const file of files) {
    const module = (await import(pathToFileURL(path.join(root, file)).href)) as Readonly<Record<string, unknown>>;
    texts.push(...textsIn(file, module));
  }
  for (const { id, summary, why, messages } of [...rules, ...engineRules])
    texts.push(
      ...textsIn(id, { summary, why, ...(files.some((file) => file.includes(`/${id}/`)) ? {} : { messages }) }),
    );
  return texts;
}

/** What is the same in both languages, or is no language: what stands in for words, code, addresses, things in quotes. */
const words = (text: string): string =>
  text
    .replace(
      /\{\w+\}|`[^`]*`|‘[^’\s][^‘]*?’(?!\p{L})|https?:\S+|\$\([a-z-]+\)|[\w./-]*\.(?:md|ya?ml|json)\b|--[\w-]+/gu,
      ' ',
    )
    .replace(/\b(?:Agored|Git|VS Code|Markdown|README|English|Cymraeg|bash|zsh|fish)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
const languageOf = (text: string): string | undefined => identify(text, ['en', 'cy']).language;
const wordsIn = (text: string): number => text.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length;

/** Not told to be in another language, and told to be in this one where there are words enough to tell. */
function passesFor(said: string, wanted: 'en' | 'cy'): boolean {
  const text = words(said);
  const count = wordsIn(text);
  const language = count === 0 ? undefined : languageOf(text);
  return language === wanted || (language === undefined && count < 8);
}

describe('what Agored says', () => {
  const listed = (texts: readonly Text[]): string[] =>
    texts.map(({ id, en, cy }) => `${id}: ${String(en)} | ${String(cy)}`);
  let texts: readonly Text[];
  before(async () => {
    texts = await gather();
  });

  it('is gathered from all places', () => {
    assert(texts.length > 300, String(texts.length));
    for (const file of ['package.nls', ...files])
      assert(
        texts.some(({ id }) => id.startsWith(`${file}:`)),
        file,
      );
  });

  it('is there in both languages', () => {
    assert.deepEqual(listed(texts.filter(({ en, cy }) => (en ?? '').trim() === '' || (cy ?? '').trim() === '')), []);
  });

  it('asks for the same in both languages', () => {
    const differ = texts.filter(({ en = '', cy = '' }) => String(placeholders(en)) !== String(placeholders(cy)));
    assert.deepEqual(listed(differ), []);
  });

  it('is Welsh in Welsh', () => {
    assert.deepEqual(listed(texts.filter(({ cy = '' }) => !passesFor(cy, 'cy'))), []);
  });

  it('is English in English', () => {
    assert.deepEqual(listed(texts.filter(({ en = '' }) => !passesFor(en, 'en'))), []);
  });

  it('would not pass for the other language', () => {
    const long = texts.filter(({ en = '', cy = '' }) => Math.min(wordsIn(words(en)), wordsIn(words(cy))) >= 4);
    const unseen = long.filter(({ en = '', cy = '' }) => passesFor(en, 'cy') || passesFor(cy, 'en'));
    assert(long.length > 300 && unseen.length < long.length / 20, listed(unseen).join('\n'));
  });

  it('is not English that was left standing', () => {
    const same = texts.filter(({ en = '', cy = '' }) => en === cy && wordsIn(words(en)) > 0);
    assert.deepEqual(listed(same), []);
  });

  it('stands nowhere in the manifest in one language alone', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      contributes: unknown;
    };
    const shown =
      /^(?:title|description|markdownDescription|name|altText|contents|label|placeholder|enumDescriptions|enumItemLabels)$/;
    const alone: string[] = [];
    const look = (key: string, value: unknown): void => {
      if (typeof value === 'object' && value !== null)
        for (const [own, each] of Object.entries(value)) look(Array.isArray(value) ? key : own, each);
      else if (typeof value === 'string' && shown.test(key) && !/^%[\w.]+%$/.test(value)) alone.push(value);
    };
    look('', contributes);
    // Names: of the extension, and of languages in themselves.
    assert.deepEqual(alone, ['Agored', 'English', 'Cymraeg']);
  });
});
