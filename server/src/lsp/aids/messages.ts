/** What the writing aids say: beside completions, on hover, and about edits that follow a file. */
import type { verbs } from '../../engine/directives';
import type { Level, Localized } from '../../engine/types';

/** What each directive does. */
export const verbWords: Readonly<Record<(typeof verbs)[number], Localized>> = {
  disable: {
    en: 'Agored leaves out these rules from here on, down to agored-enable. Without names: all rules.',
    cy: 'Mae Agored yn hepgor y rheolau hyn o’r fan hon ymlaen, hyd at agored-enable. Heb enwau: pob rheol.',
  },
  enable: {
    en: 'Agored checks these rules again from here on. Without names: all rules.',
    cy: 'Mae Agored yn gwirio’r rheolau hyn eto o’r fan hon ymlaen. Heb enwau: pob rheol.',
  },
  'disable-line': {
    en: 'Agored leaves out these rules on this line. Without names: all rules.',
    cy: 'Mae Agored yn hepgor y rheolau hyn ar y llinell hon. Heb enwau: pob rheol.',
  },
  'disable-next-line': {
    en: 'Agored leaves out these rules on the next line that is not blank. Without names: all rules.',
    cy: 'Mae Agored yn hepgor y rheolau hyn ar y llinell nesaf nad yw’n wag. Heb enwau: pob rheol.',
  },
  'disable-file': {
    en: 'Agored leaves out these rules in the whole note. Without names: all rules.',
    cy: 'Mae Agored yn hepgor y rheolau hyn yn y nodyn cyfan. Heb enwau: pob rheol.',
  },
  allow: {
    en: 'The jargon rule leaves these words alone in this note: agored-allow "sprint".',
    cy: 'Mae’r rheol jargon yn gadael llonydd i’r geiriau hyn yn y nodyn hwn: agored-allow "sprint".',
  },
};

export const levelWords: Readonly<Record<Level, Localized>> = {
  error: {
    en: 'A check on the command line or in CI fails.',
    cy: 'Mae gwiriad ar y llinell orchymyn neu mewn CI yn methu.',
  },
  warning: { en: 'It is pointed out, clearly.', cy: 'Mae’n cael ei nodi’n glir.' },
  info: { en: 'It is suggested, quietly.', cy: 'Mae’n cael ei awgrymu’n dawel.' },
  off: { en: 'Nothing is said.', cy: 'Nid oes dim yn cael ei ddweud.' },
};

/** Keys of the front matter of which Agored makes something. */
export const keyWords = {
  title: { en: 'Title of the note.', cy: 'Teitl y nodyn.' },
  date: { en: 'Day that the note is about: 2026-11-20.', cy: 'Y diwrnod y mae’r nodyn yn sôn amdano: 2026-11-20.' },
  language: {
    en: 'Language that the note is written in, as a code: en or cy.',
    cy: 'Yr iaith y mae’r nodyn wedi’i ysgrifennu ynddi, fel cod: en neu cy.',
  },
  audience: {
    en: 'Who the note is for. Your configuration says which languages they need.',
    cy: 'I bwy mae’r nodyn. Mae eich ffurfweddiad yn dweud pa ieithoedd sydd eu hangen arnynt.',
  },
  translation: {
    en: 'What is known about the other language: pending where it is to follow, not-required where none is needed.',
    cy: 'Yr hyn sy’n hysbys am yr iaith arall: pending os yw i ddilyn, not-required os nad oes ei hangen.',
  },
  draft: {
    en: 'Not published yet: true or false. Agored asks less of drafts.',
    cy: 'Heb ei gyhoeddi eto: true neu false. Mae Agored yn gofyn llai gan ddrafftiau.',
  },
  pair: {
    en: 'The same in every language of a note: it ties them together.',
    cy: 'Yr un peth ym mhob iaith o’r nodyn: mae’n eu clymu ynghyd.',
  },
  status: {
    en: 'Where the decision stands: proposed, accepted, rejected or superseded.',
    cy: 'Sefyllfa’r penderfyniad: cynigiwyd, derbyniwyd, gwrthodwyd neu disodlwyd.',
  },
  deciders: { en: 'Who decided, as names.', cy: 'Pwy benderfynodd, fel enwau.' },
  supersedes: {
    en: 'The older decision record that this one replaces.',
    cy: 'Y cofnod penderfyniad hŷn y mae’r un hwn yn ei ddisodli.',
  },
  'superseded-by': {
    en: 'The newer decision record that replaces this one.',
    cy: 'Y cofnod penderfyniad newydd sy’n disodli’r un hwn.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

export const messages = {
  more: { en: 'More about ‘{name}’', cy: 'Rhagor am ‘{name}’' },
  default: { en: 'When left out: {value}', cy: 'Os caiff ei hepgor: {value}' },
  allowed: { en: 'It may be: {values}', cy: 'Gall fod yn: {values}' },
  notes: {
    en: { one: 'In one note nearby', other: 'In {n} notes nearby' },
    cy: { one: 'Mewn un nodyn cyfagos', other: 'Mewn {n} nodyn cyfagos' },
  },
  twin: { en: 'As in {file}', cy: 'Fel yn {file}' },
  today: { en: 'Today', cy: 'Heddiw' },
  glossary: { en: 'Your glossary', cy: 'Eich geirfa' },
  example: { en: 'Example', cy: 'Enghraifft' },
  pending: { en: 'It is to follow.', cy: 'Mae i ddilyn.' },
  'not-required': { en: 'None is needed.', cy: 'Nid oes ei hangen.' },
  translation: {
    en: 'Says that a language is to follow, or that none is needed: agored-translation cy pending until 2026-12-01.',
    cy: 'Mae’n dweud bod iaith i ddilyn, neu nad oes ei hangen: agored-translation cy pending until 2026-12-01.',
  },
  'open-record': { en: 'Open ‘{name}’', cy: 'Agor ‘{name}’' },
  'open-note': { en: 'Open {path}', cy: 'Agor {path}' },
  'links-to': { en: 'Links to ‘{name}’', cy: 'Dolenni i ‘{name}’' },
  'links-in': { en: 'Links in ‘{name}’', cy: 'Dolenni yn ‘{name}’' },
} as const;
