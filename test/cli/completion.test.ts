/** What shells make of the scripts of `agored completion`; a shell that is not there is skipped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { rules } from '../../server/src/rules';
import { sandboxes, type Sandbox } from './support';

describe('cli: completion', () => {
  const sandbox = sandboxes();

  /** Writes the script and another one beside it, and runs that in the shell. */
  function inShell(shell: string, args: readonly string[], script: string): string {
    const { agored, write, root }: Sandbox = sandbox();
    const { code, out, err } = agored('completion', shell);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    write('agored.completion', out);
    write('test.completion', script);
    const run = spawnSync(shell, [...args, 'test.completion'], { cwd: root, encoding: 'utf8', timeout: 30_000 });
    assert.equal(run.stderr, '');
    return run.stdout;
  }

  const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

  /** What is typed, and what should be offered. */
  const cases: readonly (readonly [typed: string, offered: readonly string[]])[] = [
    ['agored exp', ['explain']],
    ['agored lint --max', ['--max-warnings']],
    ['agored lint --format js', ['json']],
    ['agored explain jarg', ['jargon']],
    ['agored import v', ['vale']],
    ['agored import vale --la', ['--language']],
    ['agored lint --rule jarg', ['jargon=']],
    ['agored completion ', ['bash', 'fish', 'zsh']],
    ['agored explain ', rules.map(({ id }) => id)],
  ];
  const expected = cases.map(([typed, offered]) => `${typed}: ${[...offered].sort().join(' ')}`);

  it('completes in bash', function () {
    if (!isThere('bash')) this.skip();
    const asked = cases.map(([typed]) => {
      const words = typed.split(' ').map((word) => `'${word}'`);
      return `COMP_WORDS=(${words.join(' ')}) COMP_CWORD=${words.length - 1}; _agored; echo "${typed}: $(printf '%s\\n' "\${COMPREPLY[@]}" | LC_ALL=C sort | xargs)"`;
    });
    const out = inShell('bash', ['--norc'], ['source ./agored.completion', ...asked, ''].join('\n'));
    assert.deepEqual(out.trim().split('\n'), expected);
  });

  it('completes in fish', function () {
    if (!isThere('fish')) this.skip();
    const asked = cases.map(
      ([typed]) =>
        `echo "${typed}: "(complete -C "${typed}" | string split -f1 \\t | env LC_ALL=C sort | string join ' ')`,
    );
    const out = inShell('fish', ['--no-config'], ['source ./agored.completion', ...asked, ''].join('\n'));
    assert.deepEqual(out.trim().split('\n'), expected);
  });

  it('completes in zsh', function () {
    if (!isThere('zsh')) this.skip();
    // Only a shell with a terminal completes, so zsh is given one, and types.
    const typed = [
      ['agored exp\\t jarg\\t', 'explain jargon'],
      ['agored lint --max\\t', 'lint --max-warnings'],
      ['agored lint --format js\\t', 'lint --format json'],
      ['agored imp\\t v\\t --la\\t', 'import vale --language'],
      ['agored agored.com\\t', 'agored.completion'],
    ] as const;
    const out = inShell(
      'zsh',
      ['-f'],
      [
        'zmodload zsh/zpty',
        'zpty z zsh -f -i',
        `zpty -w z "PS1=; autoload -Uz compinit && compinit -D -u; source ./agored.completion; agored() { echo GOT: \\$@ }; echo REA''DY"`,
        `zpty -r -m z line '*READY*'`,
        ...typed.flatMap(([keys]) => [
          `zpty -w -n z $'${keys}\\n'`,
          `zpty -r -m z line $'*GOT: *\\n'`,
          `print -r -- "\${\${line##*GOT: }%%[[:space:]]##}"`,
        ]),
        'zpty -d z',
        '',
      ].join('\n'),
    );
    const got = out.split('\n').map((line) => line.trim());
    assert.deepEqual(
      got.filter((line) => line !== ''),
      typed.map(([, words]) => words),
    );
  });

  it('knows no other shells, and speaks Welsh in those that show what a word is for', () => {
    const { agored } = sandbox();
    const { code, err } = agored('completion', 'tcsh');
    assert.equal(code, 2);
    assert.match(err, /bash, zsh, fish/);
    assert.match(agored('completion', 'fish', '--locale', 'cy').out, /gwirio nodiadau/);
  });
});
