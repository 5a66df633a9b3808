/** `agored import vale`, as a process, on little styles of our own. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { readConfig } from '../../server/src/engine/config';
import type { Given } from '../../server/src/engine/config';
import { rules } from '../../server/src/rules';
import { createSandbox, sandboxes } from './support';

const folder = sandboxes();

/** A team's styles as they may well be. */
const team = {
  '.vale.ini': [
    'StylesPath = styles',
    'MinAlertLevel = suggestion',
    'Vocab = Harbour',
    '',
    '[*.md]',
    'BasedOnStyles = Vale, Harbour',
    'Harbour.Slogans = NO',
    'Harbour.Hedges = warning # we mean it',
    '',
    '[*.txt]',
    'BasedOnStyles = Other',
    '',
  ].join('\n'),
  'styles/Harbour/Plain.yml': [
    'extends: substitution',
    'message: "Residents told us to say \'%s\'."',
    'level: error',
    'ignorecase: true',
    'swap:',
    '  quayside offer: "what you can do on the quay"',
    '  onboard(?:ing)?: welcome|settle in',
    '  "touch base": ""',
    '  web site: website',
    '',
  ].join('\n'),
  'styles/Harbour/Hedges.yml': [
    'extends: existence',
    'message: "\'%s\' hides who does what."',
    'level: suggestion',
    'tokens:',
    '  - it is felt that',
    '  - touch base',
    '  - synerg\\w*',
    '  - \\d+ percent',
    'exceptions:',
    '  - synergist',
    '',
  ].join('\n'),
  'styles/Harbour/Slogans.yml': 'extends: existence\nmessage: x\ntokens: [better together]\n',
  'styles/Harbour/Length.yml': 'extends: occurrence\nmessage: x\nscope: sentence\ntoken: \\w+\nmax: 30\n',
  'styles/config/vocabularies/Harbour/accept.txt': '[Ss]takeholder\nTidy Quay\n',
  'styles/Vocab/Harbour/reject.txt': '# no more of this\nblue[ -]sky thinking\n',
};

const read = (yaml: string): Given => {
  const { given, problems } = readConfig(yaml, rules);
  assert.deepEqual(problems, []);
  return given;
};

