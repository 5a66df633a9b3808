/** A folder in which the built package is installed, beside packages that this repository has. */
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'mocha';

const repository = path.join(import.meta.dirname, '../..');

export interface Project {
  readonly root: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
}

/** Makes projects for the tests of a file, one at a time; each goes when its test ends. */
export function projects(...packages: readonly string[]): (files?: Readonly<Record<string, string>>) => Project {
  let root: string | undefined;
  afterEach(() => {
    if (root !== undefined) rmSync(root, { recursive: true, force: true });
    root = undefined;
  });
  return (files = {}) => {
    if (!existsSync(path.join(repository, 'dist/api.js')))
      throw new Error('node esbuild.mjs builds what is tested here');
    const made = (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agored-api-'))));
    const modules = path.join(made, 'node_modules');
    mkdirSync(modules);
    // A junction is what Windows lets everybody make.
    symlinkSync(repository, path.join(modules, 'agored'), 'junction');
    for (const name of packages) {
      mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
      symlinkSync(path.join(repository, 'node_modules', name), path.join(modules, name), 'junction');
    }
    const write: Project['write'] = (more) => {
      for (const [file, content] of Object.entries(more)) {
        mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
        writeFileSync(path.join(made, file), content);
      }
    };
    write(files);
    return { root: made, write };
  };
}
