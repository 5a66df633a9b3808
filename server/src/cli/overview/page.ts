/** The report as one HTML page that needs nothing else: no scripts, no network. */
import type { Say } from '../messages';
import { chartOf, type Series } from './charts';
import { isAsked, isComplete, perThousand } from './figures';
import { escape, tableOf } from './html';
import { createForms, type Forms } from './forms';
import { states } from '../../engine/states';
import { style } from './style';
import type { Figures, Hints, Overview, Period } from './types';
import { createTell, type Tell, type Word } from './words';

export interface PageOptions {
  readonly say: Say;
  /** The address of a file from where the page is; undefined where none leads there. */
  readonly hrefOf: (path: string) => string | undefined;
}

/** How much is listed. */
const most = { terms: 15, decisions: 12, lacking: 12, notes: 40, earlier: 400 };

/** What the parts of the page are made with. */
interface Maker extends PageOptions {
  readonly overview: Overview;
  readonly tell: Tell;
  readonly forms: Forms;
  /** Whether notes may be in more than one language, and whether any is or should be. */
  readonly several: boolean;
  readonly isBilingual: boolean;
}

export function pageOf(overview: Overview, options: PageOptions): string {
  const { locale, tool, day } = overview;
  const tell = createTell(locale);
  const forms = createForms(locale, tell);
  const maker: Maker = {
    ...{ ...options, overview, tell, forms },
    several: overview.languages.length > 1,
    isBilingual: overview.summary.translations.asked > 0,
  };
  const parts =
    overview.summary.notes === 0
      ? [`<p>${escape(tell('empty'))}</p>`]
      : [headlines, overTime, terms, decisions, ...(maker.several ? [languages] : []), notes].map((part) =>
          part(maker),
        );
  return `<!doctype html>
<!-- agored-report 1 -->
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Agored ${escape(tool.version)}">
<meta name="robots" content="noindex">
<title>${escape(tell('title'))}</title>
<style>
${style}
</style>
</head>
<body>
<header>
<h1>${escape(tell('title'))}</h1>
<p>${escape(spanOf(maker))}</p>
<p>${escape(tell('purpose'))}</p>
</header>
<main>
${[...parts, counted(maker)].join('\n')}
</main>
<footer><p class="faint">${escape(tell('made', { version: tool.version, day: forms.day(day) }))}</p></footer>
</body>
</html>
`;
}

function spanOf({ overview: { summary }, tell, forms }: Maker): string {
  const { notes, from, to } = summary;
  if (notes === 0) return '';
  if (from === null || to === null) return tell('noDates');
  return from === to
    ? tell('onDay', { from: forms.day(from) })
    : tell('between', { from: forms.day(from), to: forms.day(to) });
}

const section = (title: string, ...body: readonly string[]): string =>
  `<section>\n<h2>${escape(title)}</h2>\n${body.filter((part) => part !== '').join('\n')}\n</section>`;
const paragraph = (text: string, name = ''): string => `<p${name && ` class="${name}"`}>${escape(text)}</p>`;

/** A headline figure. */
interface Headline {
  readonly name: Word;
  readonly value: (figures: Figures) => string;
  /** As `value`, for small print. */
  readonly short?: (figures: Figures) => string;
  /** What can be subtracted; null where there is nothing to compare. */
  readonly size: (figures: Figures) => number | null;
  readonly change: (difference: number) => string;
}

