/** Families of rules: their names, and where they apply. */
import assert from 'node:assert/strict';
import { parseConfig } from '../../server/src/engine/config';
import { families, familiesFor } from '../../server/src/engine/families';
import { locales } from '../../server/src/engine/types';
import { rules } from '../../server/src/rules';

describe('families of rules', () => {
  it('each have a rule, and a name of their own in every language', () => {
    assert.deepEqual(
      Object.keys(families).sort(),
      [...new Set(rules.map(({ category }) => category))].sort(),
      'a family without rules has an empty row in every checklist',
    );
    const names = Object.values(families).flatMap(({ name }) => locales.map((locale) => name[locale]));
    assert.equal(new Set(names).size, names.length);
  });

  it('apply where at least one of their rules runs', () => {
    const idsFor = (source: string): unknown =>
      familiesFor(parseConfig(source, rules).config, rules).map(({ id }) => id);
    assert.deepEqual(idsFor(''), ['words', 'languages', 'decisions', 'files']);
    assert.deepEqual(idsFor('rules: { jargon: off }'), ['languages', 'decisions', 'files']);
    assert.deepEqual(idsFor('rules: { decision-link: off }'), ['words', 'languages', 'decisions', 'files']);
    assert.deepEqual(idsFor('languages: [en]'), ['words', 'decisions', 'files']);
  });
});
