/** The command line as people and their tools meet it: a process with arguments, output and an exit code. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { Report } from '../../server/src/cli/report';
import { createSandbox, sandboxes } from './support';

const jargon = 'We leverage the data in order to help people.\n';
const clean = 'We met three councils and wrote down what they said.\n';

const folder = sandboxes();

const paths = (report: { files: readonly { path: string }[] }): string[] => report.files.map((file) => file.path);

describe('agored lint', () => {
  it('groups findings by file and closes with one line', () => {
    const { agored } = folder({ 'a.md': jargon, 'b.md': clean });
    const { code, out, err } = agored('lint');
    assert.equal(code, 0);
    assert.equal(err, '');
    const lines = out.trimEnd().split('\n');
    assert.equal(lines[0], 'a.md');
    assert.match(lines[1] ?? '', /^ +1:4 {2}(?:warning|info) {2,}.*‘leverage’.* {2}jargon$/);
    assert.match(lines[2] ?? '', /‘in order to’/);
    assert.match(lines.at(-1) ?? '', /^2 notes checked: (?:1 warning, 1 suggestion|2 warnings|2 suggestions)\./);
    assert.ok(!out.includes('\u001B'));
  });

  it('tells the decisions of one paragraph in one line, and each to a program', () => {
    const { agored, json } = folder({
      'a.md': 'We decided to wait. We agreed the colour and decided to paint.\n\nWe decided to sing.\n',
    });
    const lines = agored('lint').out.trimEnd().split('\n').slice(1, -2);
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^ +1:1 .*There are 3 decisions here/);
    assert.match(lines[1] ?? '', /^ +3:1 .*This says what was decided/);
    assert.match(agored('lint', '--locale', 'cy').out, /Mae yma 3 o benderfyniadau/);
    assert.deepEqual(Object.keys(json('a.md').report.files[0] ?? {}), ['path', 'findings']);
    assert.equal(json('a.md').report.files[0]?.findings.length, 4);
  });

  it('has no colour in a pipe, in CI neither', () => {
    const { agored, agoredWith } = folder({ 'a.md': jargon });
    assert.deepEqual(agoredWith({ CI: 'true', FORCE_COLOR: '', TERM: 'xterm-256color' }, 'lint'), agored('lint'));
    assert.ok(!agoredWith({ CI: 'true' }, 'lint').out.includes('\u001B'));
  });

  it('says so where there is nothing to change', () => {
    assert.deepEqual(folder({ 'a.md': clean }).agored('lint', 'a.md'), {
      code: 0,
      out: '1 note checked: nothing to change.\n',
      err: '',
    });
  });

  it('speaks Welsh, asked or by the system', () => {
    const { agored, agoredWith } = folder({ 'a.md': jargon });
    const asked = agored('lint', '--locale', 'cy');
    assert.match(asked.out, /Gwiriwyd 1 nodyn\./);
    assert.deepEqual(agoredWith({ LANG: 'cy_GB.UTF-8' }, 'lint'), asked);
    assert.match(agoredWith({ LANG: 'cy_GB.UTF-8' }, 'lint', '--locale', 'en').out, /1 note checked/);
  });

  it('needs no word “lint”', () => {
    const { agored } = folder({ 'a.md': jargon });
    assert.deepEqual(agored('a.md'), agored('lint', 'a.md'));
    assert.deepEqual(agored(), agored('lint'));
  });

  it('reads a text file named outright as Markdown', () => {
    assert.deepEqual(paths(folder({ 'a.txt': jargon }).json('a.txt').report), ['a.txt']);
  });

  it('finds notes in folders, minus what ignore files leave out', () => {
    const { json } = folder({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/info/exclude': 'private.md\n',
      '.gitignore': 'drafts/\n*.tmp.md\n',
      '.agoredignore': 'archive\n',
      'a.md': clean,
      'B.MARKDOWN': clean,
      'c.txt': clean,
      'x.tmp.md': clean,
      'private.md': clean,
      'archive/old.md': clean,
      'drafts/d.md': clean,
      'deep/.gitignore': '!keep.tmp.md\nlocal.md\n',
      'deep/keep.tmp.md': clean,
      'deep/local.md': clean,
      'deep/er/e.md': clean,
      'node_modules/x/readme.md': clean,
    });
    assert.deepEqual(paths(json().report), ['B.MARKDOWN', 'a.md', 'deep/er/e.md', 'deep/keep.tmp.md']);
    assert.deepEqual(paths(json('deep').report), ['deep/er/e.md', 'deep/keep.tmp.md']);
    assert.deepEqual(paths(json('deep/**/*.md', 'a.md', './a.md').report), [
      'a.md',
      'deep/er/e.md',
      'deep/keep.tmp.md',
    ]);
    assert.deepEqual(paths(json('*.txt').report), ['c.txt']);
  });

  it('says which file named outright is ignored, and does not fail for it', () => {
    const { json } = folder({
      '.agoredignore': 'a.md\n',
      'a.md': jargon,
      '.agored.yml': 'ignore: [b.md]\n',
      'b.md': jargon,
    });
    const { code, report, err } = json('a.md', 'b.md');
    assert.equal(code, 0);
    assert.deepEqual(report.files, []);
    assert.match(err, /a\.md: not checked, because an ignore file leaves it out/);
    assert.match(err, /b\.md: not checked, because the configuration leaves it out/);
  });

  it('fails with 2 for what is not there, and checks the rest', () => {
    const { json } = folder({ 'a.md': jargon });
    for (const [arg, code] of [
      ['none.md', 'missing'],
      ['none/**/*.md', 'no-match'],
    ] as const) {
      const result = json(arg, 'a.md');
      assert.equal(result.code, 2);
      assert.deepEqual(paths(result.report), ['a.md']);
      assert.deepEqual(
        result.report.problems.map((problem) => [problem.path, problem.code]),
        [[arg, code]],
      );
      assert.match(result.err, new RegExp(`^agored: ${arg.replace(/[*.]/g, '\\$&')}: `));
    }
  });

  it('fails with 2 for a folder without notes, unless told that this is fine', () => {
    const { agored } = folder({ 'empty/x.txt': clean });
    assert.equal(agored('lint', 'empty').code, 2);
    const fine = agored('lint', 'empty', '--if-no-files', 'ok');
    assert.equal(fine.code, 0);
    assert.match(fine.err, /there are no Markdown notes here/);
  });

  it('never exits with a count', () => {
    const { agored } = folder({ 'a.md': `${jargon}\n`.repeat(256) });
    assert.equal(agored('lint', '--rule', 'jargon=error').code, 1);
  });

  it('fails with 1 at error level, and for more warnings than are allowed', () => {
    const { agored } = folder({ 'a.md': jargon });
    assert.equal(agored('lint', '--rule', 'jargon=error').code, 1);
    assert.equal(agored('lint', '--rule', 'jargon=warning', '--max-warnings', '2').code, 0);
    const many = agored('lint', '--rule', 'jargon=warning', '--max-warnings', '1');
    assert.equal(many.code, 1);
    assert.match(many.err, /There are 2 warnings; at most 1 /);
    assert.equal(agored('lint', '--rule', 'jargon=off').out, '1 note checked: nothing to change.\n');
  });

  it('prints errors alone with --quiet, and counts all the same', () => {
    const { json } = folder({ 'a.md': jargon });
    const quiet = json('--quiet', '--rule', 'jargon=warning');
    assert.deepEqual(
      quiet.report.files.map(({ findings }) => findings),
      [[]],
    );
    assert.equal(quiet.report.summary.warnings, 2);
    assert.equal(json('--quiet', '--rule', 'jargon=error').report.files[0]?.findings.length, 2);
  });

  it('explains arguments that it cannot use', () => {
    const { agored } = folder({ 'a.md': clean });
    const cases: [string[], RegExp][] = [
      [['lint', '--fixx'], /no option ‘--fixx’\. Did you mean ‘--fix’\?/],
      [['lint', '--format', 'xml'], /‘xml’ cannot be used for --format\. It may be: text, compact, json, sarif, /],
      [['lint', '--rule', 'jargn=off'], /no rule called ‘jargn’\. Did you mean ‘jargon’\?/],
      [['lint', '--rule', 'jargon'], /‘jargon’ does not set the level of a rule/],
      [['lint', '--rule', 'jargon=loud'], /‘loud’ cannot be used for --rule\. It may be: error, warning, info, off/],
      [['lint', '--max-warnings', '-1'], /‘-1’ cannot be used|needs a value/],
      [['lint', '--max-warnings', 'few'], /takes a whole number/],
      [['lint', '--config'], /--config needs a value/],
      [['lint', '--config', 'none.yml'], /none\.yml: this configuration file cannot be read/],
    ];
    for (const [args, message] of cases) {
      const { code, out, err } = agored(...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, message);
    }
    assert.match(agored('lint', '--fixx', '--locale', 'cy').err, /Nid oes opsiwn ‘--fixx’/);
  });

  it('shows help and version', () => {
    const { agored } = folder({});
    const version = agored('--version');
    assert.match(version.out, /^\d+\.\d+\.\d+\n$/);
    assert.equal(version.code, 0);
    assert.match(agored('--help').out, /Commands:[\s\S]*lint/);
    assert.match(agored('lint', '--help').out, /--max-warnings <n>/);
    assert.match(agored('lint', '--help', '--locale', 'cy').out, /Opsiynau:/);
  });
});

