/** What the server itself says: titles of actions that no rule brings, and the words around a finding on hover. */
import type { Localized } from '../engine/types';

export const messages = {
  'allow-in-note': { en: 'Allow ‘{term}’ in this note', cy: 'Caniatáu ‘{term}’ yn y nodyn hwn' },
  'allow-for-team': {
    en: 'Allow ‘{term}’ for the team (in {file})',
    cy: 'Caniatáu ‘{term}’ i’r tîm (yn {file})',
  },
  'less-of-core': {
    en: 'Tell me less about management-speak (in {file})',
    cy: 'Dweud llai wrthyf am iaith rheolwyr (yn {file})',
  },
  'less-of-localgov': {
    en: 'Tell me less about council words (in {file})',
    cy: 'Dweud llai wrthyf am eiriau cyngor (yn {file})',
  },
  'less-of-digital': {
    en: 'Tell me less about words of digital teams (in {file})',
    cy: 'Dweud llai wrthyf am eiriau timau digidol (yn {file})',
  },
  'less-of-wordy': {
    en: 'Tell me less about wordy phrases (in {file})',
    cy: 'Dweud llai wrthyf am ymadroddion hirwyntog (yn {file})',
  },
  'less-of-inclusive': {
    en: 'Tell me less about words about people (in {file})',
    cy: 'Dweud llai wrthyf am eiriau am bobl (yn {file})',
  },
  'less-of-cymraeg-clir': {
    en: 'Tell me less about Welsh that could be plainer (in {file})',
    cy: 'Dweud llai wrthyf am Gymraeg a allai fod yn gliriach (yn {file})',
  },
  'ignore-here': { en: 'Ignore here ({rule})', cy: 'Anwybyddu yma ({rule})' },
  'ignore-in-note': {
    en: 'Turn this rule off for this note ({rule})',
    cy: 'Diffodd y rheol hon ar gyfer y nodyn hwn ({rule})',
  },
  'ignore-for-team': {
    en: 'Turn this rule off for the team ({rule}, in {file})',
    cy: 'Diffodd y rheol hon ar gyfer y tîm ({rule}, yn {file})',
  },
  'follow-by': { en: '{there} to follow by…', cy: 'Testun {there} i ddilyn erbyn…' },
  'follow-until': { en: '{there} to follow by {until}', cy: 'Testun {there} i ddilyn erbyn {until}' },
  'fix-all': {
    en: 'Make all safe changes in this note (Agored)',
    cy: 'Gwneud pob newid diogel yn y nodyn hwn (Agored)',
  },
  'add-section': {
    en: 'Add the heading that is missing in {there}, marked for translation',
    cy: 'Ychwanegu’r pennawd sydd ar goll o’r testun {there}, wedi’i farcio i’w gyfieithu',
  },
  'add-sections': {
    en: 'Add the {count} headings that are missing in {there}, marked for translation',
    cy: 'Ychwanegu {count} o benawdau sydd ar goll o’r testun {there}, wedi’u marcio i’w cyfieithu',
  },
  'add-language-here': {
    en: 'Add the headings for {there} to this note, marked for translation',
    cy: 'Ychwanegu’r penawdau ar gyfer y testun {there} at y nodyn hwn, wedi’u marcio i’w cyfieithu',
  },
  'add-language-file': {
    en: 'Create {path} with the headings for {there}, marked for translation',
    cy: 'Creu {path} gyda’r penawdau ar gyfer y testun {there}, wedi’u marcio i’w cyfieithu',
  },
  'record-status': { en: 'Status: {value}', cy: 'Statws: {value}' },
  'record-date': { en: 'Date: {value}', cy: 'Dyddiad: {value}' },
  'record-deciders': { en: 'Decided by: {value}', cy: 'Penderfynwyd gan: {value}' },
  'lens-sections': { en: '{both} of {all} sections in both languages', cy: '{both} o’r {all} adran yn y ddwy iaith' },
  'lens-sections-of': {
    en: '{both} of {all} sections in both {here} and {there}',
    cy: '{both} o’r {all} adran mewn testun {here} a thestun {there}',
  },
  'lens-add-rest': { en: '{what} · add the other {count}', cy: '{what} · ychwanegu’r {count} arall' },
  'lens-add-last': { en: '{what} · add the other', cy: '{what} · ychwanegu’r llall' },
  'lens-add': { en: '{what} · add {count}', cy: '{what} · ychwanegu {count}' },
  'lens-waiting': { en: '1 part to translate', cy: '1 rhan i’w chyfieithu' },
  'lens-waiting-many': { en: '{count} parts to translate', cy: '{count} o rannau i’w cyfieithu' },
  'lens-language': { en: 'Not in {there} yet · add it', cy: 'Dim testun {there} eto · ei ychwanegu' },
  'lens-decision': { en: '1 decision not linked', cy: '1 penderfyniad heb ddolen' },
  'lens-decisions': { en: '{count} decisions not linked', cy: '{count} o benderfyniadau heb ddolen' },
  source: { en: 'Source: {names}', cy: 'Ffynhonnell: {names}' },
  sources: { en: 'Sources: {names}', cy: 'Ffynonellau: {names}' },
  more: { en: 'More about ‘{rule}’', cy: 'Rhagor am ‘{rule}’' },
} as const satisfies Readonly<Record<string, Localized>>;
