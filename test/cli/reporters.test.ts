/** Reports for people at a terminal, for code hosts, and for what else reads them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { Ajv, type AnySchemaObject } from 'ajv';
import { describe, it } from 'mocha';
import { formats } from '../../server/src/cli/reports';
import { sandboxes, type Sandbox } from './support';

const folder = sandboxes();

/** A file name and a message with what every form has to escape. */
const hostileName = process.platform === 'win32' ? 'a,b %0A@x.md' : `a,b:%0A"<&>'\n::x*_@x \u001B.md`;
const why = `<b>100%</b> & "q" 'p' ]]> @alice #12 !7 [a](b) ::error::x \u0007 \u{1F600}`;
const words = `words:\n  - { term: synergise, say: [work together], why: ${JSON.stringify(why)} }\n`;
const hostile = { '.agored.yml': words, [hostileName]: 'They synergise.\n' };
const told = `Try ‘work together’ instead of ‘synergise’. ${why}`;

/** Notes with so many words to point out, one a paragraph. */
const words3 = (n: number): string =>
  Array.from({ length: n }, (_, i) => `We leverage thing ${String(i)}.\n`).join('\n');

const print = (sandbox: Sandbox, format: string, ...args: string[]): string =>
  sandbox.agored('lint', '--format', format, ...args).out;

describe('reports', () => {
  it('all tell of each finding, in both languages, and print the same bytes twice', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n', 'sub/b.md': 'We leverage it.\n', 'c.md': 'We met.\n' });
    for (const format of formats) {
      const [en, again, cy] = [
        print(sandbox, format),
        print(sandbox, format),
        print(sandbox, format, '--locale', 'cy'),
      ];
      assert.equal(again, en, format);
      for (const file of ['a.md', 'sub/b.md']) assert.ok(en.includes(file), `${format}: ${file}`);
      assert.equal(en.split('Try ‘use’').length - 1 >= 2, true, format);
      assert.ok(cy.includes('‘leverage’') && !cy.includes('Try ‘use’'), format);
    }
  });

  it('say what could not be done, and that there are too many warnings', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n' });
    for (const format of formats) {
      const { out, err, code } = sandbox.agored('lint', '--format', format, 'a.md', 'none.md');
      assert.equal(code, 2, format);
      assert.match(err, /none\.md: there is no such file/);
      if (format !== 'text') assert.match(out, /none\.md: there is no such file/, format);
      const many = sandbox.agored(
        'lint',
        '--format',
        format,
        '--rule',
        'jargon=warning',
        '--max-warnings',
        '0',
        'a.md',
      );
      assert.equal(many.code, 1, format);
      assert.match(many.err, /There are 1 warnings; at most 0/);
      if (format !== 'text' && format !== 'json') assert.match(many.out, /There are 1 warnings; at most 0/, format);
      const quiet = sandbox.agored('lint', '--format', format, '--quiet', '--rule', 'jargon=warning', 'a.md');
      assert.ok(!quiet.out.includes('leverage'), format);
    }
  });

  it('go each to its file, with a cache and without', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n', 'b.md': 'We met.\n' });
    const alone = formats.map((format) => print(sandbox, format));
    const all = formats.flatMap((format) => ['--format', `${format}=out/${format}.txt`]);
    for (const args of [[], ['--cache'], ['--cache']]) {
      assert.equal(sandbox.agored('lint', ...all, ...args).out, '');
      assert.deepEqual(
        formats.map((format) => sandbox.read(`out/${format}.txt`)),
        alone,
      );
    }
  });

  it('can all be printed where nothing is found, and where there is nothing', () => {
    const sandbox = folder({ 'a.md': 'We met.\n' });
    for (const format of formats) {
      const { out, err, code } = sandbox.agored('lint', '--format', format);
      assert.deepEqual([code, err], [0, ''], format);
      assert.equal(out === '', format === 'compact' || format === 'github', format);
      assert.equal(sandbox.agored('lint', '--format', format, 'no*.md').code, 2, format);
    }
  });
});

