/** Throw-away Git repositories. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A note in each language, which differ from version to version by their end. */
export const english = (end: string): string => `# Garden visits\n\nThe garden is open every day until ${end}.\n`;
export const welsh = (end: string): string => `# Ymweld â’r ardd\n\nMae’r ardd ar agor bob dydd tan ${end}.\n`;

const folders: string[] = [];

export function hasGit(): boolean {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
}

export interface Repository {
  readonly root: string;
  readonly git: (...args: string[]) => string;
  readonly write: (file: string, text: string) => void;
  /** Commits everything at noon of a day. */
  readonly commit: (day: string, files?: Readonly<Record<string, string>>) => void;
}

/** A folder that `removeTemporary` takes away. */
export function createTemporary(): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agored git-')));
  folders.push(root);
  return root;
}

export function createRepository(root = createTemporary()): Repository {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const run = (args: readonly string[], day = '2026-01-01'): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.cy', '-c', 'commit.gpgSign=false', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...own, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    });
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  run(['init', '-q']);
  return {
    root,
    git: (...args) => run(args),
    write,
    commit(day, files = {}) {
      for (const [file, text] of Object.entries(files)) write(file, text);
      run(['add', '-A'], day);
      run(['commit', '-q', '-m', 'x'], day);
    },
  };
}

/** A pair of which the English text is two commits ahead. */
export function createPair(root?: string): Repository {
  const repository = createRepository(root);
  repository.commit('2026-09-01', { 'visit.en.md': english('four'), 'visit.cy.md': welsh('bedwar') });
  repository.commit('2026-10-01', { 'visit.en.md': english('three') });
  repository.commit('2026-11-02', { 'visit.en.md': english('two'), 'other.txt': 'x' });
  return repository;
}

export function removeTemporary(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
