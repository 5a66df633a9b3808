/** `agored config check`, `agored lint --print-config`, and configuration for some notes alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sandboxes } from './support';

const old = '# Week 1\n\nWe leveraged the van.\n';

describe('agored config check', () => {
  const sandbox = sandboxes();

  it('tells all that is wrong, with its place, in all files that count', () => {
    const { agored } = sandbox({
      '.agored.yml': 'extends: ./shared.yml\nrulez: {}\n',
      'shared.yml': 'languages: [en]\nallow: sprint\n',
      'team/.agored.yml': 'edition: 2031.05\n',
      'team/a.md': old,
    });
    const { code, out, err } = agored('config', 'check');
    assert.deepEqual([code, err], [2, '']);
    assert.match(
      out,
      /^\.agored\.yml:2:1 {2}‘rulez’ is not a setting.*\nshared\.yml:2:8 {2}‘allow’ should be a list.*\nteam\/\.agored\.yml:1:10 {2}‘edition’ cannot be ‘2031\.05’.*2026\.11.*\n$/,
    );
    assert.match(agored('config', 'check', '--locale', 'cy').out, /Nid yw Agored yn adnabod y gosodiad ‘rulez’/);
    const one = agored('config', 'check', 'shared.yml');
    assert.equal(one.code, 2);
    assert.match(one.out, /^shared\.yml:2:8 [^\n]*\n$/);
  });

  it('says that all is well, or that there is none', () => {
    const { agored, write } = sandbox({ 'a.md': old });
    assert.deepEqual(agored('config', 'check'), {
      ...{ code: 0, err: '' },
      out: 'There is no configuration here, so the defaults count.\n',
    });
    write('.agored.yml', 'presets: [strict]\n');
    assert.deepEqual(agored('config', 'check'), { code: 0, out: 'Nothing is wrong in .agored.yml.\n', err: '' });
    assert.match(agored('config', 'check', 'none.yml').err, /none\.yml: this configuration file cannot be read/);
    assert.match(agored('config').err, /agored config check/);
    write('.agored.yml', 'rulez: 1\n');
    const faulty = agored('lint', '--print-config', 'a.md');
    assert.equal(faulty.code, 2);
    assert.match(faulty.err, /\.agored\.yml: something is wrong/);
  });

  it('prints what counts for a note, and from where', () => {
    const { agored } = sandbox({
      '.agored.yml':
        'extends: ./shared.yml\nedition: 2026.11\npresets: [strict]\noverrides:\n  - { files: [minutes/**], rules: { jargon: error } }\n',
      'shared.yml': 'allow: [sprint]\n',
      'minutes/a.md': old,
    });
    const { code, out } = agored('lint', '--rule', 'cross-link=off', '--print-config', 'minutes/new.md');
    assert.equal(code, 0);
    const printed = JSON.parse(out) as { rules: Record<string, { level: string; from: string }> };
    const { rules, ...rest } = printed;
    assert.deepEqual(
      [
        rest,
        ['jargon', 'facts-differ', 'cross-link', 'config-problem'].map((id) => [rules[id]?.level, rules[id]?.from]),
      ],
      [
        {
          ...{ file: 'minutes/new.md', from: ['.agored.yml', 'shared.yml'], ignored: false, languages: ['en', 'cy'] },
          edition: '2026.11',
          packs: ['core', 'localgov', 'digital', 'wordy', 'inclusive', 'cymraeg-clir'],
          ...{ allow: ['sprint'], words: [], glossary: [], ignore: [], decisions: { trackers: [], us: [] } },
        },
        [
          ['error', 'overrides'],
          ['error', 'presets'],
          ['off', '--rule'],
          ['error', 'default'],
        ],
      ],
    );
  });

  it('lets overrides count for their notes, with the cache as without', () => {
    const { agored, json } = sandbox({
      '.agored.yml':
        'overrides:\n  - { files: [archive/**], rules: { jargon: off } }\n  - { files: [minutes/**], presets: [gentle] }\n',
      ...{ 'a.md': old, 'archive/a.md': old, 'minutes/a.md': old },
    });
    const severities = json().report.files.flatMap(({ path, findings }) =>
      findings.map((each) => [path, each.severity]),
    );
    assert.deepEqual(severities, [
      ['a.md', 'warning'],
      ['minutes/a.md', 'info'],
    ]);
    const plain = agored('lint');
    for (let i = 0; i < 2; i++) assert.deepEqual(agored('lint', '--cache'), plain);
  });
});