describe('--format compact', () => {
  it('is one line for each finding, whatever the name of the file', () => {
    const sandbox = folder({ 'a.md': 'Oh.\n\nWe leverage data.\n\nWe decided to wait. We agreed to paint it.\n' });
    const lines = print(sandbox, 'compact').trimEnd().split('\n');
    for (const line of lines) assert.match(line, /^a\.md:\d+:\d+: (?:error|warning|info) .* \[[a-z-]+\]$/);
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^a\.md:3:4: /);
  });

  it('lets no name or message break its lines', () => {
    const out = print(folder(hostile), 'compact');
    assert.equal(out.trimEnd().split('\n').length, 1, out);
    assert.ok(!out.includes('\u001B') && !out.includes('\u0007'));
  });
});

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly {
            readonly id: string;
            readonly helpUri: string;
            readonly fullDescription: { readonly text: string };
          }[];
        };
      };
      readonly invocations: readonly [
        {
          readonly exitCode: number;
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
        },
      ];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations: readonly [{ readonly physicalLocation: Physical }];
        readonly relatedLocations?: readonly { readonly physicalLocation: Physical }[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly fixes?: readonly {
          readonly properties: { readonly safe: boolean };
          readonly artifactChanges: readonly [
            {
              readonly artifactLocation: { readonly uri: string };
              readonly replacements: readonly [
                { readonly deletedRegion: Region; readonly insertedContent: { readonly text: string } },
              ];
            },
          ];
        }[];
      }[];
    },
  ];
}
interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Physical {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
  readonly region: Region;
}

