export const messages = {
  en: {
    absent:
      'Your glossary gives ‘{agreed}’ for ‘{term}’, and we have not found it in the {there} part. Use it there, or add the word that is there to your glossary.',
    'absent-more':
      'Your glossary gives ‘{agreed}’ for ‘{term}’, and we have not found it in the {there} part, nor in {more} more. Use it there, or add the word that is there to your glossary.',
    not: 'Your glossary gives ‘{agreed}’ for ‘{term}’, rather than ‘{found}’. Use that, so that readers meet one word for one thing.',
    'not-own':
      'Your glossary has ‘{agreed}’ rather than ‘{found}’. Use that, so that readers meet one word for one thing.',
    use: 'Use ‘{agreed}’',
    place: 'The {there} part.',
  },
  cy: {
    absent:
      'Mae eich geirfa’n rhoi ‘{agreed}’ am ‘{term}’, ac nid ydym wedi dod o hyd iddo yn y darn {there}. Defnyddiwch ef yno, neu ychwanegwch y gair sydd yno at eich geirfa.',
    'absent-more':
      'Mae eich geirfa’n rhoi ‘{agreed}’ am ‘{term}’, ac nid ydym wedi dod o hyd iddo yn y darn {there}, nac mewn {more} arall. Defnyddiwch ef yno, neu ychwanegwch y gair sydd yno at eich geirfa.',
    not: 'Mae eich geirfa’n rhoi ‘{agreed}’ am ‘{term}’, yn hytrach na ‘{found}’. Defnyddiwch hwnnw, fel bod darllenwyr yn gweld un gair am un peth.',
    'not-own':
      'Mae ‘{agreed}’ yn eich geirfa, yn hytrach na ‘{found}’. Defnyddiwch hwnnw, fel bod darllenwyr yn gweld un gair am un peth.',
    use: 'Defnyddio ‘{agreed}’',
    place: 'Y darn {there}.',
  },
} as const;
