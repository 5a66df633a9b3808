/** What the first steps say. */
import type { Words } from '../words';

export const words = {
  noFolder: {
    en: 'Open the folder of your notes first. The configuration is kept there.',
    cy: 'Agorwch ffolder eich nodiadau yn gyntaf. Yno y cedwir y ffurfweddiad.',
  },
  pickFolder: { en: 'Which folder is it for?', cy: 'Ar gyfer pa ffolder?' },
  exists: {
    en: 'This folder has a configuration already. Here it is.',
    cy: 'Mae ffurfweddiad gan y ffolder hon yn barod. Dyma fe.',
  },
  reading: { en: 'Agored is looking at your notes', cy: 'Mae Agored yn edrych ar eich nodiadau' },
  failed: {
    en: 'The configuration could not be written here.',
    cy: 'Nid oedd modd ysgrifennu’r ffurfweddiad yma.',
  },
} as const satisfies Words;