describe('--format sarif', function () {
  // Of draft 4, which ajv no longer knows, the schema has nothing but its name and the name of its `id`.
  const schema = JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'sarif/sarif-2.1.0.schema.json'), 'utf8')
      .replace('json-schema.org/draft-04', 'json-schema.org/draft-07')
      .replace('"id":', '"$id":'),
  ) as AnySchemaObject;
  const isUri = (text: string): boolean => URL.canParse(text);
  const isReference = (text: string): boolean =>
    /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![0-9A-F]{2})/.test(text);
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false, // one of its patterns is none with Unicode
    allErrors: true,
    formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true },
  }).compile(schema);

  function sarif(sandbox: Sandbox, ...args: string[]): Sarif['runs'][0] {
    const log: unknown = JSON.parse(print(sandbox, 'sarif', ...args));
    assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), undefined, 2));
    return (log as Sarif).runs[0];
  }

  it('is as the schema has it', () => {
    const sandbox = folder(hostile);
    sandbox.write('b.en.md', '# One\n\nIn order to help, we leverage it.\n\n## Two\n\nWe decided to wait.\n');
    sandbox.write('b.cy.md', '# Un\n\nRydym yn defnyddio hyn bob dydd yn y gwaith.\n');
    for (const args of [
      [],
      ['--locale', 'cy'],
      ['none.md', 'b.en.md'],
      ['--max-warnings', '0'],
      ['--no-config', hostileName],
    ])
      sarif(sandbox, ...args);
    assert.ok(!validate({ version: '2.1.0', runs: [{ tool: {} }] }), 'the schema must be able to object');
  });

  it('explains its rules, in the language asked for', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n' });
    const { tool, results } = sarif(sandbox, '--locale', 'cy');
    const [result] = results;
    const rule = tool.driver.rules[result?.ruleIndex ?? -1];
    assert.equal(rule?.id, 'jargon');
    assert.match(rule.helpUri, /^https:.*\/jargon\/README\.md$/);
    assert.match(rule.fullDescription.text, /\b(?:mae|yn|nid)\b/i);
  });

  it('encodes paths, from the root of the repository', () => {
    const sandbox = folder({ '.git/HEAD': 'ref: refs/heads/main\n', ...hostile });
    const [{ locations: [{ physicalLocation }], message } = assert.fail()] = sarif(sandbox).results;
    assert.equal(decodeURIComponent(physicalLocation.artifactLocation.uri), hostileName);
    assert.match(physicalLocation.artifactLocation.uri, /^[\w%.-]+$/);
    assert.equal(message.text.replace(/\\(?=[[\]])/g, ''), told);
    sandbox.write('deep/er/a b.md', 'We leverage data.\n');
    const uris = sarif(sandbox, 'deep').results.map(
      ({ locations: [place] }) => place.physicalLocation.artifactLocation.uri,
    );
    assert.deepEqual(uris, ['deep/er/a%20b.md']);
  });

  it('tells columns in UTF-16 units, and fixes as replacements that do what --fix does', () => {
    const text = '😀 We met three councils in order to help.\n';
    const sandbox = folder({ 'a.md': text });
    const result = sarif(sandbox).results.find(({ ruleId }) => ruleId === 'jargon');
    assert.deepEqual(result?.locations[0].physicalLocation.region, {
      startLine: 1,
      startColumn: 26,
      endLine: 1,
      endColumn: 37,
    });
    const fix = result.fixes?.find(({ properties }) => properties.safe);
    const [{ deletedRegion, insertedContent }] = fix?.artifactChanges[0].replacements ?? assert.fail('no safe fix');
    assert.equal(deletedRegion.startLine, 1);
    const mended =
      text.slice(0, deletedRegion.startColumn - 1) + insertedContent.text + text.slice(deletedRegion.endColumn - 1);
    sandbox.agored('lint', '--fix');
    assert.equal(sandbox.read('a.md'), mended);
  });

  it('has fingerprints that stay when lines move', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n\nThey leverage data.\n' });
    const prints = (): string[] =>
      sarif(sandbox).results.map((result) => result.partialFingerprints['agored/v1'] ?? '');
    const before = prints();
    assert.equal(new Set(before).size, 2);
    sandbox.write('a.md', '# New\n\nSome words.\n\nThey\nleverage data.\n\nWe leverage data. And more.\n');
    assert.deepEqual(prints(), before.toReversed());
  });

  it('says how the run ended', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n' });
    const [fine] = sarif(sandbox).invocations;
    assert.deepEqual([fine.exitCode, fine.executionSuccessful, fine.toolExecutionNotifications], [0, true, []]);
    const [failed] = sarif(sandbox, 'a.md', 'none.md').invocations;
    assert.deepEqual([failed.exitCode, failed.executionSuccessful], [2, false]);
    assert.match(failed.toolExecutionNotifications[0]?.message.text ?? '', /no such file/);
    const [many] = sarif(sandbox, '--rule', 'jargon=error').invocations;
    assert.deepEqual([many.exitCode, many.executionSuccessful], [1, true]);
  });
});

