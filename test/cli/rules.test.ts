/** `agored rules` and `agored explain`, as a process. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { rules } from '../../server/src/rules';
import { sandboxes } from './support';

describe('cli: rules', () => {
  const sandbox = sandboxes();

  it('lists every rule with its level and what it finds, in either language', () => {
    const { agored } = sandbox();
    for (const locale of ['en', 'cy'] as const) {
      const { code, out, err } = agored('rules', '--locale', locale);
      assert.deepEqual({ code, err }, { code: 0, err: '' });
      const lines = out.split('\n').map((line) => line.replace(/ +/g, ' '));
      for (const { id, level, summary } of rules) assert.ok(lines.includes(`${id} ${level} ${summary[locale]}`), id);
    }
  });

  it('gives programs all that there is to know', () => {
    const { code, out } = sandbox().agored('rules', '--format', 'json');
    assert.equal(code, 0);
    const { version, rules: listed } = JSON.parse(out) as {
      version: number;
      rules: { id: string; level: string; options: { name: string; default?: unknown; description: string }[] }[];
    };
    assert.equal(version, 1);
    assert.deepEqual(
      listed.map(({ id, level }) => [id, level]),
      rules.map(({ id, level }) => [id, level]),
    );
    const [gentle] = listed.find(({ id }) => id === 'jargon')?.options ?? [];
    assert.equal(gentle?.default, false);
    for (const { id, options } of listed) for (const { description } of options) assert.notEqual(description, '', id);
  });

  it('knows no format but these', () => {
    const { code, err } = sandbox().agored('rules', '--format', 'xml');
    assert.equal(code, 2);
    assert.match(err, /text, json/);
  });
});

describe('cli: explain', () => {
  const sandbox = sandboxes();

  it('explains every rule, with nothing of the markup', () => {
    const { agored } = sandbox();
    for (const { id, scope, summary } of rules) {
      const { code, out, err } = agored('explain', id);
      assert.deepEqual({ code, err }, { code: 0, err: '' }, id);
      const flat = out.replace(/\s+/g, ' ');
      assert.ok(flat.startsWith(`${id} ${summary.en} `), id);
      assert.ok(flat.includes(`rules: { ${id}: off }`), id);
      assert.equal(/^Examples$/m.test(out), scope !== 'engine', id);
      // What a code block shows keeps its markup, and lies deeper.
      assert.doesNotMatch(out, /^(?: {2})?(?:#|```|\||<!--)/m, id);
      assert.doesNotMatch(out, /How accurate it is/, id);
    }
  });

  it('breaks no comment that is to be copied', () => {
    const { out } = sandbox().agored('explain', 'wrong-language-link');
    assert.match(out, /^ +<!-- agored-disable-next-line wrong-language-link -- your reason -->$/m);
  });

  it('speaks Welsh as far as it can, and says where it cannot', () => {
    const { agored } = sandbox();
    const jargon = rules.find(({ id }) => id === 'jargon');
    const out = agored('explain', 'jargon', '--locale', 'cy').out.replace(/\s+/g, ' ');
    assert.ok(out.includes(`Pam ${jargon?.why.cy ?? '?'} (Mae gweddill y dudalen hon yn Saesneg.)`));
    const engine = agored('explain', 'file-problem', '--locale', 'cy').out;
    assert.doesNotMatch(engine, /Saesneg/);
  });

  it('offers the nearest rule for one that is not there', () => {
    const { agored } = sandbox();
    const near = agored('explain', 'jargn');
    assert.deepEqual(near, {
      code: 2,
      out: '',
      err: 'agored: There is no rule called ‘jargn’. Did you mean ‘jargon’?\nagored: Run agored rules to see them all.\n',
    });
    assert.doesNotMatch(agored('explain', '__proto__').err, /Did you mean/);
    assert.equal(agored('explain').code, 2);
  });
});