describe('several reports', () => {
  const sandbox = sandboxes();

  it('go to standard output and to files, whose folders are made', () => {
    const { agored, read } = sandbox({ 'a.md': 'Going forward, we utilise it.\n' });
    const alone = agored('lint', '--format', 'json').out;
    const { code, out } = agored('lint', '--format', 'text', '--format', 'json=out/report.json');
    assert.equal(code, 0);
    assert.match(out, /^a\.md\n/);
    assert.equal(read('out/report.json'), alone);
    assert.equal(agored('lint', '--format', 'json=out/report.json').out, '');
  });

  it('are refused where two would go to one place, or a file has no name', () => {
    const { agored } = sandbox({ 'a.md': '# A\n' });
    for (const args of [
      ['--format=text', '--format=json'],
      ['--format=json=a', '--format=text=a'],
      ['--format=json='],
      ['--format=jsno'],
    ]) {
      const { code, out, err } = agored('lint', ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^agored: /);
    }
  });

  it('never take the place of a note, but that of an earlier comment', () => {
    const { agored, read } = sandbox({ 'a.md': jargon });
    const { code, err } = agored('lint', '--format', 'json=a.md');
    assert.equal(code, 2);
    assert.match(err, /a\.md: this is a note/);
    assert.equal(read('a.md'), jargon);
    agored('lint', '--format', 'markdown=comment.md');
    assert.equal(agored('lint', '--format', 'markdown=comment.md').code, 0);
  });

  it('say so where a file cannot be written, and leave no draft behind', () => {
    const { agored, root, write } = sandbox({ 'a.md': '# A\n' });
    write('taken/x', '');
    const { code, out, err } = agored('lint', '--format=text', '--format=json=taken');
    assert.equal(code, 2);
    assert.match(out, /^1 note checked/);
    assert.match(err, /taken: this report cannot be written/);
    assert.deepEqual(readdirSync(root).sort(), ['a.md', 'taken']);
  });
});