describe('--format github', () => {
  const summaryOf = (sandbox: Sandbox): [Record<string, string>, () => string] => {
    sandbox.write('summary.txt', 'Before.\n');
    return [{ GITHUB_STEP_SUMMARY: path.join(sandbox.root, 'summary.txt') }, () => sandbox.read('summary.txt')];
  };

  it('prints annotations that the runner reads back as they were', () => {
    const sandbox = folder(hostile);
    const lines = print(sandbox, 'github').trimEnd().split('\n');
    assert.equal(lines.length, 1);
    // As the runner does it.
    const [, kind, properties = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(lines[0] ?? '') ?? [];
    const decoded = (text: string): string =>
      text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');
    const found = Object.fromEntries(
      properties
        .split(',')
        .map((each): [string, string] => [each.split('=')[0] ?? '', decoded(each.slice(each.indexOf('=') + 1))]),
    );
    assert.match(kind ?? '', /^(?:warning|notice)$/);
    assert.deepEqual(found, {
      file: hostileName,
      line: '1',
      endLine: '1',
      col: '6',
      endColumn: '15',
      title: 'Agored: jargon',
    });
    assert.equal(decoded(message), told);
  });

  it('gives paths from the root of the repository, and no columns over several lines', () => {
    const sandbox = folder({ '.git/HEAD': 'ref: refs/heads/main\n', 'sub/a.md': 'We plan in order\nto help.\n' });
    assert.match(print(sandbox, 'github', 'sub'), /^::\w+ file=sub\/a\.md,line=1,endLine=2,title=/);
  });

  it('prints ten of each kind, and puts the rest into the summary', () => {
    const sandbox = folder({ 'a.md': words3(12), 'b.md': `${words3(3)}\nIn order to help, we met.\n` });
    const [env, summary] = summaryOf(sandbox);
    const run = (...args: string[]): string[] =>
      sandbox
        .agoredWith(env, 'lint', '--format', 'github', ...args)
        .out.trimEnd()
        .split('\n');
    assert.equal(run('b.md', '--rule', 'jargon=warning').length, 4);
    assert.equal(summary(), 'Before.\n');
    const lines = run('--rule', 'jargon=error', 'none.md', '.');
    assert.equal(lines.length, 10);
    assert.match(lines[0] ?? '', /^::error file=none\.md,title=Agored::/);
    assert.ok(summary().startsWith('Before.\n'));
    assert.match(summary(), /<code>b\.md<\/code>: 4 errors<\/summary>/);
    assert.equal(summary().match(/^- /gm)?.length, 17);
  });

  it('says on standard error how many more there are where there is no summary', () => {
    const { out, err } = folder({ 'a.md': words3(25) }).agoredWith(
      { GITHUB_STEP_SUMMARY: '' },
      'lint',
      '--format',
      'github',
    );
    assert.equal(out.trimEnd().split('\n').length, 10);
    assert.match(err, /^agored: .*15 more/);
  });

  it('keeps the summary within what GitHub takes', function () {
    const sandbox = folder();
    for (let i = 0; i < 20; i++) sandbox.write(`${String(i)}.md`, words3(500));
    const [env, summary] = summaryOf(sandbox);
    sandbox.write('summary.txt', '€'.repeat(200_000));
    sandbox.agoredWith(env, 'lint', '--format', 'github');
    const bytes = Buffer.byteLength(summary());
    assert.ok(bytes <= 1 << 20 && bytes > 1_000_000, String(bytes));
    assert.match(summary(), /There was no room for \d+ more, in \d+ of the notes/);
  });

  it('fails with 2 where the summary cannot be written', () => {
    const { code, err } = folder({ 'a.md': words3(11) }).agoredWith(
      { GITHUB_STEP_SUMMARY: '/none/at/all' },
      'lint',
      '--format',
      'github',
    );
    assert.equal(code, 2);
    assert.match(err, /GITHUB_STEP_SUMMARY: this report cannot be written \(ENOENT\)/);
  });
});

describe('--format gitlab', () => {
  interface Entry {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  }
  const entries = (sandbox: Sandbox, ...args: string[]): readonly Entry[] =>
    JSON.parse(print(sandbox, 'gitlab', ...args)) as readonly Entry[];

  it('has what GitLab asks for', () => {
    const [entry] = entries(folder(hostile));
    assert.ok(entry);
    const { fingerprint, ...rest } = entry;
    assert.match(fingerprint, /^[\w-]{20,}$/);
    assert.deepEqual(rest, {
      description: told,
      check_name: 'jargon',
      severity: 'minor',
      location: { path: hostileName, lines: { begin: 1 } },
    });
  });

  it('has fingerprints that differ, and stay when lines move', () => {
    const text = 'We leverage data.\n\nWe leverage data.\n';
    const sandbox = folder({ 'a.md': text, 'b.md': text });
    const before = entries(sandbox);
    assert.equal(new Set(before.map(({ fingerprint }) => fingerprint)).size, 4);
    sandbox.write('a.md', `New.\n\n${text}`);
    const after = entries(sandbox);
    assert.deepEqual(
      after.map(({ fingerprint }) => fingerprint),
      before.map(({ fingerprint }) => fingerprint),
    );
    assert.notDeepEqual(after, before);
  });

  it('weighs by level', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n' });
    for (const [level, severity] of [
      ['error', 'major'],
      ['warning', 'minor'],
      ['info', 'info'],
    ] as const)
      assert.deepEqual(
        entries(sandbox, '--rule', `jargon=${level}`).map((entry) => entry.severity),
        [severity],
      );
    const [blocker] = entries(sandbox, 'none.md');
    assert.deepEqual([blocker?.severity, blocker?.location.path], ['blocker', 'none.md']);
    const [many] = entries(sandbox, '--rule', 'jargon=warning', '--max-warnings', '0');
    assert.deepEqual([many?.check_name, many?.location.path], ['too-many-warnings', '.']);
    assert.deepEqual(entries(sandbox, '--rule', 'jargon=off'), []);
  });
});

