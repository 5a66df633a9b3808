/** `agored lint --cache`: whatever changes between two runs, the report is that of a run without it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { run } from '../../server/src/cli/run';
import { rules } from '../../server/src/rules';
import { machineIn } from './machine';
import { sandboxes } from './support';

const note = (title: string, text: string): string => `# ${title}\n\n${text}\n`;

const english = [
  'We leveraged the platform, and the queue at the desk is shorter than it was.',
  'We decided to close the old form in March, because nobody uses it.',
  'See [the record](../docs/decisions/0001-use-the-van.md) and [the Welsh note](../cy/one.md).',
  'This costs £4,500 a year and begins on 3 May 2026.',
];
const welsh = [
  'Mae’r ciw wrth y ddesg yn fyrrach nag yr oedd, ac mae pawb yn falch o hynny.',
  'Penderfynwyd cau’r hen ffurflen ym mis Mawrth, am nad oes neb yn ei defnyddio.',
  'Mae hyn yn costio £4,600 y flwyddyn ac yn dechrau ar 3 Mai 2026.',
];
const pending = '---\nlang: en\ntranslations:\n  cy: pending\n  until: 2026-11-30\n---\n';
const record = (status: string, more = ''): string =>
  `# 1. Use the van\n\nDate: 2026-11-02\n\n## Status\n\n${status}\n\n## Decision\n\nWe will use the van.\n${more}`;

const starting: Readonly<Record<string, string>> = {
  '.agored.yml': 'languages: [en, cy]\nrules:\n  decision-record: warning\n  decision-link: warning\n',
  'en/one.md': note('One', english.join('\n\n')),
  'cy/one.md': note('Un', welsh.join('\n\n')),
  'en/two.md': `${pending}${note('Two', english[0] ?? '')}`,
  'en/three.md': note('Three', english[1] ?? ''),
  'cy/three.md': note('Tri', welsh[1] ?? ''),
  'notes/team.md': note('Team', `${english[1] ?? ''}\n\n${english[2] ?? ''}`),
  'docs/decisions/0001-use-the-van.md': record('Accepted'),
};

type Change = (root: string) => void;

const write =
  (file: string, text: string): Change =>
  (root) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };

const git = (root: string, ...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-C', root, ...args], {
    stdio: 'ignore',
  });
};

const texts = fc.oneof(
  fc.subarray(english, { minLength: 1 }).map((lines) => note('A', lines.join('\n\n'))),
  fc.subarray(welsh, { minLength: 1 }).map((lines) => note('B', lines.join('\n\n'))),
  fc.subarray(english).map((lines) => `${pending}${note('C', lines.join('\n\n'))}`),
);
const places = fc.constantFrom(
  ...Object.keys(starting).filter((name) => name.endsWith('.md')),
  'en/new.md',
  'cy/two.md',
);

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(places, texts).map(([file, text]) => write(file, text)) },
  {
    weight: 2,
    arbitrary: places.map((file): Change => (root) => {
      rmSync(path.join(root, file), { force: true });
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(places, places).map(([from, to]): Change => (root) => {
      if (existsSync(path.join(root, from))) renameSync(path.join(root, from), path.join(root, to));
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('Accepted', 'Superseded by 0002', 'Proposed')
      .map((status) => write('docs/decisions/0001-use-the-van.md', record(status))),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        starting['.agored.yml'] ?? '',
        'languages: [en, cy]\n',
        'languages: [en, cy]\nextends: ./shared.yml\nvocabulary: ./words.yml\n',
        'rules:\n  jargon: error\n',
      )
      .map((text) => write('.agored.yml', text)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('off', 'error').map((level) => write('shared.yml', `rules:\n  jargon: ${level}\n`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('queue', 'desk')
      .map((term) => write('words.yml', `words:\n  - term: ${term}\n    say: [line]\n`)),
  },
  { weight: 1, arbitrary: fc.constant(write('en/.agored.yml', 'languages: [en]\n')) },
  { weight: 1, arbitrary: fc.constantFrom('', 'cy/one.md\n').map((text) => write('.agoredignore', text)) },
  {
    weight: 2,
    arbitrary: fc.nat(40).map((days): Change => (root) => {
      git(root, 'add', '-A');
      const date = new Date(Date.UTC(2026, 8, 1 + days)).toISOString();
      execFileSync(
        'git',
        ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-C', root, 'commit', '--allow-empty', '-qm', 'x'],
        { env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date } },
      );
    }),
  },
  // A fresh checkout: the same content with other times.
  {
    weight: 1,
    arbitrary: fc.constant((root: string): void => {
      for (const file of Object.keys(starting))
        if (existsSync(path.join(root, file))) utimesSync(path.join(root, file), 1_790_000_000, 1_790_000_000);
    }),
  },
);

/** What one run prints and ends with. */
async function report(root: string, day: string, build: string, args: readonly string[]): Promise<string> {
  let out = '';
  const code = await run(
    ['lint', '--locale', 'en', ...args],
    machineIn(root, {
      build,
      now: () => new Date(`${day}T12:00:00`),
      out: (text) => void (out += String(text)),
      err: (text) => void (out += text),
    }),
    rules,
    { lsp: () => Promise.resolve() },
  );
  return `${String(code)}\n${out}`;
}

