/** Where the advice about a word is from. */
import type { Data, Localized } from '../../engine/types';
import { entries } from '../../vocabulary';

/** Style guides and lists by the names that the word lists give them; what is common knowledge has none. */
const guides: Readonly<Record<string, Localized>> = {
  GOVUK: { en: 'GOV.UK style guide', cy: 'canllaw arddull GOV.UK' },
  GOVWALES: { en: 'GOV.WALES style guide', cy: 'canllaw arddull LLYW.CYMRU' },
  '18F': { en: '18F content guide', cy: 'canllaw cynnwys 18F' },
  PLG: { en: 'plainlanguage.gov', cy: 'plainlanguage.gov' },
  LGA: { en: 'Local Government Association', cy: 'y Gymdeithas Llywodraeth Leol' },
  CYMRAEGCLIR: { en: 'Cymraeg Clir', cy: 'Cymraeg Clir' },
};

/** The guides that a finding of a word rests on, by the data of the finding. */
export function sourcesOf(data: Data | undefined): readonly Localized[] {
  const { term, pack, why } = data ?? {};
  const entry = entries().find(
    (each) => each.term === term && each.pack === pack && typeof why === 'object' && each.why.en === why.en,
  );
  return (entry?.source ?? []).flatMap((name) => guides[name] ?? []);
}
