/** Tells of changes to notes and to what is read beside them. */
import path from 'node:path';
import { createFinder } from './find';

/** Milliseconds that files must have been at rest: editors and git write several at once. */
const rest = 100;

/** Changes to notes, and to data that configurations and words are read from. */
const wanted = /(?:\.(?:md|markdown|mdx|ya?ml|json|txt)|\.gitignore|\.agoredignore|[\\/]\.git[\\/](?:HEAD|index))$/i;

export interface Changes {
  /** Resolves once something has changed since it was called. */
  next(): Promise<void>;
}

/** Watches the workspaces that paths (from `cwd`, absolute) lie in. Folders that ignore files leave out are not watched. */
export function nodeChanges(cwd: string, args: readonly string[]): Changes {
  const finder = createFinder(cwd);
  const roots = new Set((args.length === 0 ? ['.'] : args).map((arg) => finder.note(path.resolve(cwd, arg, 'x')).root));
  const isLeftOut = (file: string): boolean =>
    !roots.has(file) && (/[\\/](?:node_modules|\.git[\\/](?!HEAD$|index$).*)$/.test(file) || finder.isIgnored(file));
  let tell: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stale = false;
  const settled = (): void => {
    stale = true;
    tell?.();
  };
  // Loaded when asked for: few runs watch.
  const started = import('chokidar').then(({ watch }) => {
    watch([...roots], { ignored: isLeftOut, ignoreInitial: true }).on('all', (_, file) => {
      if (!wanted.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(settled, rest);
    });
  });
  return {
    async next() {
      stale = false;
      await started;
      await new Promise<void>((resolve) => {
        tell = resolve;
        if (stale) resolve();
      });
    },
  };
}
