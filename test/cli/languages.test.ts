/** `agored languages`, as a process. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { BlockReport, NoteReport } from '../../server/src/cli/languages';
import { identify } from '../../server/src/languages/identify';
import { tables } from '../../server/src/languages/tables';
import { readTable } from '../../server/src/languages/tables/format';
import { seeded } from '../bench/random';
import { sandboxes } from './support';

const english = 'This week we talked to the people who run the service.';
const welsh = 'Yr wythnos hon buom yn siarad â’r bobl sy’n rhedeg y gwasanaeth.';
const french = 'Cette semaine, nous avons parlé avec les personnes qui gèrent le service.';

const folder = sandboxes();

const notesOf = (out: string): readonly NoteReport[] => (JSON.parse(out) as { files: NoteReport[] }).files;
const blocksOf = (out: string): readonly BlockReport[] => notesOf(out)[0]?.blocks ?? [];

describe('agored languages', () => {
  it('shows line, language, sureness and first words of each block', () => {
    const { agored } = folder({
      'week.md': `# Aberaeron\n\n${english}\n\n${welsh}\n\n\`\`\`\ncode in a fence\n\`\`\`\n`,
    });
    const { code, out, err } = agored('languages', 'week.md');
    assert.deepEqual([code, err], [0, '']);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 4);
    assert.equal(lines[0], 'week.md');
    assert.match(lines[1] ?? '', /^ {2}1 {2}undecided {2}– +# Aberaeron$/);
    assert.match(lines[2] ?? '', /^ {2}3 {2}en +sure \(\d+\.\d\) {2}This week we talked/);
    assert.match(lines[3] ?? '', /^ {2}5 {2}cy +sure \(\d+\.\d\) {2}Yr wythnos hon/);
  });

  it('shows a claim where it differs, and says where it stands', () => {
    const text = `---\nlang: cy\n---\n${english}\n\n<div lang="en">\n\n${welsh}\n\n</div>\n\n<div dir="rtl">\n\n${welsh}\n\n</div>\n`;
    const { agored } = folder({ 'a.md': text, 'en/b.md': `${welsh}\n`, 'c.cy.md': `${english}\n\n${welsh}\n` });
    const { out } = agored('languages', '.');
    assert.deepEqual(
      out.split('\n').flatMap((line) => /claims .*$/.exec(line)?.[0] ?? []),
      [
        'claims cy (front matter, line 2)',
        'claims en (lang on line 6)',
        'claims to run right to left (dir on line 12)',
        'claims cy (file name)',
        'claims en (folder)',
      ],
    );
  });

  it('prints JSON with places and claims', () => {
    const { agored } = folder({ 'week.en.md': `\n${english}\n\n<p lang=cy>${english}</p>\n\nQ2 ADR\n` });
    const { code, out } = agored('languages', '--format', 'json', 'week.en.md');
    assert.equal(code, 0);
    const [note] = notesOf(out);
    assert.deepEqual([note?.path, note?.languages], ['week.en.md', ['en', 'cy']]);
    const [first, second, third] = blocksOf(out);
    assert.deepEqual(first?.start, { line: 2, column: 1, offset: 1 });
    assert.deepEqual(
      [first.language, first.sureness, first.differs, first.claims],
      ['en', 'high', false, [{ kind: 'suffix', language: 'en', written: 'en' }]],
    );
    assert.ok(first.margin > 12);
    assert.deepEqual(
      [second?.language, second?.differs, second?.claims],
      ['en', true, [{ kind: 'attribute', language: 'cy', written: 'cy', start: { line: 4, column: 9, offset: 65 } }]],
    );
    assert.deepEqual([third?.language, third?.sureness, third?.margin, third?.differs], [null, 'none', 0, false]);
  });

  it('chooses among the languages of the configuration, or among those given', () => {
    const { agored } = folder({ '.agored.yml': 'languages: [en, fr]\n', 'a.md': `${french}\n` });
    const told = (...args: string[]): unknown =>
      blocksOf(agored('languages', '--format', 'json', ...args, 'a.md').out).map(({ language }) => language);
    assert.deepEqual(told(), ['fr']);
    assert.deepEqual(told('--languages', 'es, fr,eu'), ['fr']);
    assert.deepEqual(told('--languages', 'en-GB,cy-GB'), [null]);
    assert.deepEqual(told('--no-config'), [null]);
  });

  it('leaves out what the configuration ignores, and says so of a file that is named', () => {
    const { agored } = folder({
      '.agored.yml': 'ignore: [drafts/**]\n',
      'a.md': `${english}\n`,
      'drafts/b.md': `${english}\n`,
    });
    assert.deepEqual(
      notesOf(agored('languages', '--format', 'json', '.').out).map(({ path }) => path),
      ['a.md'],
    );
    const named = agored('languages', '--languages', 'en,cy', 'drafts/b.md');
    assert.deepEqual([named.code, named.out], [0, '']);
    assert.match(named.err, /drafts\/b\.md: not checked, because the configuration leaves it out/);
    assert.match(agored('languages', '--no-config', 'drafts/b.md').out, /This week we talked/);
  });

  it('says once which languages it cannot tell', () => {
    const { agored } = folder({ 'a.md': `${english}\n`, 'b.md': `${english}\n` });
    const { code, out, err } = agored('languages', '--languages', 'en,tlh', '--format', 'json');
    assert.equal(code, 0);
    assert.equal(err, 'agored: Agored cannot tell these languages: tlh. Text in them is left undecided.\n');
    assert.deepEqual(
      notesOf(out).map(({ blocks }) => blocks[0]?.language),
      ['en', 'en'],
    );
  });

  it('reads one item a line', () => {
    const { agoredReading } = folder();
    const { code, out, err } = agoredReading(`${english}\r\nAberaeron\n\n${welsh}\tx`, 'languages', '--lines');
    assert.deepEqual([code, err], [0, '']);
    const rows = out.split('\n').map((line) => line.split('\t'));
    assert.deepEqual(
      rows.map(([language, , ...text]) => [language, ...text]),
      [['en', english], ['undecided', 'Aberaeron'], ['undecided', ''], ['cy', welsh, 'x'], ['']],
    );
    assert.match(rows[0]?.[1] ?? '', /^sure \(\d+\.\d\)$/);
    assert.equal(rows[1]?.[1], '–');
  });

  it('reads lines as JSON lines, as many as they are', () => {
    const { agoredReading } = folder();
    const many = 20_000;
    const { out } = agoredReading(`${welsh}\n`.repeat(many), 'languages', '--lines', '--format', 'json');
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, many);
    for (const line of [lines[0], lines[many - 1]]) {
      const { language, sureness, margin, text } = JSON.parse(line ?? '') as Record<string, unknown>;
      assert.deepEqual([language, sureness, text, typeof margin], ['cy', 'high', welsh, 'number']);
    }
    assert.equal(agoredReading('', 'languages', '--lines').out, '');
  });

  it('tells what the engine tells, though what words say is laid out when it is built', () => {
    const random = seeded(5);
    const words = ['en', 'cy', 'fr'].flatMap((language) => [...readTable(tables[language]?.() ?? '').words.keys()]);
    const some = (): string => {
      const word = words[Math.floor(random() * words.length)] ?? '';
      const kind = random();
      return kind < 0.8 ? word : kind < 0.9 ? word.charAt(0).toUpperCase() + word.slice(1) : word.slice(1) + word;
    };
    const texts = Array.from({ length: 3000 }, () =>
      Array.from({ length: 1 + Math.floor(random() * 9) }, some).join(' '),
    );
    for (const languages of [['en', 'cy'], ['cy', 'en'], ['cy'], ['en', 'cy', 'fr'], ['fr', 'cy']]) {
      const given = ['languages', '--lines', '--format', 'json', '--languages', languages.join()];
      const told = folder()
        .agoredReading(texts.join('\n'), ...given)
        .out.trimEnd()
        .split('\n');
      const meant = texts.map((text) => identify(text, languages));
      assert.deepEqual(
        told.map((line) => {
          const { language, margin } = JSON.parse(line) as {
            readonly language?: string | null;
            readonly margin: number;
          };
          return [language ?? undefined, margin];
        }),
        meant.map(({ language, margin }) => [language, Math.round(margin * 10) / 10]),
      );
    }
  });

  it('does not let a text steer the terminal', () => {
    const { agoredReading, agored } = folder({ 'a.md': `\u001B[2J${english}\n` });
    assert.ok(!agored('languages', 'a.md').out.includes('\u001B'));
    assert.ok(!agoredReading(`\u001B[2J${english}`, 'languages', '--lines').out.includes('\u001B'));
  });

  it('speaks Welsh', () => {
    const { agored } = folder({ 'cy/a.md': `${english}\n\nAberaeron\n` });
    const { out } = agored('languages', '--locale', 'cy', 'cy/a.md');
    assert.match(out, /en +sicr \(\d+\.\d\) .*yn honni bod yn cy \(y ffolder\)/);
    assert.match(out, /heb benderfynu/);
    assert.match(agored('languages', '--help', '--locale', 'cy').out, /dangos ym mha iaith/);
    assert.match(agored('languages', '--help').out, /show which language each block/);
  });

  it('ends with 2 for what it cannot do', () => {
    const { agored } = folder({ 'a.md': english, 'empty.md': '' });
    const missing = agored('languages', 'no.md', 'a.md');
    assert.equal(missing.code, 2);
    assert.match(missing.err, /no\.md: there is no such file/);
    assert.match(missing.out, /a\.md/);
    for (const [args, message] of [
      [['--languages', 'english'], /‘english’ does not name languages/],
      [['--languages', ''], /does not name languages/],
      [['--format', 'xml'], /cannot be used for --format/],
      [['--lines', 'a.md'], /takes no files/],
      [['--config', 'no.yml', 'a.md'], /no\.yml: this configuration file cannot be read/],
    ] as const) {
      const { code, err, out } = agored('languages', ...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
    const empty = agored('languages', 'empty.md');
    assert.deepEqual([empty.code, empty.out], [0, 'empty.md\n  There is no text here.\n']);
  });
});
