import * as v from 'valibot';
import { frontMatterClaim } from '../../engine/claims';
import { frontMatterOf, type Document } from '../../engine/document';
import type { Twin } from '../../engine/facts';
import { datesOf, keyedNote } from '../../engine/keys';
import { layoutOf } from '../../engine/layout';
import { isDraft } from '../../engine/policy';
import { titleOf } from '../../engine/title';
import { placeOf } from '../../engine/twins';
import { defineNoteRule, type Finding, type Localized, type NoteContext } from '../../engine/types';
import { languageName } from '../../languages/names';
import { checkAddresses } from './addresses';
import { directoryOf } from './directory';
import type { Id } from './fixes';
import { messages } from './messages';
import { checkShared } from './shared';

export const rule = defineNoteRule({
  id: 'pair-key',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'What ties a note to its other language is wrong: its key, its language or its date.',
    cy: 'Mae’r hyn sy’n cysylltu nodyn â’i iaith arall yn anghywir: ei allwedd, ei iaith neu ei ddyddiad.',
  },
  why: {
    en: 'A site finds the other language of a page by its key. One letter amiss, or a key copied from last week, and both pages stand alone, though each looks right by itself.',
    cy: 'Trwy allwedd y mae gwefan yn dod o hyd i’r iaith arall. Gydag un llythyren o’i lle, neu allwedd wedi’i chopïo o’r wythnos ddiwethaf, bydd y ddwy dudalen ar eu pen eu hunain, er bod pob un yn edrych yn iawn.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config }) {
    const front = frontMatterOf(note);
    if (config.languages.length < 2 || front?.format !== 'yaml' || isDraft(note)) return [];
    const me = keyedNote('', note, config, placeOf('', config));
    // An address alone ties pages only where their language is said as well; else it is but an address.
    const ties =
      me && ([...me.keys.keys()].some((name) => name !== 'permalink') || frontMatterClaim(note) !== undefined);
    return ties ? ['keys', 'twins'] : ['twins'];
  },

  check(note, context) {
    const { config, facts } = context;
    const { path } = facts;
    if (config.languages.length < 2 || path === undefined || isDraft(note)) return [];
    const found = [...checkLanguage(note, path, context)];
    const me = facts.keys && keyedNote(path, note, config, placeOf(path, config));
    if (facts.keys && me) {
      const directory = directoryOf(facts.keys);
      const ofKeys = [...checkShared(me, note.text, directory), ...checkAddresses(me, note.text, directory)];
      found.push(...ofKeys);
      if (ofKeys.length > 0) return found; // the dates of notes that may not belong together say nothing
    }
    for (const twin of facts.twins) found.push(...checkDates(note, path, twin));
    return found;
  },
});

const places: Readonly<Record<'folder' | 'file', Localized>> = {
  folder: { en: 'folder', cy: 'ei ffolder' },
  file: { en: 'file name', cy: 'enw’r ffeil' },
};

/** `lang` in the front matter against the folder or the name of the file. */
function checkLanguage(note: Document, path: string, { config }: NoteContext<object>): readonly Finding<Id>[] {
  const claim = frontMatterClaim(note);
  const said = claim?.language;
  if (!claim?.span || said === undefined) return [];
  const { by, language } = placeOf(path, config);
  if (by === undefined || language === undefined || said === language) return [];
  if (!config.languages.includes(said) && languageName(said).en === said) return []; // no language that is known
  const layout = layoutOf(note, config.languages);
  const spoken = layout.kind === 'one' ? layout.language : undefined;
  const data = {
    said: languageName(said),
    claimed: languageName(language),
    where: places[by === 'folder' ? 'folder' : 'file'],
  };
  const at = note.text.slice(claim.span.start, claim.span.end).indexOf(claim.written);
  const start = claim.span.start + Math.max(0, at);
  const span = { start, end: start + claim.written.length };
  return [
    {
      messageId: 'lang',
      data,
      span,
      language,
      fixes:
        at < 0 || spoken === said
          ? [] // the words go with the front matter: it is the file that lies in the wrong place
          : [
              {
                titleId: 'set-lang',
                data,
                edits: [{ span, text: claim.written.replace(/^[A-Za-z]+/, language) }],
                safety: 'suggestion',
              },
            ],
    },
  ];
}

/** Days of the two languages of a note: those in the front matter, else those in the names of the files. */
function checkDates(note: Document, path: string, { path: other, document }: Twin): readonly Finding<Id>[] {
  if (!document || isDraft(document)) return [];
  const [mine, theirs] = [datesOf(path, note), datesOf(other, document)];
  const both = mine.front !== undefined && theirs.front !== undefined;
  const [here, there] = both ? [mine.front, theirs.front] : [mine.front ?? mine.name, theirs.front ?? theirs.name];
  if (here === undefined || there === undefined || here === there) return [];
  // Where only one of them says so in the front matter, the name of its file may agree all the same.
  if (!both && mine.name !== undefined && mine.name === theirs.name) return [];
  const own = frontMatterOf(note)?.spanOf('date');
  const at = own ? note.text.slice(own.start, own.end).indexOf(here) : -1;
  const span = own && at >= 0 ? { start: own.start + at, end: own.start + at + here.length } : undefined;
  const data = { here, there, path: other };
  return [
    {
      messageId: 'other-date',
      data,
      span: span ?? titleOf(note),
      severity: 'info',
      related: [
        {
          messageId: 'the-date',
          data,
          span: frontMatterOf(document)?.spanOf('date') ?? { start: 0, end: 0 },
          path: other,
        },
      ],
      fixes: span ? [{ titleId: 'set-date', data, edits: [{ span, text: there }], safety: 'suggestion' }] : [],
    },
  ];
}
