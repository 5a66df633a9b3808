/** The types that ship, as a project of somebody else sees them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type * as api from '../../server/src/api/api';
import type { ReportedFinding } from '../../server/src/cli/report';
import { projects } from './support';

const repository = path.join(import.meta.dirname, '../..');

/** What is published says no more and no less than the report of the command line; the compiler sees to it. */
const sameFinding: [api.Finding] extends [ReportedFinding]
  ? [ReportedFinding] extends [api.Finding]
    ? true
    : never
  : never = true;

const linter = `
  const linter = await createLinter({ cwd: '.', locale: 'cy', config: false, rules: { jargon: 'error' } });
  const { findings, ignored, configProblems }: LintResult = await linter.lint('text', 'a.md');
  const line: number | undefined = findings[0]?.start.line;
  const fix = findings[0]?.fixes[0];
  const text: string = fix ? applyFix('text', 'a.md', fix) : (await linter.fix('text')).text;
  const level: Level | undefined = (await linter.configFor('a.md')).levels['jargon'];
  const [rule] = linter.rules;
  const why: string | undefined = rule?.why;
  // @ts-expect-error -- there is no French
  await createLinter({ locale: 'fr' });
  // @ts-expect-error -- what is inside stays inside
  linter.workspace;
  export default [line, text, level, why, ignored, configProblems];
`;
const plugin = `
  const options: agored.Options = { locale: 'cy', cwd: '.', config: 'a.yml', rules: { jargon: 'off' } };
  const file = await unified().use(remarkParse).use(agored).use(agored, options).use(remarkStringify).process('text');
  await remark().use(agored, { locale: 'en' }).process('text');
  // @ts-expect-error -- there is no French
  unified().use(agored, { locale: 'fr' });
  const preset: Preset = { plugins: [agored, [agored, options]] };
  export default [String(file), preset];
  function remark() { return unified().use(remarkParse).use(remarkStringify); }
`;
const pluginImports = `
  import remarkParse from 'remark-parse';
  import remarkStringify from 'remark-stringify';
  import { unified, type Preset } from 'unified';
  import agored from 'agored/remark';
`;
const linterImports = `import { applyFix, createLinter, type Level, type LintResult } from 'agored';`;

describe('types', () => {
  const project = projects('unified', 'remark-parse', 'remark-stringify', '@types/node', 'vfile');

  for (const [name, options] of Object.entries({
    node16: { module: 'node16', moduleResolution: 'node16' },
    bundler: { module: 'esnext', moduleResolution: 'bundler' },
  })) {
    it(`are found and hold with moduleResolution ${name}`, () => {
      const compilerOptions = {
        ...options,
        ...{ target: 'es2022', strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: ['node'] },
      };
      const { root } = project({
        'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts', '*.mts', '*.cts'] }),
        'linter.mts': linterImports + linter,
        'plugin.mts': pluginImports + plugin,
        'linter.cts': `import agored = require('agored');
          export const made: Promise<agored.Linter> = agored.createLinter();`,
        'plugin.cts': `import agored = require('agored/remark');
          export const pair = [agored, { locale: 'cy' } satisfies agored.Options];`,
        ...(name === 'bundler' && { 'linter.cts': '', 'plugin.cts': '' }), // it knows no `require`
      });
      const tsc = path.join(repository, 'node_modules/typescript/bin/tsc');
      const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', root], { encoding: 'utf8' });
      assert.equal(stdout, '');
      assert.equal(status, 0);
    });
  }

  it('name nothing but each other and unified', () => {
    const imported = ['api', 'remark'].flatMap((name) =>
      [
        ...readFileSync(path.join(repository, `dist/${name}.d.ts`), 'utf8').matchAll(
          /(?:from|import|require)\W+['"]([^'"]+)/g,
        ),
      ].map(([, from]) => from),
    );
    assert.deepEqual([imported, sameFinding], [['unified', './api'], true]);
  });
});
