/** What records say about themselves, in each language: data, read by `recordTies.ts` and the rules about records. */
import { phrasesIn } from '../languages/lists';
import type { RecordTie } from './facts';

/** What a status comes to. */
export type StatusKind = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded';

/** Words of a status by language, lower case, without accents; the beginning of a word is enough where `*` follows. */
export const statusWords: Readonly<Record<string, Readonly<Record<StatusKind, readonly string[]>>>> = {
  en: {
    proposed:
      phrasesIn(`proposed, proposal, draft*, pending, open, in progress, work in progress, wip, in review, under review, review,
      for discussion, under discussion, discussion, in discussion, rfc, request for, first sketch, idea, exploratory, exploring,
      incomplete, research, on hold, paused, tbd, tbc, to be decided, not decided, undecided, awaiting, new`),
    accepted:
      phrasesIn(`accepted, accept, approved, agreed, adopted, decided, done, implemented, implementing, complete, completed, active,
      in effect, in force, in use, live, final, finalised, finalized, ratified, current, resolved, amended, published, yes, signed off`),
    rejected: phrasesIn(
      'rejected, declined, withdrawn, abandoned, not accepted, not approved, dropped, cancelled, canceled, closed, not implemented',
    ),
    deprecated: phrasesIn(
      'deprecated, obsolete, retired, expired, archived, inactive, no longer, outdated, historic, historical',
    ),
    superseded: phrasesIn('superseded, superceded, replaced, supplanted, overridden'),
  },
  cy: {
    proposed:
      phrasesIn(`cynigiwyd, cynnig, arfaethedig, drafft, dan drafodaeth, dan ystyriaeth, i'w drafod, ar y gweill, yn yr arfaeth, yn aros,
      heb ei benderfynu, agored, ar agor`),
    accepted:
      phrasesIn(`derbyniwyd, cymeradwywyd, cytunwyd, mabwysiadwyd, penderfynwyd, derbyn, cymeradwyo, wedi ei dderbyn, wedi'i dderbyn,
      wedi ei gymeradwyo, wedi'i gymeradwyo, mewn grym, terfynol, cyfredol, gweithredol, cwblhawyd, gweithredwyd, diwygiwyd`),
    rejected: phrasesIn(
      `gwrthodwyd, wedi'i wrthod, wedi ei wrthod, gwrthod, tynnwyd yn ol, rhoddwyd y gorau, heb ei dderbyn, ni dderbyniwyd, canslwyd`,
    ),
    deprecated: phrasesIn(
      `anghymeradwywyd, darfodedig, wedi dyddio, wedi darfod, ymddeolwyd, wedi dod i ben, ddim mewn grym, archifwyd`,
    ),
    superseded: phrasesIn(`disodlwyd, wedi'i ddisodli, wedi ei ddisodli, amnewidiwyd, wedi'i amnewid`),
  },
  fr: {
    proposed: phrasesIn('propose, proposee, proposition, brouillon, en discussion, en cours, en attente, a decider'),
    accepted: phrasesIn(
      'accepte, acceptee, approuve, approuvee, adopte, adoptee, decide, decidee, valide, validee, en vigueur, modifie, modifiee',
    ),
    rejected: phrasesIn('rejete, rejetee, refuse, refusee, abandonne, abandonnee, retire, retiree'),
    deprecated: phrasesIn('deprecie, depreciee, obsolete, caduc, caduque, perime, perimee'),
    superseded: phrasesIn('remplace, remplacee, supplante, supplantee'),
  },
};

/** How a tie to another record is written, in any language; what follows it is the other record. Lower case. */
export const tieWords: readonly (readonly [RecordTie, readonly string[]])[] = [
  [
    'superseded-by',
    phrasesIn(`superseded by, superceded by, replaced by, its place was taken by, superseded-by, superseded_by, disodlwyd gan, disodlir gan, wedi'i ddisodli gan,
      wedi ei ddisodli gan, remplacé par, remplacée par, remplace par`),
  ],
  [
    'supersedes',
    phrasesIn(
      'supersedes, supercedes, replaces, takes the place of, in place of, superseding, yn disodli, disodla, mae’n disodli, disodli, yn cymryd lle, remplace',
    ),
  ],
  [
    'amended-by',
    phrasesIn('amended by, amended-by, amended_by, diwygiwyd gan, diwygir gan, modifié par, modifiée par'),
  ],
  ['amends', phrasesIn('amends, amending, yn diwygio, diwygio, modifie')],
];

/** Names of the line or the key of front matter that tells who decided; lower case. */
export const deciderWords =
  phrasesIn(`deciders, decider, decision-makers, decision-maker, decision makers, decision maker, decision_makers, decisionmakers,
  decided by, decided-by, penderfynwyr, penderfynwr, penderfynwyd gan, décideurs, decideurs, décidé par`);