function headlines(maker: Maker): string {
  const { overview, tell, forms, isBilingual } = maker;
  const { comparison, summary } = overview;
  const whole = (name: Word, of: (figures: Figures) => number): Headline => ({
    name,
    value: (figures) => forms.whole(of(figures)),
    size: of,
    change: forms.signed,
  });
  const share = (name: Word, of: (figures: Figures) => readonly [number, number]): Headline => ({
    name,
    value: (figures) => {
      const [n, m] = of(figures);
      return m === 0 ? tell('none') : tell('nOfM', { n: forms.whole(n), m: forms.whole(m) });
    },
    short: (figures) => {
      const [n, m] = of(figures);
      if (m === 0) return tell('none');
      return tell('nOfM', { n: forms.percent(n / m), m: forms.whole(m) });
    },
    size: (figures) => {
      const [n, m] = of(figures);
      return m === 0 ? null : Math.round((n / m) * 100);
    },
    change: (difference) => tell('points', { n: forms.signed(difference) }),
  });
  const all: readonly Headline[] = [
    whole('notes', (figures) => figures.notes),
    whole('words', (figures) => figures.words),
    {
      name: 'hintsPerThousand',
      value: ({ hintsPerThousand: value }) => (value === null ? '–' : forms.decimal(value)),
      size: ({ hintsPerThousand }) => hintsPerThousand,
      change: (difference) => forms.signed(Math.round(difference * 10) / 10),
    },
    share('decisionsLinked', ({ decisions: { linked, unlinked } }) => [linked, linked + unlinked]),
    ...(isBilingual
      ? [share('complete', ({ translations }) => [translations.complete, translations.asked] as const)]
      : []),
  ];
  const card = ({ name, value, short = value, size, change }: Headline): string => {
    const lines: [string, string][] = [];
    if (comparison) {
      const { length, latest, before } = comparison;
      lines.push([tell(`latest-${length}`), short(latest)], [tell(`before-${length}`), short(before)]);
      const [now, then] = [size(latest), size(before)];
      if (now !== null && then !== null) lines.push([tell('change'), change(now - then)]);
    }
    const list = lines.map(([term, text]) => `<dt>${escape(term)}</dt><dd>${escape(text)}</dd>`).join('');
    return `<li><h3>${escape(tell(name))}</h3><p class="value">${escape(value(summary))}</p>${list && `<dl>${list}</dl>`}</li>`;
  };
  const last = comparison ? tell('compared', { to: forms.day(comparison.latest.to) }) : tell('tooEarly');
  return section(tell('headlines'), `<ul class="cards">\n${all.map(card).join('\n')}\n</ul>`, paragraph(last, 'faint'));
}

/** Something that is shown over time. */
interface Course {
  readonly title: Word;
  readonly about: Word;
  readonly series: readonly (Series & { readonly name: string })[];
  readonly whole: boolean;
}

function overTime(maker: Maker): string {
  const { overview, tell, forms, several } = maker;
  const { periods, step, summary } = overview;
  const left = [
    summary.undated > 0 ? paragraph(tell('undated', { n: forms.whole(summary.undated) })) : '',
    summary.upcoming > 0 ? paragraph(tell('upcoming', { n: forms.whole(summary.upcoming) })) : '',
  ];
  if (step === null) return section(tell('overTime'), paragraph(tell('notYet')), ...left);
  const of = (name: Word, value: (period: Period) => number | null): Series => ({
    name: tell(name),
    values: periods.map(value),
  });
  const rate = (kind: keyof Hints) => (period: Period) => perThousand(period.hints[kind], period.words);
  const has = (size: (figures: Figures) => number): boolean => size(summary) > 0;
  const courses: readonly Course[] = [
    { title: 'chartNotes', about: 'chartNotesAbout', series: [of('notes', ({ notes: n }) => n)], whole: true },
    { title: 'chartWords', about: 'chartWordsAbout', series: [of('words', ({ words: n }) => n)], whole: true },
    {
      ...{ title: 'chartHints', about: 'chartHintsAbout', whole: false },
      series: [
        of('hintWords', rate('words')),
        ...(several ? [of('hintLanguages', rate('languages'))] : []),
        of('hintDecisions', rate('decisions')),
      ],
    },
    ...(has(({ decisions: { linked, unlinked } }) => linked + unlinked)
      ? [
          {
            ...({ title: 'chartDecisions', about: 'chartDecisionsAbout', whole: true } as const),
            series: [
              of('linked', (period) => period.decisions.linked),
              of('unlinked', (period) => period.decisions.unlinked),
            ],
          },
        ]
      : []),
    ...(has(({ translations }) => translations.asked)
      ? [
          {
            ...({ title: 'chartComplete', about: 'chartCompleteAbout', whole: true } as const),
            series: [
              of('isComplete', ({ translations }) => translations.complete),
              of('isNotComplete', ({ translations }) => translations.asked - translations.complete),
            ],
          },
        ]
      : []),
  ];
  const charts = courses.map((course, index) => courseOf(course, `chart-${index + 1}`, maker));
  return section(tell('overTime'), ...left, `<div class="charts">\n${charts.join('\n')}\n</div>`);
}