describe('configuration on the command line', () => {
  const off = 'rules: { jargon: off }\n';

  it('is found upwards from the note to the repository, the nearest alone', () => {
    const { json } = folder({
      '.git/HEAD': '',
      '.agored.yml': off,
      'a.md': jargon,
      'sub/.agored.yaml': 'languages: [en]\n',
      'sub/deep/b.md': jargon,
      'other/.agored.json': '{ "rules": { "jargon": "off" } }',
      'other/c.md': jargon,
    });
    const counts = Object.fromEntries(json().report.files.map(({ path: file, findings }) => [file, findings.length]));
    assert.deepEqual(counts, { 'a.md': 0, 'other/c.md': 0, 'sub/deep/b.md': 2 });
  });

  it('is set with --config and left out with --no-config', () => {
    const { json } = folder({ '.agored.yml': off, 'team.yml': 'allow: [leverage]\n', 'a.md': jargon });
    assert.equal(json('--no-config').report.files[0]?.findings.length, 2);
    assert.equal(json('--config', 'team.yml').report.files[0]?.findings.length, 1);
  });

  it('is reported with line, column and a guess, fails with 2, and counts for the rest', () => {
    const { json } = folder({
      '.agored.yml': 'languages: [en]\nrulez: {}\nrules:\n  jargon: warnign\nallow: [leverage]\n',
      'a.md': jargon,
    });
    const { code, report } = json();
    assert.equal(code, 2);
    const [config, note] = report.files;
    assert.deepEqual(
      config?.findings.map(({ rule, severity, start, message }) => [
        rule,
        severity,
        start.line,
        start.column,
        /Did you mean ‘(\w+)’/.exec(message)?.[1],
      ]),
      [
        ['config-problem', 'error', 2, 1, 'rules'],
        ['config-problem', 'error', 4, 11, 'warning'],
      ],
    );
    assert.equal(note?.findings.length, 1);
  });

  it('brings words of a team’s own', () => {
    const { json } = folder({
      '.agored.yml': 'words:\n  - { term: the hub, say: [the office] }\n',
      'a.md': 'Meet at the hub.\n',
    });
    const [finding] = json('a.md').report.files[0]?.findings ?? [];
    assert.match(finding?.message ?? '', /^Try ‘the office’ instead of ‘the hub’\. /);
  });

  it('draws on other files, and reports what is wrong in them', () => {
    const { json } = folder({
      '.agored.yml': 'extends: shared/agored.yml\nvocabulary: words.yml\n',
      'shared/agored.yml': 'allow: [leverage, { words: [the hub], paths: [gardens/*.md] }]\npacks: { wordy: of }\n',
      'words.yml': '- { term: the hub, say: [the office] }\n',
      'a.md': jargon,
      'gardens/b.md': 'Meet at the hub.\n',
      'c.md': 'Meet at the hub.\n',
    });
    const { code, report } = json();
    assert.equal(code, 2);
    assert.deepEqual(
      report.files.map(({ path, findings }) => [
        path,
        ...findings.map(({ messageId, start }) => `${messageId} ${String(start.line)}`),
      ]),
      [['a.md', 'say 1'], ['c.md', 'say 1'], ['gardens/b.md'], ['shared/agored.yml', 'not-one-of-near 2']],
    );
  });

  it('survives one that is not YAML', () => {
    const { json } = folder({ '.agored.yml': 'languages: [en\nallow: "x\n', 'a.md': jargon });
    const { code, report } = json();
    assert.equal(code, 2);
    assert.equal(report.files[0]?.path, '.agored.yml');
    assert.equal(report.files[0].findings[0]?.messageId, 'not-yaml');
    assert.equal(report.files[1]?.findings.length, 2);
  });
});

