/** `agored import vale`: turns word lists of Vale's into ours, and says what could not be carried. */
import type { Io } from './io';
import type { CliMessage, Say } from './messages';
import { createNotice } from './session';
import { readVocabulary } from './vale/accepted';
import { mergeForms } from './vale/merge';
import type { ImportedAllowance, ImportedForm, ImportNotice, Tell } from './vale/notices';
import { readRule } from './vale/rule';
import { findSources } from './vale/sources';
import { writeYaml } from './vale/write';

export interface ImportOptions {
  /** File to write; standard output where undefined. */
  readonly out: string | undefined;
  /** Language of the words. */
  readonly language: 'en' | 'cy';
}

/** Notices that are printed; the others are counted. */
const mostNotices = 200;

/** Forms that are kept before they are brought together: many times what a configuration may hold. */
const mostForms = 100_000;

/** @returns the exit code: 0 where something was carried, 2 otherwise. */
export function importVale(path: string, options: ImportOptions, io: Io, say: Say): 0 | 2 {
  const tellUser = createNotice(io, say);
  const { out } = options;
  if (out !== undefined && !/\.ya?ml$/.test(out)) {
    tellUser('importOutName', { path: out });
    return 2;
  }
  if (out !== undefined && io.files.look(out)) {
    tellUser('importOutExists', { path: out });
    return 2;
  }
  const sources = findSources(path, io);
  if (typeof sources === 'string') {
    tellUser(sources === 'missing' ? 'missing' : 'importOther', { path });
    return 2;
  }

  const notices: ImportNotice[] = [...sources.notices];
  const words: ImportedForm[] = [];
  const allowed = new Map<string, ImportedAllowance>();
  const { minLevel } = sources;
  const room = { forms: mostForms };
  for (const { kind, path: file, text, setting } of sources.files) {
    const tell: Tell = (id, line, data = {}, loss = true) => {
      notices.push({ id, data: { ...data, place: `${file}:${String(line)}` }, loss });
    };
    if (kind === 'rule')
      for (const form of readRule(text, { path: file, setting, minLevel, room }, tell)) words.push(form);
    else
      for (const form of readVocabulary(text, file, kind, tell))
        if (kind === 'reject') words.push(form);
        else allow(allowed, form);
  }
  const title = say('importTitle', { path });
  const written = writeYaml(title, mergeForms(words), [...allowed.values()], options.language);

  for (const { id, data } of notices.slice(0, mostNotices)) tellUser(id, data);
  if (notices.length > mostNotices) tellUser('importMoreNotices', { n: notices.length - mostNotices });
  if (written.left > 0) tellUser('importNoRoom', { n: written.left });
  if (written.words + written.allowed === 0) {
    tellUser('importNothing', { path });
    return 2;
  }
  if (out === undefined) io.out(written.yaml);
  else {
    try {
      io.files.create(out, written.yaml);
    } catch (error) {
      const code = (error as { code?: string }).code ?? String(error);
      const known: Readonly<Record<string, CliMessage>> = { EEXIST: 'importOutExists', EOUTSIDE: 'importOutOutside' };
      tellUser(known[code] ?? 'importOutFailed', { path: out, reason: code });
      return 2;
    }
  }
  const lost = notices.filter(({ loss }) => loss).length + written.left;
  tellUser('importDone', { words: written.words, allowed: written.allowed, lost });
  if (out !== undefined) tellUser('importNext', { path: out });
  return 0;
}

/** Each word once; capitals make no difference to what is allowed. */
function allow(allowed: Map<string, ImportedAllowance>, { text, source }: ImportedForm): void {
  const key = text.toLowerCase();
  const known = allowed.get(key);
  if (!known) allowed.set(key, { text, sources: [source] });
  else if (known.sources.length < 5)
    allowed.set(key, { text: known.text, sources: [...new Set([...known.sources, source])] });
}
