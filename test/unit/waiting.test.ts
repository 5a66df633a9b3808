import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { brief, lintText, sampleConfig } from './support/sample';

const welsh = 'Bydd y gwasanaeth newydd yn agor cyn diwedd y mis, ac mae foo yn rhan ohono.';
const english = 'The new service will open before the end of the month, and foo is a part of it.';
const marked = (text: string, language = 'cy'): string =>
  `<!-- agored-translate ${language} -->\n\n${text}\n\n<!-- /agored-translate -->\n`;

const found = (text: string, config?: string): string[] => brief(text, lintText(text, sampleConfig(config)));

describe('text that waits for translation', () => {
  it('is not judged in the language that is to go', () => {
    assert.deepEqual(found(`${english}\n\n${marked(english)}`), ['jargon:found@foo']);
    assert.deepEqual(found(`${welsh}\n\n${marked(welsh, 'en')}`), ['jargon:found@foo']);
  });

  it('is judged where it has been translated already', () => {
    assert.deepEqual(found(`${english}\n\n${marked(welsh)}`), ['jargon:found@foo', 'jargon:found@foo']);
  });

  it('ends with the closing marker, or with the note', () => {
    assert.deepEqual(found(`${marked(english)}\n${english}\n`), ['jargon:found@foo']);
    assert.deepEqual(found(`<!-- agored-translate cy -->\n\n${english}\n`), []);
  });

  it('is not judged as a part of the whole note either', () => {
    const text = `# One\n\n${english}\n\n${marked(`# Two\n\n${english}`)}`;
    assert.deepEqual(found(text), ['headings:heading@One', 'jargon:found@foo']);
  });

  it('may hold directives that have nothing to do yet', () => {
    const directive = '<!-- agored-disable-next-line jargon -->';
    assert.deepEqual(found(`${english}\n\n${marked(`${directive}\n${english}`)}`), ['jargon:found@foo']);
    assert.deepEqual(found(`${english}\n\n${directive}\n\n${marked(english)}`), [
      'jargon:found@foo',
      `directive-problem:unused@${directive}`,
    ]);
  });
});
