export const messages = {
  en: {
    stacked:
      'Your configuration puts {first} before {second}, and in this note the {second} text comes first. Change the two over, so that all your notes read alike.',
    turn: 'Your configuration puts {first} before {second}, and here {second} comes first. Change the two over.',
    heading:
      'Your configuration puts {first} before {second}, and in this heading {second} comes first. Change the two parts over.',
    headings:
      'Your configuration puts {first} before {second}, and in this heading and {more} more of this note {second} comes first. Change the two parts over.',
    place: 'The {first} text begins here.',
    move: 'Put the {first} half first; lines such as ‘{below}’ are left for you to change',
    swap: 'Change the two parts of the heading over',
    'swap-all': 'Change the two parts of {count} headings over',
  },
  cy: {
    stacked:
      'Mae eich ffurfweddiad yn rhoi {first} o flaen {second}, ond y testun {second} sydd gyntaf yn y nodyn hwn. Cyfnewidiwch y ddau, fel bod eich nodiadau i gyd yn darllen yr un fath.',
    turn: 'Mae eich ffurfweddiad yn rhoi {first} o flaen {second}, ond {second} sydd gyntaf yma. Cyfnewidiwch y ddau.',
    heading:
      'Mae eich ffurfweddiad yn rhoi {first} o flaen {second}, ond {second} sydd gyntaf yn y pennawd hwn. Cyfnewidiwch y ddwy ran.',
    headings:
      'Mae eich ffurfweddiad yn rhoi {first} o flaen {second}, ond {second} sydd gyntaf yn y pennawd hwn ac mewn {more} arall yn y nodyn. Cyfnewidiwch y ddwy ran.',
    place: 'Mae’r testun {first} yn dechrau yma.',
    move: 'Rhoi hanner y testun {first} gyntaf; mae llinellau fel ‘{below}’ yn aros i chi eu newid',
    swap: 'Cyfnewid dwy ran y pennawd',
    'swap-all': 'Cyfnewid dwy ran {count} pennawd',
  },
} as const;