function courseOf({ title, about, series, whole }: Course, id: string, { overview, tell, forms }: Maker): string {
  const { periods, step } = overview;
  if (step === null) return '';
  const name = tell(title, { step: tell(`by-${step}`) });
  const show = (value: number | null): string =>
    value === null ? '–' : whole ? forms.whole(value) : forms.decimal(value);
  const sums = periods.map((_, index) => {
    const values = series.flatMap(({ values: all }) => all[index] ?? []);
    return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) * 10) / 10;
  });
  const full = periods.map((period) => forms.period(period, step));
  const known = sums.flatMap((sum, index) => (sum === null ? [] : [{ sum, at: full[index] ?? '' }]));
  const [low, high] = [
    known.reduce((a, b) => (b.sum < a.sum ? b : a)),
    known.reduce((a, b) => (b.sum > a.sum ? b : a)),
  ];
  const description = tell('description', {
    ...{ low: show(low.sum), lowAt: low.at, high: show(high.sum), highAt: high.at },
  });
  const format = whole ? forms.whole : forms.short;
  const labels = (room: number): readonly string[] => forms.labels(periods, step, room);
  const heads = [tell('period'), ...series.map((each) => each.name), ...(series.length > 1 ? [tell('all')] : [])];
  const rows = periods.map((_, index) => [
    escape(full[index] ?? ''),
    ...series.map(({ values }) => show(values[index] ?? null)),
    ...(series.length > 1 ? [show(sums[index] ?? null)] : []),
  ]);
  return `<figure>
<figcaption><h3>${escape(name)}</h3><p>${escape(tell(about))}</p></figcaption>
${chartOf({ id, title: name, description, labels, series, format, whole })}
<details><summary>${escape(tell('asTable'))}</summary>
${tableOf(
  name,
  heads.map((text, index) => ({ text, isNumber: index > 0 })),
  rows,
)}
</details>
</figure>`;
}

function terms({ overview, tell, forms }: Maker): string {
  const shown = overview.terms.slice(0, most.terms);
  if (shown.length === 0) return section(tell('terms'), paragraph(tell('termsNone')));
  const rows = shown.map(({ term, language, count, notes: n, say, leave, advice }) => {
    const instead = say === '' ? (leave ? tell('leave') : advice) : leave ? tell('orLeave', { say }) : say;
    // Words to choose from are in the language of the term; what is said around them is short.
    const speaks = say === '' ? '' : langOf(language);
    return [
      `<span${langOf(language)}>${escape(term)}</span>`,
      `<span${speaks}>${escape(instead)}</span>`,
      forms.whole(count),
      forms.whole(n),
    ];
  });
  const heads = [
    { text: tell('term') },
    { text: tell('instead') },
    { text: tell('times'), isNumber: true },
    { text: tell('inNotes'), isNumber: true },
  ];
  const more = overview.terms.length > shown.length ? tell('termsMore', { n: forms.whole(overview.terms.length) }) : '';
  return section(tell('terms'), tableOf(tell('termsAbout'), heads, rows), more && paragraph(more, 'faint'));
}

const langOf = (language: string | null): string =>
  language === null || language === '' ? '' : ` lang="${escape(language)}"`;

/** The title of a note, which leads there. */
function linkOf(title: string, path: string, language: string | null, { hrefOf }: Maker): string {
  const href = hrefOf(path);
  const text = escape(title).trim() || escape(path);
  return href === undefined
    ? `<span${langOf(language)}>${text}</span>`
    : `<a href="${escape(href)}"${langOf(language)}>${text}</a>`;
}

function decisions(maker: Maker): string {
  const { overview, tell, forms } = maker;
  const { unlinkedDecisions: all, summary } = overview;
  const shown = all.slice(0, most.decisions);
  if (shown.length === 0)
    return section(
      tell('decisions'),
      paragraph(tell(summary.decisions.linked > 0 ? 'decisionsNone' : 'decisionsNoneAtAll')),
    );
  const items = shown.map(({ title, path, date, line, text, language }) => {
    const link = linkOf(title, path, null, maker);
    const place = `${link}, ${escape(tell('line', { line: forms.whole(line) }))}`;
    const day = date === null ? '' : `${escape(forms.day(date))} · `;
    return `<li><p${langOf(language)}>${escape(text)}</p><p class="places">${day}${place}</p></li>`;
  });
  const more = all.length > shown.length ? tell('decisionsMore', { n: forms.whole(all.length) }) : '';
  return section(
    tell('decisions'),
    paragraph(tell('decisionsAbout')),
    `<ul class="decisions">\n${items.join('\n')}\n</ul>`,
    more && paragraph(more, 'faint'),
  );
}

