/** One run on several machines: parts of the notes, and their reports joined. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Report } from '../../server/src/cli/report';
import { createSandbox, sandboxes, type Sandbox } from './support';

const sentences = [
  'We utilise the data in order to help people.',
  'We decided to move the form to one page.',
  'Penderfynwyd symud y ffurflen i un dudalen.',
  'Nothing to see here.',
  '<!-- agored-disable-next-line jargon -->\nThey leverage the platform.',
];

/** Joins the parts of a run. */
function joined(
  { agored }: Sandbox,
  of: number,
  options: readonly string[] = [],
  format = 'json',
): { code: number | null; out: string } {
  const parts = Array.from({ length: of }, (_, index) => `out/${String(index + 1)}.json`);
  parts.forEach((file, index) => {
    agored(
      'lint',
      '--if-no-files=ok',
      '--shard',
      `${String(index + 1)}/${String(of)}`,
      `--format=${format}=${file}`,
      'notes',
    );
  });
  return agored('merge', ...options, ...parts.reverse());
}

describe('agored lint --shard and agored merge', () => {
  const sandbox = sandboxes();

  it('print together what one run prints, whatever the notes and the number of parts', function () {
    const note = fc.array(fc.constantFrom(...sentences), { maxLength: 30 });
    const run = fc.record({
      notes: fc.array(note, { minLength: 1, maxLength: 12 }),
      of: fc.integer({ min: 1, max: 5 }),
      config: fc.constantFrom('', 'rules:\n  jargon: error\n', 'rules:\n  jargno: error\n'),
    });
    fc.assert(
      fc.property(run, ({ notes, of, config }) => {
        const made = createSandbox({ 'notes/.agored.yml': config });
        try {
          notes.forEach((lines, index) => {
            made.write(`notes/${String(index)}${index % 3 === 0 ? '.cy' : ''}.md`, `# Note\n\n${lines.join('\n\n')}\n`);
          });
          const whole = made.agored('lint', '--format', 'json', 'notes');
          const { code, out } = joined(made, of);
          assert.equal(out, whole.out);
          assert.equal(code, whole.code);
          const sarif = made.agored('lint', '--format', 'sarif', 'notes');
          const log = joined(made, of, [], 'sarif');
          assert.equal(log.out, sarif.out);
          assert.equal(log.code, sarif.code);
        } finally {
          made.remove();
        }
      }),
      { numRuns: 8, seed: 20261129 },
    );
  });

  it('cut the notes evenly by bytes, each into one part', () => {
    const { json, write } = sandbox();
    for (let index = 0; index < 40; index++) write(`n${String(index)}.md`, 'Some words here.\n'.repeat(1 + index * 20));
    const parts = [1, 2, 3, 4].map((index) =>
      json('--shard', `${String(index)}/4`).report.files.map(({ path }) => path),
    );
    assert.equal(new Set(parts.flat()).size, 40);
    const bytes = parts.map((paths) =>
      paths.reduce((sum, path) => sum + 17 * (1 + Number(/\d+/.exec(path)?.[0]) * 20), 0),
    );
    assert.ok(Math.max(...bytes) < 1.1 * Math.min(...bytes), bytes.join());
  });

  it('keep what is known of other notes right in each part', () => {
    const files = {
      'decisions/0001-one-form.md': '# 1. Use one form\n\n## Status\n\nAccepted\n',
      'en/note.md':
        '# A title\n\nWe decided to use one form.\n\n## Only here\n\nSome words that stand in one language.\n',
      'cy/note.md': '# Teitl\n\nPenderfynwyd defnyddio un ffurflen ar gyfer y gwasanaeth hwn.\n',
    };
    const made = sandbox(Object.fromEntries(Object.entries(files).map(([file, text]) => [`notes/${file}`, text])));
    const whole = made.agored('lint', '--format', 'json', 'notes');
    assert.match(whole.out, /missing-section/);
    assert.equal(joined(made, 3).out, whole.out);
  });

  it('end as one run would, and count warnings together', () => {
    const made = sandbox({ 'notes/a.md': sentences[0] ?? '', 'notes/b.md': sentences[4] ?? '' });
    const { summary } = made.json('notes').report;
    assert.ok(summary.warnings > 0);
    assert.equal(joined(made, 2, ['--max-warnings', String(summary.warnings)]).code, 0);
    assert.equal(joined(made, 2, ['--max-warnings', String(summary.warnings - 1)]).code, 1);
  });

  it('say once, of all parts together, that there are too many warnings', () => {
    const made = sandbox({ 'notes/a.md': sentences[0] ?? '', 'notes/b.md': sentences[0] ?? '' });
    const whole = made.agored('lint', '--max-warnings', '1', '--format', 'sarif', 'notes');
    assert.match(whole.out, /too-many-warnings/);
    const log = joined(made, 2, ['--max-warnings', '1'], 'sarif');
    assert.equal(log.out, whole.out);
    assert.equal(log.code, 1);
  });

  it('join nothing that does not belong together, and say why', () => {
    const { agored, write, read } = sandbox({ 'a.md': '# A\n', 'x.json': '{"version":1}', 'y.json': '{' });
    for (const index of [1, 2, 3])
      agored('lint', '--if-no-files=ok', `--shard=${String(index)}/3`, `--format=json=${String(index)}.json`, '.');
    const other = JSON.parse(read('2.json')) as Report;
    write('old.json', JSON.stringify({ ...other, tool: { ...other.tool, version: '0.0.1' } }));
    for (const name of ['whole.json', 'again.json']) agored('lint', `--format=json=${name}`, '.');
    write('odd.json', JSON.stringify({ ...other, files: [{ path: 'a.md', findings: [{}] }] }));
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['1.json', '3.json'], /parts: 2\/3/],
      [['1.json', '2.json', '2.json', '3.json'], /several reports of these parts: 2\/3/],
      [['1.json', 'old.json', '3.json'], /0\.0\.1/],
      [['1.json', 'x.json', '3.json'], /x\.json: this is no JSON or SARIF report/],
      [['1.json', 'y.json', '3.json'], /y\.json: this is no JSON or SARIF report/],
      [['whole.json', 'again.json'], /a\.md: several of these reports are about this note/],
      [['1.json', 'odd.json', '3.json'], /odd\.json: this is no JSON/],
      [['1.json', 'none.json'], /none\.json: this report cannot be read/],
    ];
    for (const [args, said] of cases) {
      const { code, out, err } = agored('merge', ...args);
      assert.deepEqual([code, out], [2, ''], args.join());
      assert.match(err, said);
    }
    for (const bad of ['0/3', '4/3', '2', 'a/b', '1/9999']) assert.equal(agored('lint', '--shard', bad).code, 2);
  });
});