/** The elements of a name, anywhere in a document that has to be well-formed. */
function elements(document: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === name) found.push(element);
    for (const child of element.children) if (child instanceof XmlElement) visit(child);
  };
  const { root } = parseXml(document);
  if (root) visit(root);
  return found;
}

/** What XML 1.0 can hold of a text. */
const inXml = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, '\uFFFD');

describe('--format checkstyle', () => {
  it('is XML in which names and messages are what they were', () => {
    const out = print(folder(hostile), 'checkstyle');
    const [file] = elements(out, 'file').filter(({ attributes }) => attributes['name'] === inXml(hostileName));
    assert.ok(file, out);
    const [error] = elements(out, 'error');
    assert.deepEqual(
      { ...error?.attributes },
      { line: '1', column: '6', severity: 'warning', message: inXml(told), source: 'agored.jargon' },
    );
  });
});

describe('--format junit', () => {
  const junit = (sandbox: Sandbox, ...args: string[]): string => print(sandbox, 'junit', ...args);

  it('is XML in which names and messages are what they were', () => {
    const out = junit(folder(hostile), '--rule', 'jargon=error');
    const [test] = elements(out, 'testcase').filter(({ attributes }) => attributes['name'] === inXml(told));
    assert.equal(test?.attributes['file'], inXml(hostileName));
    const [failure] = elements(out, 'failure');
    assert.equal(failure?.attributes['type'], 'jargon');
    assert.ok(failure.text.includes(inXml(told)));
  });

  it('is red where the run fails, and nowhere else', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n\nWe leverage data.\n', 'b.md': 'We met.\n' });
    const sums = (...args: string[]): (string | undefined)[] => {
      const out = junit(sandbox, ...args);
      const [whole] = elements(out, 'testsuites');
      for (const name of ['failure', 'skipped', 'error', 'testcase'])
        assert.equal(
          String(elements(out, name).length),
          whole?.attributes[{ failure: 'failures', error: 'errors', testcase: 'tests' }[name] ?? name],
          name,
        );
      const names = elements(out, 'testcase').map(
        ({ attributes }) => `${attributes['classname'] ?? ''} ${attributes['name'] ?? ''}`,
      );
      assert.equal(new Set(names).size, names.length);
      return ['tests', 'failures', 'skipped', 'errors'].map((name) => whole?.attributes[name]);
    };
    assert.deepEqual(sums('--rule', 'jargon=error'), ['3', '2', '0', '0']);
    assert.deepEqual(sums('--rule', 'jargon=warning'), ['3', '0', '2', '0']);
    assert.deepEqual(sums('--rule', 'jargon=warning', '--max-warnings', '1'), ['4', '2', '0', '1']);
    assert.deepEqual(sums('--rule', 'jargon=info', '--max-warnings', '0'), ['3', '0', '2', '0']);
    assert.deepEqual(sums('none.md', '.'), ['4', '0', '2', '1']);
  });
});

