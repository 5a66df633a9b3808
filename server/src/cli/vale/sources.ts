/** Finds what there is to import: rules and vocabularies, from a `.vale.ini`, a folder, or one file. */
import picomatch from 'picomatch';
import { decode } from '../decode';
import type { Io, Unread } from '../io';
import { readIni, type ValeIni } from './ini';
import type { ImportNotice } from './notices';

export interface Source {
  readonly kind: 'rule' | 'accept' | 'reject';
  /** As messages and comments show it. */
  readonly path: string;
  readonly text: string;
  /** What `.vale.ini` sets for a rule. */
  readonly setting: string | undefined;
}

export interface Sources {
  readonly files: readonly Source[];
  readonly minLevel: string | undefined;
  readonly notices: readonly ImportNotice[];
}

/** Limits of what is read: the size of a file in bytes, and how many there are. */
const mostMegabytes = 2;
const mostFiles = 2000;
const mostMegabytesInAll = 20;
const deepest = 4;

const iniNames = ['.vale.ini', '_vale.ini', 'vale.ini'] as const;
const vocabularyFile = /(?:^|\/)(accept|reject)\.txt$/;
const vocabularyFolders = ['config/vocabularies', 'Vocab'] as const;
const ruleFile = /\.ya?ml$/;
/** Folders of a styles folder that hold no rules. */
const apart = /(?:^|\/)(?:Vocab|config)\//;

/** A section of `.vale.ini` that counts for every Markdown file. */
const isForNotes = (glob: string): boolean =>
  glob === '*' ||
  (glob.length < 200 &&
    ['a.md', 'notes/2026/b.md'].every((file) => picomatch.isMatch(file, glob, { matchBase: true, noextglob: true })));

/** @returns undefined where the path leads to nothing that can be imported. */
export function findSources(path: string, io: Io): Sources | 'missing' | 'other' {
  const { files: system } = io;
  const start = system.look(path);
  if (!start) return 'missing';
  const found: Source[] = [];
  const notices: ImportNotice[] = [];
  const notice = (id: ImportNotice['id'], data: ImportNotice['data'], loss = true): void => {
    notices.push({ id, data, loss });
  };
  const at = (name: string, folder: string): string => system.locate(name, folder).file;
  const show = (file: string): string => system.locate(file).path;
  const folder = start.kind === 'folder' ? start.file : at('..', start.file);
  // Nothing is read that lies elsewhere, wherever links and .vale.ini lead to.
  const { root } = system.locate('x', folder);
  let count = 0;
  let size = 0;
  let full = false;

  function add(kind: Source['kind'], file: string, setting?: string): void {
    if (full) return;
    if (++count > mostFiles || size > mostMegabytesInAll * 1e6) {
      full = true;
      notice('importManyFiles', { place: show(file), most: mostFiles, megabytes: mostMegabytesInAll });
      return;
    }
    const text = textOf(file);
    if (text !== undefined) found.push({ kind, path: show(file), text, setting });
  }

  function textOf(file: string): string | undefined {
    const bytes = system.readWithin(file, root, mostMegabytes * 1e6);
    if (typeof bytes === 'string') {
      notice(unread[bytes], { place: show(file), most: mostMegabytes, root: show(root) });
      return undefined;
    }
    size += bytes.length;
    const { text, invalid } = decode(bytes);
    if (!invalid) return text;
    const line = text.slice(0, invalid.offset).split(/\r\n|\r|\n/).length;
    notice('importNotUtf8', { place: `${show(file)}:${String(line)}` });
    return undefined;
  }

  function addFolder(at_: string): void {
    for (const name of system.below(at_, deepest, mostFiles)) {
      const kind = vocabularyFile.exec(name)?.[1];
      if (kind !== undefined) add(kind as 'accept' | 'reject', at(name, at_));
      else if (ruleFile.test(name) && !apart.test(name)) add('rule', at(name, at_));
    }
  }

  function addIni(file: string): string | undefined {
    const text = textOf(file);
    if (text === undefined) return undefined;
    const ini = readIni(text, isForNotes);
    const place = (line: number): string => `${show(file)}:${String(line)}`;
    for (const { section, line } of ini.apart) notice('importApart', { place: place(line), section });
    const styles = at(ini.stylesPath ?? 'styles', at('..', file));
    addStyles(ini, styles, place);
    for (const { name, line } of ini.vocabularies) {
      const lists = vocabularyFolders
        .flatMap((under) =>
          (['accept', 'reject'] as const).map((kind) => [kind, at(`${under}/${name}/${kind}.txt`, styles)] as const),
        )
        .filter(([, list]) => system.look(list) !== undefined);
      if (lists.length === 0) notice('importNoVocabulary', { place: place(line), name });
      for (const [kind, list] of lists) add(kind, list);
    }
    return ini.minLevel;
  }

  function addStyles(ini: ValeIni, styles: string, place: (line: number) => string): void {
    const taken = new Set<string>();
    const isOff = (setting: string | undefined): boolean => setting?.toUpperCase() === 'NO';
    for (const { name, line } of ini.styles) {
      if (name === 'Vale') continue; // built in: spelling, and the vocabularies that are read below
      const style = at(name, styles);
      if (system.look(style)?.kind !== 'folder') {
        notice('importNoStyle', { place: place(line), name, folder: show(styles) });
        continue;
      }
      for (const file of system.below(style, deepest, mostFiles)) {
        if (!ruleFile.test(file)) continue;
        const rule = `${name}.${file.replace(/^.*\//, '').replace(ruleFile, '')}`;
        taken.add(rule);
        const setting = ini.rules.get(rule)?.value;
        if (!isOff(setting)) add('rule', at(file, style), setting);
      }
    }
    for (const [rule, { value, line }] of ini.rules) {
      if (taken.has(rule) || isOff(value) || rule.startsWith('Vale.')) continue;
      const file = at(`${rule.replace('.', '/')}.yml`, styles);
      if (system.look(file)) add('rule', file, value);
      else notice('importNoStyle', { place: place(line), name: rule, folder: show(styles) });
    }
  }

  let minLevel: string | undefined;
  if (start.kind === 'folder') {
    const ini = iniNames.map((name) => at(name, folder)).find((file) => system.look(file)?.kind === 'file');
    if (ini !== undefined) minLevel = addIni(ini);
    else addFolder(folder);
  } else {
    const kind = vocabularyFile.exec(show(start.file))?.[1];
    if (start.file.endsWith('.ini')) minLevel = addIni(start.file);
    else if (kind !== undefined) add(kind as 'accept' | 'reject', start.file);
    else if (ruleFile.test(start.file)) add('rule', start.file);
    else return 'other';
  }
  return { files: found, minLevel, notices };
}

const unread = {
  large: 'importLarge',
  outside: 'importOutside',
  unreadable: 'importUnreadable',
} as const satisfies Record<Unread, ImportNotice['id']>;