describe('agored lint --fix', () => {
  const fixable = 'We met in order to learn.\n';
  const fixed = 'We met to learn.\n';

  it('applies what is safe, says so, and leaves nothing safe behind', () => {
    const box = folder({ 'a.md': fixable, 'b.md': clean });
    const { code, out } = box.agored('lint', '--fix');
    assert.equal(code, 0);
    assert.equal(box.read('a.md'), fixed);
    assert.equal(box.read('b.md'), clean);
    assert.match(out, /1 note was mended\./);
    assert.deepEqual(readdirSync(box.root).sort(), ['a.md', 'b.md']);
  });

  it('keeps a byte order mark, line ends, mode and every other byte', () => {
    const box = folder({});
    const before = '\uFEFFOne  \r\ntwo\r in order to\u0000 learn\r\n\r\nIn order to learn.';
    box.write('a.md', before);
    chmodSync(path.join(box.root, 'a.md'), 0o640);
    box.agored('lint', '--fix', 'a.md');
    assert.equal(
      box.bytes('a.md').toString('utf8'),
      before.replace(' in order to', ' to').replace('In order to', 'To'),
    );
    assert.equal(statSync(path.join(box.root, 'a.md')).mode & 0o777, 0o640);
  });

  it('does not touch a file that it has no reason to change', () => {
    const box = folder({ 'a.md': clean });
    const file = path.join(box.root, 'a.md');
    const before = statSync(file);
    box.agored('lint', '--fix');
    const after = statSync(file);
    assert.deepEqual([after.mtimeMs, after.ino], [before.mtimeMs, before.ino]);
  });

  it('leaves a file that is not UTF-8 alone, and names the byte', () => {
    const box = folder({});
    const bytes = Buffer.concat([Buffer.from(fixable), Buffer.from([0xff, 0xfe]), Buffer.from('\n')]);
    box.write('a.md', bytes);
    const { code, report } = box.json('--fix', 'a.md');
    assert.equal(code, 1);
    assert.deepEqual(box.bytes('a.md'), bytes);
    const [first] = report.files[0]?.findings.filter(({ rule }) => rule === 'file-problem') ?? [];
    assert.deepEqual([first?.data['byte'], first?.start.line, first?.start.column], [fixable.length, 2, 1]);
  });

  it('follows a link inside the workspace, and refuses one that leads out of it', () => {
    const outside = createSandbox({ 'secret.md': fixable });
    try {
      const box = folder({ '.git/HEAD': '', 'real.md': fixable });
      symlinkSync('real.md', path.join(box.root, 'in.md'));
      symlinkSync(path.join(outside.root, 'secret.md'), path.join(box.root, 'out.md'));
      const { code, err } = box.agored('lint', '--fix', 'in.md', 'out.md');
      assert.equal(code, 2);
      assert.equal(box.read('real.md'), fixed);
      assert.equal(outside.read('secret.md'), fixable);
      assert.match(err, /out\.md: the fixes were not written/);
    } finally {
      outside.remove();
    }
  });
});

