/** What is said about files that are left alone, and about what is off. */
import type { Words } from '../words';

export const words = {
  offer: {
    en: 'This file does not look like a note, so Agored leaves it alone. Check it anyway?',
    cy: 'Nid yw’r ffeil hon yn edrych fel nodyn, felly mae Agored yn gadael llonydd iddi. A ddylid ei gwirio beth bynnag?',
  },
  checkFile: { en: 'Check this file', cy: 'Gwirio’r ffeil hon' },
  checkAll: { en: 'Check all files here', cy: 'Gwirio pob ffeil yma' },
  decline: { en: 'No, thanks', cy: 'Dim diolch' },
  left: { en: 'Agored does not check this file', cy: 'Nid yw Agored yn gwirio’r ffeil hon' },
  'not-a-note': { en: 'It does not look like a note.', cy: 'Nid yw’n edrych fel nodyn.' },
  off: { en: 'It is turned off in the settings.', cy: 'Mae wedi’i ddiffodd yn y gosodiadau.' },
  ignored: {
    en: 'Your team’s configuration leaves it alone.',
    cy: 'Mae ffurfweddiad eich tîm yn gadael llonydd iddi.',
  },
  settings: { en: 'Open settings', cy: 'Agor y gosodiadau' },
  limited: { en: 'Agored checks without the history', cy: 'Mae Agored yn gwirio heb yr hanes' },
  untrusted: {
    en: 'This folder is in restricted mode, so Agored cannot tell which translations have fallen behind. Everything else works.',
    cy: 'Mae’r ffolder hon mewn modd cyfyngedig, felly ni all Agored ddweud pa gyfieithiadau sydd ar ei hôl hi. Mae popeth arall yn gweithio.',
  },
  virtual: {
    en: 'Where there is no Git to ask, Agored cannot tell which translations have fallen behind. Everything else works.',
    cy: 'Lle nad oes Git i’w holi, ni all Agored ddweud pa gyfieithiadau sydd ar ei hôl hi. Mae popeth arall yn gweithio.',
  },
  trust: { en: 'Manage trust', cy: 'Rheoli ymddiriedaeth' },
  nothingOpen: {
    en: 'Open a Markdown file first, then Agored can check it.',
    cy: 'Agorwch ffeil Markdown yn gyntaf, wedyn gall Agored ei gwirio.',
  },
} as const satisfies Words;
