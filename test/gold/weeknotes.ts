/**
 * Takes the notes of real series one after the other and asks, with those before it, what the next is called:
 * `npx tsx test/gold/weeknotes.ts [--print]`; silent where there is no material. The day is the real note's own, so a
 * wrong name is one of another form, another number, or of another day because all before it were of one weekday.
 */
import { readNote, type SeriesNote } from '../../server/src/engine/weeknotes/known';
import { mostRead, nextNote } from '../../server/src/engine/weeknotes/next';
import { isWeeknote, seriesIn, withoutWords } from '../../server/src/engine/weeknotes/series';
import { hasMaterial, repositories } from './material';

const print = process.argv.includes('--print');

interface Count {
  all: number;
  right: number;
}

/** How often names are right, of all notes but the first, and of the last of each series. */
function measure(notes: readonly SeriesNote[], open: boolean): { readonly each: Count; readonly last: boolean } {
  const each = { all: 0, right: 0 };
  let last = false;
  for (let index = 1; index < notes.length; index++) {
    const real = notes[index];
    if (!real) continue;
    const { date, tokens } = readNote(real);
    const before = notes.slice(Math.max(0, index - mostRead), index);
    const next = nextNote(before, date ?? '2000-06-15', open);
    last = next?.path === (open ? withoutWords(real.path, tokens) : real.path);
    each.all++;
    if (last) each.right++;
    else if (print) console.log(`  ${next?.path ?? '?'} for ${real.path}`);
  }
  return { each, last };
}

if (hasMaterial()) {
  const each = { all: 0, right: 0 };
  const last = { all: 0, right: 0 };
  for (const [name, { files }] of repositories())
    for (const { key, paths, named, open } of seriesIn([...files.keys()])) {
      const notes = paths.map((path) => ({ path, text: files.get(path) ?? '' }));
      if (notes.length < 2 || !(named || notes.slice(-mostRead).some(({ text }) => isWeeknote(text)))) continue;
      const found = measure(notes, open);
      each.all += found.each.all;
      each.right += found.each.right;
      last.all++;
      if (found.last) last.right++;
      console.log(`${name} ${key}: ${String(found.each.right)} of ${String(found.each.all)}`);
    }
  console.log(
    `All: ${String(each.right)} of ${String(each.all)}; the last of each series: ${String(last.right)} of ${String(last.all)}`,
  );
}
