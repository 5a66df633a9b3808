/** How decisions are stated in French. */
import { phrasesIn, wordsIn } from '../lists';
import type { Grammar } from './types';

const toDo = ['de', "d'", 'de ne pas'];

export const fr: Grammar = {
  language: 'fr',
  hint: /décid|choisi|opté|convenu|approuv|valid|retenu|conclu|décision|adopté|rejeté|écarté/i,
  cues: [
    {
      words: wordsIn('décidé'),
      voices: ['active', 'passive'],
      after: wordsIn('avons ai a ont avait avions été'),
      takes: { act: toDo, on: ["d'", 'de', 'contre'], clause: 'any', thing: 'any' },
    },
    {
      words: wordsIn('convenu'),
      voices: ['active', 'passive'],
      after: wordsIn('avons a ont été sommes'),
      takes: { act: toDo, on: ["d'", 'de'], clause: 'plan' },
    },
    {
      words: wordsIn('choisi'),
      voices: ['active'],
      after: wordsIn('avons a ont'),
      takes: { act: toDo, on: ["d'"], thing: 'any' },
    },
    { words: wordsIn('opté'), voices: ['active'], after: wordsIn('avons a ont'), takes: { on: ['pour'] } },
    { words: wordsIn('conclu'), voices: ['active'], after: wordsIn('avons a'), takes: { clause: 'best' } },
    {
      words: wordsIn('approuvé validé adopté rejeté écarté retenu'),
      voices: ['active'],
      after: wordsIn('avons a ont'),
      takes: { thing: 'options' },
    },
    {
      words: phrasesIn('pris la décision, avons pris une décision'),
      voices: ['active'],
      after: wordsIn('avons a ont'),
      takes: { act: toDo, on: ["d'"] },
    },
    { words: phrasesIn('la décision a été prise'), voices: ['whole'], takes: { act: toDo, on: ["d'"] } },
  ],
  pronouns: {
    nous: 'us',
    on: 'us',
    je: 'me',
    "j'": 'me',
    il: 'it',
    elle: 'others',
    ils: 'they',
    elles: 'they',
    vous: 'others',
    tu: 'others',
    qui: 'others',
  },
  groups: wordsIn(
    'équipe équipes conseil comité groupe direction service ministère membres collègues bureau cabinet organisation programme',
  ),
  others: wordsIn(
    'utilisateurs utilisateur usagers citoyens gens cour tribunal parlement gouvernement parents enfants patients clients client entreprise province provinces',
  ),
  determiners: wordsIn("le la les l' un une des notre nos votre vos leur leurs ce cet cette ces chaque mon ma mes"),
  adverbs: phrasesIn(
    'aussi, donc, alors, ensuite, déjà, également, finalement, enfin, tous, ainsi, maintenant, plutôt, en équipe, en principe',
  ),
  adverb: /^[a-zàâçéèêëîïôûù]{3,}ment$/,
  auxiliaries: wordsIn('avons ai a ont avait avions sommes'),
  pastBe: wordsIn('été'),
  presentBe: wordsIn('est sont être'),
  blockers: wordsIn(
    "ne n' pas jamais sera pourrait pourra devra doit doivent peut peuvent avant pour afin voudrait aurait aurions",
  ),
  nobody: wordsIn('personne rien aucun aucune'),
  conjunctions: wordsIn('et mais ou donc puis'),
  prepositions: wordsIn("de d' à au aux en dans sur pour par avec sans sous entre vers chez après avant"),
  agents: ['par'],
  conditions: wordsIn("si s' sauf"),
  timings: wordsIn('quand lorsque dès'),
  questions: wordsIn('comment pourquoi quoi quel quelle quels quelles où'),
  relatives: [],
  that: wordsIn("que qu'"),
  clauseOpeners: ["c'"],
  plans: wordsIn('sera seront serait seraient devra devrait devrait allons va ferons'),
  planOpeners: [],
  bests: phrasesIn('la meilleure, le meilleur, les meilleurs'),
  opinions: wordsIn('utile difficile important simple mieux'),
  with: ['avec'],
  options: wordsIn(
    'option approche plan proposition budget rapport nom version solution modèle projet politique calendrier outil',
  ),
  elsewhere: wordsIn('eux-mêmes elles-mêmes'),
  personal: wordsIn('mon ma mes moi maison vacances livre quitter'),
  ours: wordsIn('notre nos nous équipe service'),
  heading: 'Décisions',
  labels: phrasesIn('décision, décisions'),
  empty: wordsIn('aucune à en'),
  leadIns: [/^(?:les )?décisions(?: prises)?$/i, /^(?:nous avons|il a été|on a) (?:décidé|convenu)(?: de| que)?$/i],
  sections: [/^(?:les |nos )?décisions(?: prises)?$/i],
  leadInWords: wordsIn('décisions décidé convenu'),
};
