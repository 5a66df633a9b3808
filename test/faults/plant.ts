/** Plants a fault in a copy of the sources, and runs over it the tests that hold them to remark. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build as bundled, type Plugin } from 'esbuild';

const root = path.join(import.meta.dirname, '../..');

/** A mistake that somebody might make: a stretch of a source, once there, and what is put in its place. */
export interface Fault {
  /** Below `server/src/engine/`. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** What goes wrong by it. */
  readonly why: string;
}

/** The text of a source with the fault in it. @throws where it has changed so that the fault has no place any more. */
export function planted(source: string, { file, find, put }: Fault): string {
  const places = source.split(find).length - 1;
  assert.equal(
    places,
    1,
    `${JSON.stringify(find)} stands ${String(places)} times in ${file}, not once. The source has changed: ` +
      'put the fault where the same mistake could be made now.',
  );
  return source.replace(find, () => put);
}

const engine = path.join(root, 'server/src/engine');

/** Reads our sources with the fault in one of them, and tells each where it lies, as it cannot know in a bundle. */
const planting = (fault: Fault | undefined): Plugin => ({
  name: 'planting',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8').replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
      const isFaulty = fault !== undefined && file === path.join(engine, fault.file);
      return { contents: isFaulty ? planted(source, fault) : source, loader: 'ts' };
    });
  },
});

/** Tests that hold the scanner and the parser to remark; first those of what the fault is in, as they tell soonest. */
const testsOf = (fault: Fault | undefined): readonly string[] =>
  fault?.file.startsWith('parser/') ? ['parser', 'blocks'] : ['blocks', 'parser'];

/** What mocha reports as JSON, as far as it is looked at. */
export interface Report {
  readonly stats: { readonly passes: number; readonly failures: number };
  readonly failures: readonly { readonly fullTitle: string; readonly err: { readonly message?: string } }[];
}

/**
 * Runs the tests with a fault, or without any, up to the first that fails; real notes are left out.
 * @param folder where what is run may lie, below this project, as packages are found from there.
 */
export async function outcomeOf(fault: Fault | undefined, folder: string, name: string): Promise<Report> {
  const bundle = path.join(folder, `${name}.js`);
  await bundled({
    stdin: {
      contents: testsOf(fault)
        .map((test) => `import './test/unit/${test}.test.ts';`)
        .join('\n'),
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    plugins: [planting(fault)],
    outfile: bundle,
    logLevel: 'silent',
  });
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  // Without a limit of time: a test that is slow has not caught anything.
  const options = ['--no-config', '--bail', '--timeout', '0', '--reporter', 'json'];
  const child = spawn(process.execPath, [mocha, ...options, bundle], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
    env: { ...process.env, AGORED_SHARED: folder, AGORED_FUZZ: '' },
  });
  let [out, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  try {
    return JSON.parse(out) as Report;
  } catch {
    throw new Error(`the tests did not run to their end: ${out}${said}`);
  }
}
