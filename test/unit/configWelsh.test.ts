/** What the keys of a configuration are is said in both languages. */
import assert from 'node:assert/strict';
import { getDescription, type GenericSchema } from 'valibot';
import { configSchema } from '../../server/src/engine/config';
import { branches, type Branch, type Path } from '../../server/src/engine/configProblems';
import { configKey } from '../../server/src/lsp/aids/configHelp';
import { configWelsh } from '../../server/src/lsp/aids/configWelsh';
import { identify } from '../../server/src/languages/identify';
import { rules } from '../../server/src/rules';

const unwrapped = (schema: unknown): GenericSchema => {
  const { wrapped } = schema as Branch;
  return wrapped === undefined ? (schema as GenericSchema) : unwrapped(wrapped);
};

/** Keys that are described, by `configKey`. Rules are described by what they say of themselves. */
function described(schema: unknown, path: Path, found: Set<string>): Set<string> {
  const isRule = path.at(-2) === 'rules';
  if (path.length > 0 && !isRule && getDescription(unwrapped(schema)) !== undefined) found.add(configKey(path));
  for (const { entries, item, value, rest } of branches(schema)) {
    for (const [key, inner] of Object.entries(entries ?? {})) described(inner, [...path, key], found);
    for (const inner of [item, value, rest]) if (inner !== undefined) described(inner, path, found);
  }
  return found;
}

describe('configuration in Welsh', () => {
  const keys = described(configSchema(rules), [], new Set<string>());

  it('says what every key is, and no key that there is not', () => {
    assert.ok(keys.size > 40);
    assert.deepEqual(Object.keys(configWelsh).sort(), [...keys].sort());
  });

  it('is Welsh', () => {
    for (const [key, text] of Object.entries(configWelsh))
      if (text.length > 60) assert.equal(identify(text, ['en', 'cy']).language, 'cy', key);
  });
});