describe('--format markdown', () => {
  it('begins with a few kind words, and folds the rest', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n', 'b.md': 'We leverage it.\n', 'c.md': 'We met.\n' });
    const out = print(sandbox, 'markdown', '--rule', 'jargon=warning');
    assert.match(
      out,
      /^<!-- agored -->\n\*\*Agored\*\* · 3 notes checked: 2 warnings\.\n\nThese are hints, not rules\./,
    );
    assert.equal(out.match(/^<details><summary>.*<\/summary>\n\n- .*\n\n<\/details>$/gm)?.length, 2);
    assert.equal(out.match(/^\[jargon\]: https:/gm)?.length, 1);
    assert.match(print(sandbox, 'markdown', 'c.md'), /^Thank you: there is nothing here to put right\.$/m);
    assert.match(print(sandbox, 'markdown', 'c.md', '--locale', 'cy'), /^Diolch: /m);
  });

  it('lets no name or message become markup, call people, or command GitLab', () => {
    const out = print(folder(hostile), 'markdown');
    if (process.platform !== 'win32')
      assert.match(out, /<code>a,b:%0A"&lt;&amp;&gt;'\uFFFD::x\*_@&#8203;x \uFFFD\.md<\/code>/);
    const tags = out.replaceAll('\\<', '').match(/<[^>]*>/g) ?? [];
    const ours = ['<!-- agored -->', '<details>', '<summary>', '<code>', '</code>', '</summary>', '</details>'];
    assert.deepEqual(tags, ours);
    assert.match(out, /\\<b\\>100%\\<\/b\\> & "q" 'p' \\\]\\\]\\> @&#8203;alice #&#8203;12 !&#8203;7 \\\[a\\\]\(b\)/);
    assert.doesNotMatch(out, /@\w|(?<!&)#\d|(?!\n)\p{Cc}/u);
    assert.doesNotMatch(out, /^\//m);
    assert.equal(out.match(/^- /gm)?.length, 1);
  });

  it('puts what matters most first, and links places where the code host says how', () => {
    const sandbox = folder({ 'a.md': 'We leverage data.\n', 'z (1).md': '---\ntitle: a: b\n---\n\nWe met.\n' });
    const sha = 'a'.repeat(40);
    const order = (env: Record<string, string>): string =>
      sandbox.agoredWith(
        { GITHUB_SHA: '', CI_COMMIT_SHA: '', ...env },
        'lint',
        '--format',
        'markdown',
        '--rule',
        'jargon=info',
      ).out;
    assert.match(order({}), /z \(1\)\.md[\s\S]*a\.md/);
    assert.match(order({}), /^- 1:4 /m);
    const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'us/notes', GITHUB_SHA: sha };
    assert.match(
      order(github),
      new RegExp(`\\[2:\\d+\\]\\(https://github\\.com/us/notes/blob/${sha}/z%20%281%29\\.md\\?plain=1#L2\\)`),
    );
    const gitlab = { CI_PROJECT_URL: 'https://gitlab.com/us/notes', CI_COMMIT_SHA: sha };
    assert.match(order(gitlab), new RegExp(`\\(https://gitlab\\.com/us/notes/-/blob/${sha}/a\\.md\\?plain=1#L1\\)`));
  });

  it('stays within what GitHub takes, and says what is left out', () => {
    const sandbox = folder({ 'b.md': words3(400), 'a.md': words3(400) });
    const out = print(sandbox, 'markdown');
    assert.ok(out.length <= 65_536 && out.length > 60_000, String(out.length));
    const shown = out.match(/^- /gm)?.length ?? 0;
    assert.match(out, new RegExp(`There was no room for ${String(800 - shown)} more, in [12] of the notes`));
    assert.equal(out.match(/<details>/g)?.length, out.match(/<\/details>/g)?.length);
    assert.match(out, /^\[jargon\]: /m);
  });
});
