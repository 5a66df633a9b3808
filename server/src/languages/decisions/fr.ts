/** How decisions are stated in French. */
import type { Grammar } from './types';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const phrases = (text: string): readonly string[] =>
  text
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .filter(Boolean);

const toDo = ['de', "d'", 'de ne pas'];

export const fr: Grammar = {
  language: 'fr',
  hint: /décid|choisi|opté|convenu|approuv|valid|retenu|conclu|décision|adopté|rejeté|écarté/i,
  cues: [
    {
      words: words('décidé'),
      voices: ['active', 'passive'],
      after: words('avons ai a ont avait avions été'),
      takes: { act: toDo, on: ["d'", 'de', 'contre'], clause: 'any', thing: 'any' },
    },
    {
      words: words('convenu'),
      voices: ['active', 'passive'],
      after: words('avons a ont été sommes'),
      takes: { act: toDo, on: ["d'", 'de'], clause: 'plan' },
    },
    {
      words: words('choisi'),
      voices: ['active'],
      after: words('avons a ont'),
      takes: { act: toDo, on: ["d'"], thing: 'any' },
    },
    { words: words('opté'), voices: ['active'], after: words('avons a ont'), takes: { on: ['pour'] } },
    { words: words('conclu'), voices: ['active'], after: words('avons a'), takes: { clause: 'best' } },
    {
      words: words('approuvé validé adopté rejeté écarté retenu'),
      voices: ['active'],
      after: words('avons a ont'),
      takes: { thing: 'options' },
    },
    {
      words: phrases('pris la décision, avons pris une décision'),
      voices: ['active'],
      after: words('avons a ont'),
      takes: { act: toDo, on: ["d'"] },
    },
    { words: phrases('la décision a été prise'), voices: ['whole'], takes: { act: toDo, on: ["d'"] } },
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
  groups: words(
    'équipe équipes conseil comité groupe direction service ministère membres collègues bureau cabinet organisation programme',
  ),
  others: words(
    'utilisateurs utilisateur usagers citoyens gens cour tribunal parlement gouvernement parents enfants patients clients client entreprise province provinces',
  ),
  determiners: words("le la les l' un une des notre nos votre vos leur leurs ce cet cette ces chaque mon ma mes"),
  adverbs: phrases(
    'aussi, donc, alors, ensuite, déjà, également, finalement, enfin, tous, ainsi, maintenant, plutôt, en équipe, en principe',
  ),
  adverb: /^[a-zàâçéèêëîïôûù]{3,}ment$/,
  auxiliaries: words('avons ai a ont avait avions sommes'),
  pastBe: words('été'),
  presentBe: words('est sont être'),
  blockers: words(
    "ne n' pas jamais sera pourrait pourra devra doit doivent peut peuvent avant pour afin voudrait aurait aurions",
  ),
  nobody: words('personne rien aucun aucune'),
  conjunctions: words('et mais ou donc puis'),
  prepositions: words("de d' à au aux en dans sur pour par avec sans sous entre vers chez après avant"),
  agents: ['par'],
  conditions: words("si s' sauf"),
  timings: words('quand lorsque dès'),
  questions: words('comment pourquoi quoi quel quelle quels quelles où'),
  relatives: [],
  that: words("que qu'"),
  clauseOpeners: ["c'"],
  plans: words('sera seront serait seraient devra devrait devrait allons va ferons'),
  planOpeners: [],
  bests: phrases('la meilleure, le meilleur, les meilleurs'),
  opinions: words('utile difficile important simple mieux'),
  with: ['avec'],
  options: words(
    'option approche plan proposition budget rapport nom version solution modèle projet politique calendrier outil',
  ),
  elsewhere: words('eux-mêmes elles-mêmes'),
  personal: words('mon ma mes moi maison vacances livre quitter'),
  ours: words('notre nos nous équipe service'),
  heading: 'Décisions',
  labels: phrases('décision, décisions'),
  empty: words('aucune à en'),
  leadIns: [/^(?:les )?décisions(?: prises)?$/i, /^(?:nous avons|il a été|on a) (?:décidé|convenu)(?: de| que)?$/i],
  sections: [/^(?:les |nos )?décisions(?: prises)?$/i],
  leadInWords: words('décisions décidé convenu'),
};