describe('bad input', () => {
  it('finishes on every kind, and checks the other files', () => {
    const box = folder({
      '.git/HEAD': '',
      'good.md': jargon,
      'empty.md': '',
      'front-only.md': '---\ntitle: Week 1\n---\n',
      'front-open.md': '---\ntitle: Week 1\n\nText.\n',
      'front-broken.md': '---\ntitle: [a\n---\n\nText.\n',
      'cr.md': 'One.\rWe met in order to learn.\r',
      'crlf.md': 'One.\r\nWe met in order to learn.\r\n',
      'bom.md': '\uFEFFWe met in order to learn.\n',
    });
    box.write('utf16.md', Buffer.from('\uFEFFWe met in order to learn.\n', 'utf16le'));
    box.write('huge.md', `${'word '.repeat(2_000_000)}\n`);
    symlinkSync('.', path.join(box.root, 'loop'));
    symlinkSync('round.md', path.join(box.root, 'round.md'));
    const { code, report, err } = box.json('.', 'round.md');
    const found = Object.fromEntries(
      report.files.map((file) => [
        file.path,
        file.findings.map(
          ({ rule, messageId, start }) => `${String(start.line)}:${String(start.column)} ${rule} ${messageId}`,
        ),
      ]),
    );
    assert.equal(code, 2);
    assert.equal(found['good.md']?.length, 2);
    assert.deepEqual(found['empty.md'], []);
    assert.deepEqual(found['front-only.md'], []);
    assert.deepEqual(found['front-open.md'], ['1:1 front-matter-problem not-closed']);
    assert.match(found['front-broken.md']?.[0] ?? '', /^\d+:\d+ front-matter-problem not-yaml$/);
    assert.match(found['cr.md']?.[0] ?? '', /^2:8 jargon /);
    assert.match(found['crlf.md']?.[0] ?? '', /^2:8 jargon /);
    assert.match(found['bom.md']?.[0] ?? '', /^1:8 jargon /);
    assert.deepEqual(found['utf16.md'], ['1:1 file-problem not-utf8']);
    assert.deepEqual(found['huge.md'], ['1:1 file-problem too-large']);
    assert.match(err, /round\.md: this cannot be read \(ELOOP\)/);
  });

  it('says which folder it may not read', function () {
    const box = folder({ 'good.md': jargon, 'locked/x.md': jargon });
    const run = box.asNobody();
    if (!run) this.skip(); // root may read everything, and here nobody else may run Node
    chmodSync(path.join(box.root, 'locked'), 0o000);
    const { code, out, err } = run('lint', '--format', 'json');
    chmodSync(path.join(box.root, 'locked'), 0o755);
    assert.equal(code, 2);
    assert.deepEqual(paths(JSON.parse(out) as Report), ['good.md']);
    assert.match(err, /locked: this cannot be read \(EACCES\)/);
  });

  it('lets nothing in a note or a file name steer the terminal', () => {
    const box = folder({});
    mkdirSync(path.join(box.root, 'a\u001B[2J'));
    box.write('a\u001B[2J/b.md', '<!-- agored-\u001B[31m -->\n\n<!-- agored-disable x\u001B]0;y\u0007 -->\n');
    const { out, err } = box.agored('lint');
    assert.doesNotMatch((out + err).replaceAll('\n', ''), /\p{Cc}/u);
  });
});

