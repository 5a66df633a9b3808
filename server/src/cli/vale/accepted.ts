/** Reads vocabularies of Vale's: a pattern a line, in `accept.txt` and `reject.txt`. */
import { wordsOf } from '../../vocabulary';
import { isTerm } from '../../vocabulary/lexicon';
import { clip, type ImportedForm, type Tell } from './notices';
import { mostForms, writeOut } from './pattern';
import { longestTerm, refusals } from './rule';

/** The forms of each line; capitals matter where the line says nothing about them. Never throws. */
export function readVocabulary(
  text: string,
  path: string,
  kind: 'accept' | 'reject',
  tell: Tell,
): readonly ImportedForm[] {
  const found: ImportedForm[] = [];
  const written = text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const pattern = raw.trim();
    return pattern === '' || pattern.startsWith('#')
      ? []
      : [{ pattern, line: index + 1, forms: writeOut(pattern, true) }];
  });
  const exact = new Set(written.flatMap(({ forms }) => (typeof forms === 'string' ? [] : forms.forms)));
  for (const { pattern, line, forms } of written) {
    if (typeof forms === 'string') {
      tell(refusals[forms], line, { text: clip(pattern), most: mostForms });
      continue;
    }
    for (const form of forms.forms) {
      if (form.length > longestTerm || !isTerm(form)) {
        // What we never point out needs no leave.
        tell(kind === 'accept' ? 'importNeedless' : 'importNoTerm', line, { text: clip(form) }, kind === 'reject');
        continue;
      }
      const lower = form.toLowerCase();
      const alone = wordsOf(form).length === 1 && !forms.anyCase && form !== lower && !exact.has(lower);
      if (kind === 'reject' && alone) {
        tell('importCapitals', line, { text: clip(form) });
        continue;
      }
      found.push({
        ...{
          text: form,
          group: `${path}:${String(line)}`,
          say: [],
          advice: undefined,
          why: undefined,
          level: 'warning',
          phrases: [],
        },
        source: `${path}:${String(line)}`,
      });
    }
  }
  return found;
}
