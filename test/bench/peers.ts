/** The tools that are measured beside Agored, as pinned in `peers/package.json`. Installed only for the benchmark. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from './measure';

const home = path.join(import.meta.dirname, 'peers');
const bin = (name: string): string => path.join(home, 'node_modules/.bin', name);
export const agored = path.join(import.meta.dirname, '../../dist/cli.js');

/** Some notes: a folder that holds nothing else, and their paths in it. */
export interface Corpus {
  readonly folder: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

export interface Tool {
  readonly name: string;
  /** What it does, in a few words. */
  readonly does: string;
  /** It needs minutes for thousands of notes, and is run on at most a hundred. */
  readonly slow?: boolean;
  readonly command: (corpus: Corpus) => Omit<Command, 'name' | 'cwd'>;
}

/** 0 and 1 mean that all notes were checked. */
export const checked = (code: number): boolean => code < 2;

const node = (...args: readonly string[]) => ({ command: process.execPath, args });

/** Installs the peers where that has not been done. @throws where npm fails. */
export function installPeers(): void {
  if (existsSync(path.join(home, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the tools to compare with (once)…');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: home,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci failed in ${home}`);
}

const hasVale = (): boolean => spawnSync('vale', ['--version']).status === 0;

/** The tools; `settings` is a folder for what they are told, outside the notes. */
export function toolsIn(settings: string): readonly Tool[] {
  mkdirSync(settings, { recursive: true });
  const write = (name: string, content: string): string => {
    const file = path.join(settings, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const textlint = write(
    'textlintrc.json',
    JSON.stringify({ rules: { 'write-good': true, terminology: true, alex: true } }),
  );
  const tools: Tool[] = [
    { name: 'node -e 0', does: 'starts and ends', command: () => node('-e', '0') },
    { name: 'agored', does: 'all default rules', command: () => ({ ...node(agored, 'lint', '.'), works: checked }) },
    {
      name: 'rumdl',
      does: 'structure (Rust)',
      command: () => ({ command: bin('rumdl'), args: ['check', '--no-cache', '.'] }),
    },
    {
      name: 'write-good',
      does: 'style, no Markdown',
      command: ({ files }) => ({ command: bin('write-good'), args: files, works: () => true }), // it ends with a count
    },
    {
      name: 'markdownlint-cli2',
      does: 'structure',
      command: () => ({ command: bin('markdownlint-cli2'), args: ['**/*.{md,markdown}'] }),
    },
    {
      name: 'remark-cli',
      does: 'parses only',
      command: () => ({ command: bin('remark'), args: ['.', '--no-config', '--no-stdout', '--quiet'] }),
    },
    {
      name: 'remark-cli + retext',
      does: 'three style checks',
      slow: true,
      command: () => ({
        command: bin('remark'),
        args: ['.', '--no-config', '--no-stdout', '--quiet', '--use', path.join(home, 'retext.mjs')],
      }),
    },
    {
      name: 'alex',
      does: 'inclusive words',
      slow: true,
      command: ({ files }) => ({ command: bin('alex'), args: files }),
    },
    {
      name: 'textlint',
      does: 'three style rules',
      slow: true,
      command: ({ files }) => ({
        command: bin('textlint'),
        args: ['--config', textlint, '--rules-base-directory', path.join(home, 'node_modules'), ...files],
      }),
    },
    {
      name: 'cspell',
      does: 'spelling',
      slow: true,
      command: ({ files }) => ({
        command: bin('cspell'),
        args: ['lint', '--no-progress', '--no-summary', '--no-cache', ...files],
      }),
    },
    {
      name: 'harper.js',
      does: 'grammar (WebAssembly)',
      slow: true,
      command: ({ files }) => node(path.join(home, 'harper.mjs'), ...files),
    },
  ];
  if (hasVale()) {
    const styles = write('styles/Bench/Words.yml', valeRule());
    const config = `StylesPath = ${path.join(path.dirname(styles), '..')}\n\n[*.md]\nBasedOnStyles = Bench\n`;
    const ini = write('vale.ini', config);
    tools.push({
      name: 'Vale',
      does: '500 words to replace',
      slow: true,
      command: () => ({ command: 'vale', args: [`--config=${ini}`, '.'] }),
    });
  }
  return tools;
}

const valeRule = (): string =>
  [
    "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nignorecase: true\nswap:",
    ...Array.from({ length: 500 }, (_, n) => `  benchword${String(n)}: word`),
  ].join('\n');
