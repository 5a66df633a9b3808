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
  'fix-all': { en: 'Apply all safe fixes of Agored', cy: 'Rhoi holl atebion diogel Agored ar waith' },
  'add-section': {
    en: 'Add the heading that is missing in {there}, marked for translation',
    cy: 'Ychwanegu’r pennawd sydd ar goll o’r testun {there}, wedi’i farcio i’w gyfieithu',
  },
  'add-sections': {
    en: 'Add the {count} headings that are missing in {there}, marked for translation',
    cy: 'Ychwanegu’r {count} pennawd sydd ar goll o’r testun {there}, wedi’u marcio i’w cyfieithu',
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
  more: { en: 'More about ‘{rule}’', cy: 'Rhagor am ‘{rule}’' },
} as const satisfies Readonly<Record<string, Localized>>;
