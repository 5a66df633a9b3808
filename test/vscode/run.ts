/** Hands the suite's list to mocha, and says on lines that begin with a mark what became of it: the runners read them. */
import * as vscode from 'vscode';
import { mark } from './mark';
import { tests as all } from './suite';
import { inUntrustedFolder, withoutFolder } from './surroundings';

/** What is tried rests on what kind of window this is. */
const tests =
  vscode.workspace.workspaceFolders === undefined
    ? withoutFolder
    : vscode.workspace.isTrusted
      ? all
      : inUntrustedFolder;

function report(runner: Mocha.Runner): void {
  runner.on('pass', (test) => {
    console.log(`${mark} ✔ ${test.title} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on('fail', (test, error: unknown) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    for (const line of [`✘ ${test.title}`, ...reason.split('\n')]) console.log(`${mark} ${line}`);
  });
}

export async function runAll(host: string, MochaClass: typeof Mocha): Promise<void> {
  const mocha = new MochaClass({
    reporter: report as unknown as Mocha.ReporterConstructor,
    color: false,
    timeout: 300_000,
  });
  const suite = MochaClass.Suite.create(mocha.suite, 'Agored in VS Code');
  for (const [title, test] of tests) suite.addTest(new MochaClass.Test(title, test));

  const { passes, failures } = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
      else reject(new Error('mocha kept no count'));
    });
  });
  const counts = { host, listed: tests.length, ran: passes + failures, passed: passes, failed: failures };
  const pairs = Object.entries(counts).map(([key, value]) => `${key}=${String(value)}`);
  console.log([mark, ...pairs].join(' '));
  if (failures > 0) throw new Error(`${String(failures)} of ${String(tests.length)} tests failed`);
}