describe('agored import vale', () => {
  it('turns what .vale.ini asks for into configuration, and says what it could not', () => {
    const { agored } = folder(team);
    const { code, out, err } = agored('import', 'vale', '.vale.ini');
    assert.equal(code, 0);
    const { allow, words = [] } = read(out);
    assert.deepEqual(allow, ['Stakeholder', 'Tidy Quay']);
    assert.deepEqual(words.map(({ term }) => term).sort(), [
      'blue sky thinking',
      'it is felt that',
      'onboard',
      'quayside offer',
      'synerg*',
      'touch base',
    ]);
    const word = (term: string) => words.find((one) => one.term === term);
    assert.deepEqual(word('onboard'), { term: 'onboard', also: ['onboarding'], say: ['welcome', 'settle in'] });
    // Both rules list it: one entry, with the replacement of one and the reason of the other.
    assert.deepEqual(word('touch base'), {
      ...{ term: 'touch base', say: ['(leave out)'], why: '‘touch base’ hides who does what.' },
    });
    assert.deepEqual(word('synerg*')?.unless, { phrases: ['synergist'] });
    assert.match(out, /- term: touch base # from styles\/Harbour\/Hedges\.yml:6, styles\/Harbour\/Plain\.yml:8\n/);
    assert.match(out, /- Tidy Quay # from styles\/config\/vocabularies\/Harbour\/accept\.txt:2\n/);
    assert.deepEqual(
      err
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^agored: /, '').split(' was ')[0]),
      [
        '.vale.ini:11: the section [*.txt]',
        'styles/Harbour/Hedges.yml:8: ‘\\d+ percent’',
        'styles/Harbour/Length.yml:1: this rule',
        'styles/Harbour/Plain.yml:9: ‘web site’',
        'Entries carried: 6. Words allowed: 2. Things left out: 4.',
      ],
    );
    const whole = agored('import', 'vale', '.');
    assert.equal(whole.out, out.replace('from .vale.ini by', 'from . by'));
    assert.equal(whole.err, err);
  });

  it('writes a file that notes are then checked with', () => {
    const note =
      'We touch base about synergies and onboarding.\n\nOur stakeholders like blue-sky thinking; a synergist came.\n';
    const { agored, json, read: text, write } = folder({ ...team, 'note.md': note });
    const { code, out, err } = agored('import', 'vale', '.', '--out', 'agored-vale.yml');
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /write this in \.agored\.yml: extends: \.\/agored-vale\.yml\n$/);
    read(text('agored-vale.yml'));
    write('.agored.yml', 'extends: ./agored-vale.yml\n');
    const { report } = json('note.md');
    assert.deepEqual(
      report.files[0]?.findings.map(({ data }) => data['found']),
      ['touch base', 'synergies', 'onboarding', 'blue-sky thinking'],
    );
  });

  it('takes a folder of styles, one style, one rule, or one vocabulary', () => {
    const { agored } = folder(team);
    const termsOf = (where: string): number => {
      const { code, out, err } = agored('import', 'vale', where);
      assert.equal(code, 0, err);
      const { words = [], allow = [] } = read(out);
      return words.length + allow.length;
    };
    assert.equal(termsOf('styles'), 6 + 1 + 2); // without .vale.ini, nothing is switched off
    assert.equal(termsOf('styles/Harbour'), 6);
    assert.equal(termsOf('styles/Harbour/Slogans.yml'), 1);
    assert.equal(termsOf('styles/config/vocabularies/Harbour/accept.txt'), 2);
  });

  it('speaks Welsh, and imports Welsh words', () => {
    const { agored } = folder({
      'T.yml': 'extends: existence\nmessage: x\nlevel: suggestion\ntokens: [wrth symud ymlaen, "\\\\d+"]\n',
    });
    const { code, out, err } = agored('import', 'vale', 'T.yml', '--language', 'cy', '--locale', 'cy');
    assert.equal(code, 0);
    assert.match(out, /^# Mewnforiwyd o T\.yml/);
    assert.deepEqual(read(out).words, [{ term: 'wrth symud ymlaen', why: 'x', level: 'info', language: 'cy' }]);
    assert.match(err, /T\.yml:4: gadawyd ‘\\d\+’ allan/);
    assert.match(err, /Eitemau a gadwyd: 1\./);
    assert.match(agored('import', '--help', '--locale', 'cy').out, /mewnforio rhestrau geiriau/);
    assert.match(agored('import', 'vale', '--help').out, /--out <file>/);
  });

  it('ends with 2 where there is nothing to import, and prints nothing', () => {
    const { agored, root } = folder({
      'notes/a.md': '# A\n',
      'compose.yml': 'services: {}\n',
      'spelling.yml': 'extends: spelling\nmessage: x\n',
    });
    const fails = (message: RegExp, ...args: string[]): void => {
      const { code, out, err } = agored('import', ...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    };
    fails(/nowhere: there is no such file or folder/, 'vale', 'nowhere');
    fails(/notes: there is nothing here that can be imported/, 'vale', 'notes');
    fails(/compose\.yml:1: passed over/, 'vale', 'compose.yml');
    fails(/of the kind ‘spelling’[\s\S]*nothing here/, 'vale', 'spelling.yml', '--out', 'x.yml');
    fails(/neither a \.vale\.ini/, 'vale', 'notes/a.md');
    fails(/agored import vale PATH/);
    fails(/agored import vale PATH/, 'cspell', 'x');
    fails(/needs to know which path/, 'vale');
    fails(/no option ‘--uot’. Did you mean ‘--out’/, 'vale', 'x', '--uot', 'y');
    assert.ok(!existsSync(path.join(root, 'x.yml')));
  });

  it('never overwrites a file, and writes nowhere but in the working folder', () => {
    const { agored, read: text, root } = folder({ ...team, '.agored.yml': 'languages: [en]\n' });
    symlinkSync('/tmp', path.join(root, 'away'));
    symlinkSync(path.join(root, 'not-there.yml'), path.join(root, 'dangling.yml'));
    const fails = (message: RegExp, out: string): void => {
      const outcome = agored('import', 'vale', '.', '--out', out);
      assert.deepEqual([outcome.code, outcome.out], [2, ''], out);
      assert.match(outcome.err, message);
    };
    fails(/\.agored\.yml: there is such a file already/, '.agored.yml');
    fails(/there is such a file already/, 'dangling.yml');
    fails(/outside the working folder/, '../agored-import-test.yml');
    fails(/outside the working folder/, 'away/agored-import-test.yml');
    fails(/could not be written \(ENOENT\)/, 'no/such/folder.yml');
    fails(/has to end in \.yml/, 'words.txt');
    assert.equal(text('.agored.yml'), 'languages: [en]\n');
    assert.ok(!existsSync(path.join(root, '../agored-import-test.yml')));
  });

  it('tells of a rule that is broken, and goes on', () => {
    const { agored, root } = folder({
      'S/Bad.yml': 'extends: existence\nmessage: x\ntokens:\n  - "open\n',
      'S/Good.yml': 'extends: existence\nmessage: x\ntokens:\n  - joined-up\n',
      'S/Large.yml': `# ${'x'.repeat(2_000_001)}\n`,
      'S/Deep.yml': `a: ${'['.repeat(100_000)}\n`,
      'S/Many.yml': `extends: existence\nmessage: x\ntokens:\n  - '${Array.from({ length: 5000 }, (_, i) => `w${String(i)}`).join('|')}'\n  - '${'('.repeat(50_000)}'\n`,
    });
    writeFileSync(path.join(root, 'S/Bytes.yml'), Buffer.from([0x61, 0x3a, 0x0a, 0xff, 0xfe]));
    const { code, out, err } = agored('import', 'vale', 'S');
    assert.equal(code, 0);
    assert.deepEqual(read(out).words, [{ term: 'joined-up', why: 'x', level: 'info' }]);
    assert.match(err, /S\/Bad\.yml:[45]: this file was left out\. It is not sound YAML/);
    assert.match(err, /S\/Bytes\.yml:2: this file was left out\. It is not UTF-8/);
    assert.match(err, /S\/Deep\.yml:1: .*nested too deeply/);
    assert.match(err, /S\/Large\.yml: this file was left out\. It is larger than 2 MB/);
    assert.match(err, /S\/Many\.yml:4: ‘w0\|w1.*It stands for too many forms/);
    assert.match(err, /S\/Many\.yml:5: ‘\(\(/);
    assert.match(err, /Things left out: 6\.\n/);
  });

  it('reads nothing outside, and waits for no pipe', function () {
    if (process.platform === 'win32') this.skip();
    const secret = createSandbox({ 'R.yml': 'extends: existence\nmessage: x\ntokens: [secret]\n' });
    try {
      const { agored, root, write } = folder({ 'S/Good.yml': 'extends: existence\nmessage: x\ntokens: [hub]\n' });
      symlinkSync(path.join(secret.root, 'R.yml'), path.join(root, 'S/Linked.yml'));
      symlinkSync(secret.root, path.join(root, 'S/folder'));
      execFileSync('mkfifo', [path.join(root, 'S/Pipe.yml')]);
      const { code, out, err } = agored('import', 'vale', 'S');
      assert.equal(code, 0);
      assert.deepEqual(read(out).words, [{ term: 'hub', why: 'x', level: 'info' }]);
      assert.match(err, /S\/Linked\.yml: this file was left out\. It lies outside/);
      assert.match(err, /S\/Pipe\.yml: this file was left out\. It cannot be read/);
      write(
        '.vale.ini',
        `StylesPath = ${path.dirname(secret.root)}\n[*]\nBasedOnStyles = ${path.basename(secret.root)}\n`,
      );
      const away = agored('import', 'vale', '.vale.ini');
      assert.deepEqual([away.code, away.out], [2, '']);
      assert.match(away.err, /It lies outside/);
    } finally {
      secret.remove();
    }
  });

  it('says what .vale.ini names that is not there', () => {
    const { agored } = folder({
      '.vale.ini': 'Vocab = Gone\n[*]\nBasedOnStyles = Fetched, S\nFetched.One = YES\n',
      'styles/S/R.yml': 'extends: existence\nmessage: x\ntokens: [hub]\n',
    });
    const { code, err } = agored('import', 'vale', '.');
    assert.equal(code, 0);
    assert.match(err, /\.vale\.ini:3: ‘Fetched’ is not in styles\. .*vale sync/);
    assert.match(err, /\.vale\.ini:4: ‘Fetched\.One’ is not in styles/);
    assert.match(err, /\.vale\.ini:1: there is no vocabulary called ‘Gone’/);
  });

  it('does what docs/importing.md shows', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../docs/importing.md'), 'utf8');
    const fences = (language: string): string[] =>
      [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text = '']) =>
        name === language ? [text] : [],
      );
    const { agored, write } = folder({
      '.vale.ini': 'StylesPath = styles\nVocab = Library\n[*.md]\nBasedOnStyles = Library\n',
      'styles/config/vocabularies/Library/accept.txt': '[Oo]verdue\n',
    });
    for (const rule of fences('yml')) write(/^# (.*)/.exec(rule)?.[1] ?? '', rule);
    const { out, err } = agored('import', 'vale', '.vale.ini');
    assert.equal(out, fences('yaml').at(-1));
    assert.equal(err, fences('text')[0]);
  });
});