function languages(maker: Maker): string {
  const { overview, tell, forms, say } = maker;
  const met = states.filter((state) => overview.languages.some((each) => each.states[state] !== undefined));
  if (met.length === 0) return section(tell('languages'), paragraph(tell('languagesNone')));
  const heads = [tell('language'), ...met.map((state) => say(`state-${state}`))];
  const rows = overview.languages.map(({ language, states: counts }) => [
    escape(forms.language(language)),
    ...met.map((state) => forms.whole(counts[state] ?? 0)),
  ]);
  const asked = overview.notes.filter(isAsked);
  const lacking = asked.filter((note) => !isComplete(note));
  const items = lacking.slice(0, most.lacking).map(({ title, path, language, languages: own, date }) => {
    const how = Object.entries(own)
      .filter(([, state]) => state !== 'complete')
      .map(([code, state]) => `${forms.language(code)}: ${say(`state-${state}`)}`);
    const day = date === null ? [] : [forms.day(date)];
    return `<li>${linkOf(title, path, language, maker)} <span class="places">– ${escape([...day, ...how].join(' · '))}</span></li>`;
  });
  const more = lacking.length > items.length ? tell('lackingMore', { n: forms.whole(lacking.length) }) : '';
  return section(
    tell('languages'),
    tableOf(
      tell('languagesAbout'),
      heads.map((text, index) => ({ text, isNumber: index > 0 })),
      rows,
    ),
    ...(items.length > 0
      ? [`<h3>${escape(tell('lacking'))}</h3>`, `<ul class="plain">\n${items.join('\n')}\n</ul>`]
      : asked.length > 0
        ? [paragraph(tell('lackingNone'))]
        : []),
    more && paragraph(more, 'faint'),
  );
}

function notes(maker: Maker): string {
  const { overview, tell, forms, isBilingual, say } = maker;
  const heads = [
    { text: tell('note') },
    { text: tell('date') },
    { text: tell('words'), isNumber: true },
    { text: tell('perThousand'), isNumber: true },
    { text: tell('decisionsColumn'), isNumber: true },
    ...(isBilingual ? [{ text: tell('languages') }] : []),
  ];
  const row = (note: Overview['notes'][number]): readonly string[] => {
    const { linked, unlinked } = note.decisions;
    const own = Object.entries(note.languages)
      .filter(([, state]) => state !== 'not-asked')
      .map(([code, state]) => `${forms.language(code)}: ${say(`state-${state}`)}`);
    return [
      linkOf(note.title, note.path, note.language, maker),
      note.date === null
        ? escape(tell('noDate'))
        : `<time datetime="${note.date}">${escape(forms.shortDay(note.date))}</time>`,
      forms.whole(note.words),
      note.hintsPerThousand === null ? '–' : forms.decimal(note.hintsPerThousand),
      linked + unlinked === 0 ? '–' : escape(tell('nOfM', { n: linked, m: linked + unlinked })),
      ...(isBilingual ? [own.map((each) => `<span class="state">${escape(each)}</span>`).join('<br>') || '–'] : []),
    ];
  };
  const all = overview.notes;
  const first = all.slice(0, most.notes);
  const earlier = all.slice(most.notes, most.notes + most.earlier);
  const rest = all.length - first.length - earlier.length;
  const folded = tell('notesEarlier', { n: forms.whole(earlier.length) });
  return section(
    tell('notes'),
    tableOf(tell('notesAbout'), heads, first.map(row)),
    earlier.length > 0
      ? `<details><summary>${escape(folded)}</summary>\n${tableOf(folded, heads, earlier.map(row))}\n</details>`
      : '',
    rest > 0 ? paragraph(tell('notesMore', { n: forms.whole(rest) }), 'faint') : '',
  );
}

/** What the figures mean, and what is not in them. */
function counted({ overview: { summary, problems }, tell, forms }: Maker): string {
  const items = [
    ...(['aboutHints', 'aboutNote', 'aboutDates'] as const).map((word) => tell(word)),
    ...(summary.records > 0 ? [tell('aboutRecords', { n: forms.whole(summary.records) })] : []),
    ...(summary.drafts > 0 ? [tell('aboutDrafts', { n: forms.whole(summary.drafts) })] : []),
  ];
  const list = (texts: readonly string[]): string =>
    `<ul class="plain">\n${texts.map((text) => `<li>${escape(text)}</li>`).join('\n')}\n</ul>`;
  const failed = problems.slice(0, most.lacking).map(({ message }) => message);
  return section(
    tell('about'),
    list(items),
    failed.length > 0 ? `<h3>${escape(tell('problems'))}</h3>\n${list(failed)}` : '',
  );
}