describe('the JSON report', () => {
  it('has the form that tools rest on', () => {
    const { json } = folder({ 'notes/a.md': `# Week\n\n${jargon}`, 'b.md': clean });
    const { report } = json('--locale', 'en');
    assert.deepEqual(Object.keys(report), ['version', 'tool', 'locale', 'summary', 'problems', 'files']);
    assert.equal(report.version, 1);
    assert.equal(report.tool.name, 'agored');
    assert.deepEqual(Object.keys(report.summary), [
      'files',
      'errors',
      'warnings',
      'infos',
      'fixable',
      'suppressed',
      'forgiven',
    ]);
    assert.equal(report.summary.files, 2);
    assert.deepEqual(paths(report), ['b.md', 'notes/a.md']);
    const [finding] = report.files[1]?.findings ?? [];
    assert.ok(finding);
    assert.deepEqual(Object.keys(finding), [
      'rule',
      'messageId',
      'severity',
      'message',
      'help',
      'language',
      'start',
      'end',
      'data',
      'related',
      'fixes',
    ]);
    assert.deepEqual(finding.start, { line: 3, column: 4, offset: 11 });
    assert.deepEqual(finding.end, { line: 3, column: 12, offset: 19 });
    assert.equal(finding.language, 'en');
    const [fix] = finding.fixes;
    assert.deepEqual(Object.keys(fix ?? {}), ['title', 'safe', 'edits']);
    const [edit] = fix?.edits ?? [];
    assert.ok(edit && 'start' in edit);
    assert.deepEqual([edit.path, edit.start.offset], ['notes/a.md', 11]);
  });

  it('is the same, byte for byte, from run to run', () => {
    const { agored } = folder({ 'a.md': jargon, 'b.md': jargon, 'c/d.md': jargon });
    assert.equal(agored('lint', '--format', 'json').out, agored('lint', '--format', 'json').out);
  });
});
