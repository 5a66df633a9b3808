export const messages = {
  en: {
    say: 'Try {choices} instead of ‘{found}’. {why}',
    'say-or-leave': 'Try {choices} instead of ‘{found}’, or leave it out. {why}',
    leave: 'You can leave out ‘{found}’. {why}',
    ask: 'Is there a plainer way to say ‘{found}’? {advice} {why}',
    replace: 'Replace with ‘{text}’',
    remove: 'Leave out ‘{found}’',
  },
  cy: {
    say: 'Rhowch gynnig ar {choices} yn lle ‘{found}’. {why}',
    'say-or-leave': 'Rhowch gynnig ar {choices} yn lle ‘{found}’, neu gadewch ef allan. {why}',
    leave: 'Gallwch adael ‘{found}’ allan. {why}',
    ask: 'Oes ffordd symlach o ddweud ‘{found}’? {advice} {why}',
    replace: 'Rhoi ‘{text}’ yn ei le',
    remove: 'Gadael ‘{found}’ allan',
  },
} as const;

export type MessageId = keyof typeof messages.en;
