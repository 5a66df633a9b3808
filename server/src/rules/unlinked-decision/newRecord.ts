/** The text and the name of a new decision record, in the habit of those that are there, else as MADR lays it out. */
import type { Facts, RecordHabit } from '../../engine/facts';
import { relativeLink } from '../../engine/paths';
import type { NewFile } from '../../engine/types';
import { withRadical } from '../../languages/decisions/radical';
import { slugOf } from './paths';

/** Where records go in a workspace that has none. */
export const defaultFolder = 'docs/decisions';

export interface Source {
  /** The sentence, as read; undefined where the record is written for no note. */
  readonly sentence?: string;
  /** What was chosen: the sentence without "We decided to"; empty where a list follows that says so. */
  readonly choice: string;
  /** The items of that list. */
  readonly items: readonly string[];
  /** Language of the sentence. */
  readonly language: string;
  /** Title of the note. */
  readonly title: string;
}

const longestTitle = 100;

/** A title from what was chosen: one line, a capital, no full stop. */
export function recordTitle(choice: string): string {
  let title = choice
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–—-]+|[\s.:;,–—-]+$/g, '')
    .replace(/^(?:that )?(?:we (?:will|would|should|could|are going to|need to|needed to) |we['’](?:ll|d) |to )/i, '')
    .trim();
  const clause = /^.{25,}?(?=[;:] | – | because | so that |, (?:and|but|or) | oherwydd | fel bod |, (?:ac?|ond) )/.exec(
    title,
  )?.[0];
  if (clause !== undefined) title = clause.replace(/[\s,]+$/, '');
  if (title.length > longestTitle)
    title = `${title.slice(0, title.lastIndexOf(' ', longestTitle - 1)).replace(/[\s,]+$/, '')}…`;
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const words = {
  en: {
    status: 'accepted',
    context: 'From the note {note}:',
    more: 'What made this necessary, and what else was considered?',
    outcome: 'What was decided, and why?',
    after: 'What follows from this, good and bad?',
  },
  cy: {
    status: 'derbyniwyd',
    context: 'O’r nodyn {note}:',
    more: 'Beth wnaeth hyn yn angenrheidiol, a beth arall a ystyriwyd?',
    outcome: 'Beth a benderfynwyd, a pham?',
    after: 'Beth sy’n dilyn o hyn, yn dda ac yn ddrwg?',
  },
};

const madr = {
  en: '---\nstatus:\ndate:\n---\n\n# {title}\n\n## Context and Problem Statement\n\n## Considered Options\n\n## Decision Outcome\n\n## Consequences\n',
  cy: '---\nstatus:\ndate:\n---\n\n# {title}\n\n## Cyd-destun\n\n## Opsiynau a ystyriwyd\n\n## Penderfyniad\n\n## Canlyniadau\n',
};

/**
 * The record to be written, at a path that no known note has; undefined where the note has no place to link from.
 * @param folder where records go in a workspace that has none.
 */
export function newRecord(
  source: Source,
  facts: Facts,
  folder: string = defaultFolder,
): (NewFile & { readonly title: string }) | undefined {
  if (facts.path === undefined) return undefined;
  const language = source.language === 'cy' ? 'cy' : 'en';
  const chosen = /\p{L}/u.test(source.choice)
    ? source.choice
    : source.items.map((item) => item.replace(/[.;,]+$/, '')).join('; ');
  const title = recordTitle(language === 'cy' ? withRadical(chosen) : chosen) || recordTitle(source.sentence ?? '');
  if (title === '') return undefined;
  const habit: RecordHabit = facts.recordTemplate ?? {
    folder,
    name: '{number}-{slug}.md',
    number: '0001',
    heading: '{title}',
    text: madr[language],
  };
  const taken = new Set([...facts.records.map(({ path }) => path), ...(facts.notes ?? [])].map((p) => p.toLowerCase()));
  const slug = slugOf(title);
  let path = '';
  for (let n = 1; n === 1 || taken.has(path.toLowerCase()); n++) {
    const name = fill(habit.name, {
      number: habit.number ?? '',
      date: facts.today,
      day: facts.today.replace(/-/g, ''),
      slug: n === 1 ? slug : `${slug}-${n}`,
    });
    path = habit.folder === '' ? name : `${habit.folder}/${name}`;
  }
  const number = habit.number ?? '';
  const heading = fill(habit.heading, { number, bare: number.replace(/^0+(?=\d)/, ''), title: escapeInline(title) });
  return { path, title, text: layOut(habit.text, heading, source, facts.path, path, facts.today) };
}

const fill = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => data[key] ?? whole);

/** Characters that mean something in Markdown, wherever they stand. */
const escapeInline = (text: string): string => text.replace(/[\\`*_[\]<>]/g, '\\$&');

type Section = 'status' | 'date' | 'context' | 'decision' | 'consequences';
const sections: readonly (readonly [Section, RegExp])[] = [
  ['status', /^(?:status|statws)\b/i],
  ['date', /^(?:date|dyddiad)\b/i],
  ['context', /^(?:context|background|cyd-?destun|cefndir)\b/i],
  ['decision', /^(?:decision(?: outcome)?|the decision|penderfyniad|canlyniad y penderfyniad)$/i],
  ['consequences', /^(?:consequences|canlyniadau|goblygiadau)\b/i],
];

/** Fills the title, the front matter and the sections that are known; what a template says elsewhere stays. */
function layOut(template: string, heading: string, source: Source, note: string, path: string, today: string): string {
  const language = source.language === 'cy' ? 'cy' : 'en';
  const say = words[language];
  const link = `[${escapeInline(source.title)}](${relativeLink(path, note)})`;
  const quote = `> ${escapeInline((source.sentence ?? '').replace(/\s+/g, ' ').trim())}`;
  const from = source.sentence === undefined ? '' : `${say.context.replace('{note}', () => link)}\n\n${quote}\n\n`;
  const body: Readonly<Record<Section, string>> = {
    status: say.status.charAt(0).toUpperCase() + say.status.slice(1),
    date: today,
    context: `${from}<!-- ${say.more} -->`,
    decision: (source.sentence === undefined
      ? [`<!-- ${say.outcome} -->`]
      : [
          capital(escapeInline(oneLine(language === 'cy' ? withRadical(source.choice) : source.choice))),
          source.items.map((item) => `- ${escapeInline(oneLine(item))}`).join('\n'),
        ]
    )
      .filter(Boolean)
      .join('\n\n'),
    consequences: `<!-- ${say.after} -->`,
  };
  const used = new Set<Section>();
  const out: string[] = [];
  let titled = false;
  let inMatter = false;
  let replacing = false;
  for (const [index, line] of template.replace(/\r\n?/g, '\n').trimEnd().split('\n').entries()) {
    if (line.trim() === '---' && (index === 0 || inMatter)) {
      inMatter = !inMatter;
      out.push(line);
      continue;
    }
    if (inMatter) {
      out.push(
        line.replace(
          /^(status|statws|date|dyddiad):.*$/,
          (_, key: string) => `${key}: ${/^(?:date|dyddiad)$/.test(key) ? today : say.status}`,
        ),
      );
      continue;
    }
    const mark = /^ {0,3}(#{1,6})[ \t]+(.+)$/.exec(line.trimEnd());
    if (mark && !titled) {
      titled = true;
      out.push(`${mark[1] ?? '#'} ${heading}`);
      continue;
    }
    if (mark) {
      const section = sections.find(
        ([name, pattern]) => !used.has(name) && pattern.test((mark[2] ?? '').replace(/[ \t#]+$/, '')),
      )?.[0];
      replacing = section !== undefined;
      out.push(line);
      if (section) {
        used.add(section);
        out.push('', body[section], '');
      }
      continue;
    }
    if (replacing) continue;
    const labelled = /^((?:[-*+][ \t]+)?[*_]{0,2}(Status|Statws|Date|Dyddiad)[*_]{0,2}:[*_]{0,2})/i.exec(line);
    out.push(
      labelled
        ? `${labelled[1] ?? ''} ${/^(?:date|dyddiad)$/i.test(labelled[2] ?? '') ? body.date : body.status}`
        : line,
    );
  }
  if (!titled) out.unshift(`# ${heading}`, '');
  // A template without a known place for them still gets the words that the record is about.
  if (!used.has('context') && !used.has('decision')) out.push('', body.context);
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

const oneLine = (text: string): string =>
  text

    .replace(/\s+/g, ' ')
    .replace(/^[\s:–—-]+/, '')
    .trim();
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
