/** What records say about themselves, in each language: data, read by `recordTies.ts` and the rules about records. */
import type { RecordTie } from './facts';

/** What a status comes to. */
export type StatusKind = 'proposed' | 'accepted' | 'rejected' | 'deprecated' | 'superseded';

/** Words of a status by language, lower case, without accents; the beginning of a word is enough where `*` follows. */
export const statusWords: Readonly<Record<string, Readonly<Record<StatusKind, readonly string[]>>>> = {
  en: {
    proposed:
      words(`proposed, proposal, draft*, pending, open, in progress, work in progress, wip, in review, under review, review,
      for discussion, under discussion, discussion, in discussion, rfc, request for, first sketch, idea, exploratory, exploring,
      incomplete, research, on hold, paused, tbd, tbc, to be decided, not decided, undecided, awaiting, new`),
    accepted:
      words(`accepted, accept, approved, agreed, adopted, decided, done, implemented, implementing, complete, completed, active,
      in effect, in force, in use, live, final, finalised, finalized, ratified, current, resolved, amended, published, yes, signed off`),
    rejected: words(
      'rejected, declined, withdrawn, abandoned, not accepted, not approved, dropped, cancelled, canceled, closed, not implemented',
    ),
    deprecated: words(
      'deprecated, obsolete, retired, expired, archived, inactive, no longer, outdated, historic, historical',
    ),
    superseded: words('superseded, superceded, replaced, supplanted, overridden'),
  },
  cy: {
    proposed:
      words(`cynigiwyd, cynnig, arfaethedig, drafft, dan drafodaeth, dan ystyriaeth, i'w drafod, ar y gweill, yn yr arfaeth, yn aros,
      heb ei benderfynu, agored, ar agor`),
    accepted:
      words(`derbyniwyd, cymeradwywyd, cytunwyd, mabwysiadwyd, penderfynwyd, derbyn, cymeradwyo, wedi ei dderbyn, wedi'i dderbyn,
      wedi ei gymeradwyo, wedi'i gymeradwyo, mewn grym, terfynol, cyfredol, gweithredol, cwblhawyd, gweithredwyd, diwygiwyd`),
    rejected: words(
      `gwrthodwyd, wedi'i wrthod, wedi ei wrthod, gwrthod, tynnwyd yn ol, rhoddwyd y gorau, heb ei dderbyn, ni dderbyniwyd, canslwyd`,
    ),
    deprecated: words(
      `anghymeradwywyd, darfodedig, wedi dyddio, wedi darfod, ymddeolwyd, wedi dod i ben, ddim mewn grym, archifwyd`,
    ),
    superseded: words(`disodlwyd, wedi'i ddisodli, wedi ei ddisodli, amnewidiwyd, wedi'i amnewid`),
  },
  fr: {
    proposed: words('propose, proposee, proposition, brouillon, en discussion, en cours, en attente, a decider'),
    accepted: words(
      'accepte, acceptee, approuve, approuvee, adopte, adoptee, decide, decidee, valide, validee, en vigueur, modifie, modifiee',
    ),
    rejected: words('rejete, rejetee, refuse, refusee, abandonne, abandonnee, retire, retiree'),
    deprecated: words('deprecie, depreciee, obsolete, caduc, caduque, perime, perimee'),
    superseded: words('remplace, remplacee, supplante, supplantee'),
  },
};

/** How a tie to another record is written, in any language; what follows it is the other record. Lower case. */
export const tieWords: readonly (readonly [RecordTie, readonly string[]])[] = [
  [
    'superseded-by',
    words(`superseded by, superceded by, replaced by, its place was taken by, superseded-by, superseded_by, disodlwyd gan, disodlir gan, wedi'i ddisodli gan,
      wedi ei ddisodli gan, remplacé par, remplacée par, remplace par`),
  ],
  [
    'supersedes',
    words(
      'supersedes, supercedes, replaces, takes the place of, in place of, superseding, yn disodli, disodla, mae’n disodli, disodli, yn cymryd lle, remplace',
    ),
  ],
  ['amended-by', words('amended by, amended-by, amended_by, diwygiwyd gan, diwygir gan, modifié par, modifiée par')],
  ['amends', words('amends, amending, yn diwygio, diwygio, modifie')],
];

/** Names of the line or the key of front matter that tells who decided; lower case. */
export const deciderWords =
  words(`deciders, decider, decision-makers, decision-maker, decision makers, decision maker, decision_makers, decisionmakers,
  decided by, decided-by, penderfynwyr, penderfynwr, penderfynwyd gan, décideurs, decideurs, décidé par`);

function words(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}
