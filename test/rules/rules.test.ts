/** Every rule, held to what its page shows and its fixtures pin: see CONTRIBUTING.md. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { AnyRule } from '../../server/src/engine/types';
import { rules } from '../../server/src/rules';
import { readPast, type Past } from './history';
import { checkBasics, describeFindings, expectFile, fixAll, inOtherForms, lintNote, type Note } from './tester';

const folder = path.join(import.meta.dirname, '../../server/src/rules');
const fence = /^```(md incorrect|md correct|yaml config|yaml workspace|md file)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/** Examples of a rule's page, each with the configuration above it and all files of the workspace that were shown before. */
function examplesOf(page: string): { wanted: boolean; note: Note; at: number }[] {
  let config: string | undefined;
  let past: Past | undefined;
  let files: Readonly<Record<string, string>> = {};
  return [...page.matchAll(fence)].flatMap(({ 1: kind, 2: place, 3: text = '', index }) => {
    if (kind === 'md file') {
      files = { ...files, [place ?? '']: text };
      return [];
    }
    if (kind === 'yaml config') {
      config = text;
      return [];
    }
    if (kind === 'yaml workspace') {
      past = readPast(text);
      return [];
    }
    const note: Note = {
      text,
      path: place ?? past?.path ?? 'note.md',
      files: { ...files, ...past?.files },
      config,
      ...inPast(past),
    };
    [config, past] = [undefined, undefined];
    return [{ wanted: kind === 'md incorrect', note, at: page.slice(0, index).split('\n').length }];
  });
}

const inPast = (past: Past | undefined): Pick<Note, 'history'> => (past ? { history: past.history } : {});

function filesBelow(root: string, prefix = ''): Record<string, string> {
  if (!existsSync(root)) return {};
  return Object.fromEntries(
    readdirSync(root, { withFileTypes: true }).flatMap((entry): [string, string][] =>
      entry.isDirectory()
        ? Object.entries(filesBelow(path.join(root, entry.name), `${prefix}${entry.name}/`))
        : [[prefix + entry.name, readFileSync(path.join(root, entry.name), 'utf8')]],
    ),
  );
}

function fixturesOf(rule: AnyRule): { name: string; base: string; note: Note }[] {
  const at = path.join(folder, rule.id, 'fixtures');
  return readdirSync(at)
    .filter((name) => name.endsWith('.md') && !name.endsWith('.fixed.md'))
    .sort()
    .map((file) => {
      const base = path.join(at, file.slice(0, -'.md'.length));
      const config = existsSync(`${base}.yml`) ? readFileSync(`${base}.yml`, 'utf8') : undefined;
      const place = /^# path: (\S+)$/m.exec(config ?? '')?.[1] ?? 'note.md';
      const past = existsSync(`${base}.past.yml`) ? readPast(readFileSync(`${base}.past.yml`, 'utf8')) : undefined;
      const files = { ...past?.files, ...filesBelow(`${base}.workspace`) };
      return {
        name: file,
        base,
        note: {
          text: readFileSync(path.join(at, file), 'utf8'),
          path: past?.path ?? place,
          files,
          config,
          ...inPast(past),
        },
      };
    });
}

for (const rule of rules.filter(({ scope }) => scope !== 'engine')) {
  describe(`rule ${rule.id}`, () => {
    const page = readFileSync(path.join(folder, rule.id, 'README.md'), 'utf8');
    const examples = examplesOf(page);
    const used = new Set<string>();

    it('has a page with examples of both kinds', () => {
      assert.ok(
        examples.some(({ wanted }) => wanted),
        'no ```md incorrect',
      );
      assert.ok(
        examples.some(({ wanted }) => !wanted),
        'no ```md correct',
      );
      for (const heading of ['## Why', '## How to fix', '## How accurate it is'])
        assert.ok(page.includes(heading), heading);
    });

    for (const { wanted, note, at } of examples) {
      it(`README.md:${String(at)} is ${wanted ? 'incorrect' : 'correct'}`, async () => {
        const result = await lintNote(note, rule);
        checkBasics(note.text, result);
        for (const { messageId } of result.findings) used.add(messageId);
        const found = describeFindings(note.text, result);
        assert.equal(result.findings.length > 0, wanted, wanted ? 'nothing was found' : found);
      });
    }

    for (const { name, base, note } of fixturesOf(rule)) {
      it(`fixtures/${name}`, async () => {
        const result = await lintNote(note, rule);
        checkBasics(note.text, result);
        for (const { messageId, fixes = [], suggestions, related = [], together } of result.findings) {
          used.add(messageId);
          if (together) used.add(together.messageId);
          for (const { titleId } of [...fixes, ...(suggestions?.() ?? [])]) used.add(titleId);
          for (const place of related) used.add(place.messageId);
        }
        expectFile(`${base}.expect.txt`, describeFindings(note.text, result));
        const fixed = await fixAll(note, rule);
        expectFile(`${base}.fixed.md`, fixed === note.text ? undefined : fixed);
        assert.equal(await fixAll({ ...note, text: fixed }, rule), fixed, 'a second run of safe fixes changes nothing');
        await inOtherForms(note, rule, result);
      });
    }

    it('says nothing about an empty note', async () => {
      for (const text of ['', '\n\n', '---\ntitle: x\n---\n'])
        assert.deepEqual((await lintNote({ text, path: 'note.md', files: {}, config: undefined }, rule)).findings, []);
    });

    it('uses every message in an example or a fixture', () => {
      const unused = Object.keys(rule.messages.en).filter((id) => !used.has(id));
      assert.deepEqual(unused, []);
    });
  });
}