describe('cli: lint --cache', () => {
  const sandbox = sandboxes();

  it('reports what a run without it reports, whatever changed in between', async function () {
    const step = fc.record({
      edits: fc.array(changes, { maxLength: 3 }),
      // The days are far behind the times of the files, or far ahead: then those are relied on, or are not.
      day: fc.constantFrom('2026-11-25', '2026-12-02', '2090-01-01'),
      build: fc.constantFrom('a', 'a', 'a', 'b'),
      args: fc.constantFrom(
        ['.'],
        ['.'],
        ['en'],
        ['.', '--rule', 'jargon=error'],
        ['.', '--quiet'],
        ['.', '--no-config'],
      ),
      format: fc.constantFrom('json', 'text'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'agored-cache-')));
        try {
          git(root, 'init', '-q');
          for (const [file, text] of Object.entries(starting)) write(file, text)(root);
          for (const { edits, day, build, args, format } of steps) {
            for (const edit of edits) edit(root);
            const all = ['--format', format, ...args];
            const plain = await report(root, day, build, all);
            const cached = ['--cache', '--cache-location', path.join(root, '.kept'), ...all];
            assert.equal(await report(root, day, build, cached), plain);
            assert.equal(await report(root, day, build, cached), plain);
          }
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('mends with --fix what it would mend without', () => {
    const files = { 'a.md': note('A', 'In order to move, we leveraged it.'), 'b.md': note('B', 'All is well here.') };
    const plain = sandbox(files);
    const mended = plain.agored('lint', '--fix').out;
    const expected = plain.read('a.md');
    plain.remove();
    const { agored, read } = sandbox(files);
    agored('lint', '--cache');
    assert.equal(agored('lint', '--cache', '--fix').out, mended);
    assert.equal(read('a.md'), expected);
    assert.equal(agored('lint', '--cache').out, agored('lint').out);
  });

  it('lies in node_modules/.cache, else in a folder that Git leaves alone', () => {
    const { root, agored, write: put, read } = sandbox({ 'a.md': note('A', 'All is well.') });
    agored('lint', '--cache');
    assert.deepEqual(readdirSync(path.join(root, '.agored-cache')).sort(), ['.gitignore', 'text-en.json']);
    assert.equal(read('.agored-cache/.gitignore'), '*\n');
    put('node_modules/x/index.js', '');
    agored('lint', '--cache', '--format', 'json');
    assert.deepEqual(readdirSync(path.join(root, 'node_modules/.cache/agored')).sort(), ['.gitignore', 'json-en.json']);
  });

  it('is not there unless asked for', () => {
    const { root, agored } = sandbox({ 'a.md': note('A', 'All is well.') });
    agored('lint');
    assert.deepEqual(readdirSync(root), ['a.md']);
  });

  it('does without a cache that is broken, or is none, and says so', () => {
    const { agored, write: put, read } = sandbox({ 'a.md': note('A', 'We leveraged it.') });
    const { out } = agored('lint', '--cache');
    const whole = read('.agored-cache/text-en.json');
    for (const broken of ['', '{}', whole.slice(0, -9), whole.replace('leveraged', 'improved!')]) {
      put('.agored-cache/text-en.json', broken);
      const again = agored('lint', '--cache');
      assert.equal(again.out, out);
      assert.match(again.err, /text-en\.json: this cache cannot be used/);
      assert.equal(agored('lint', '--cache').err, '');
    }
    put('.agored-cache/text-en.json', whole);
    assert.equal(agored('lint', '--cache').err, '');
  });

  it('forgets notes that are gone', () => {
    const { root, agored } = sandbox({ 'a.md': note('A', 'All is well.'), 'b.md': note('B', 'All is well.') });
    agored('lint', '--cache');
    const file = path.join(root, '.agored-cache/text-en.json');
    assert.match(readFileSync(file, 'utf8'), /b\.md/);
    rmSync(path.join(root, 'b.md'));
    writeFileSync(path.join(root, 'a.md'), note('A', 'All is better.'));
    agored('lint', '--cache');
    assert.doesNotMatch(readFileSync(file, 'utf8'), /b\.md/);
  });
});
