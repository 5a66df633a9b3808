/** What the first steps say. */
import type { Words } from '../words';

export const words = {
  noFolder: {
    en: 'Open the folder of your notes first. The configuration is kept there.',
    cy: 'Agorwch ffolder eich nodiadau yn gyntaf. Yno y cedwir y ffurfweddiad.',
  },
  pickFolder: { en: 'Which folder is the configuration for?', cy: 'Ar gyfer pa ffolder mae’r ffurfweddiad?' },
  exists: {
    en: 'This folder has a configuration already. Here it is.',
    cy: 'Mae gan y ffolder hon ffurfweddiad yn barod. Dyma’r ffeil.',
  },
  reading: { en: 'Agored is looking at your notes', cy: 'Mae Agored yn edrych ar eich nodiadau' },
  failed: {
    en: 'The configuration could not be written here.',
    cy: 'Nid oedd modd ysgrifennu’r ffurfweddiad yma.',
  },
} as const satisfies Words;
