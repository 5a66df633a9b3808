import * as v from 'valibot';
import type { Block } from '../../engine/blocks';
import { noteClaims } from '../../engine/claims';
import { atBlock, type Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import {
  countsOfNoteAmong,
  perBlockAmong,
  perHoldingBlockAmong,
  perHoldingBlockWith,
  perThings,
} from '../../engine/memo';
import { languageOfToken } from '../../engine/notices';
import { opaque, passagesOf, type Passage, type PassageLink } from '../../engine/passages';
import { isDraft } from '../../engine/policy';
import { sign } from '../../engine/signs';
import { isWaiting, waitingIn } from '../../engine/translation';
import { defineNoteRule, type Data, type Finding, type Fix } from '../../engine/types';
import { identify, languageOf, surenessOf } from '../../languages/identify';
import { lettersIn } from '../../languages/letters';
import { languageName } from '../../languages/names';
import { isLikelyIn, languageOfAddress, mayName, type Spoken } from './address';
import { messages } from './messages';
import { targetOf, wayTo, type Leading } from './target';

type Id = keyof (typeof messages)['en'];

export const rule = defineNoteRule({
  id: 'wrong-language-link',
  since: '0.1.0',
  level: 'warning',
  category: 'languages',
  summary: {
    en: 'A link leads to the page in another language than that of its text.',
    cy: 'Mae dolen yn arwain at dudalen mewn iaith wahanol i iaith ei thestun.',
  },
  why: {
    en: 'Whoever reads in one language expects to stay in it. Links are copied with the first text, and forgotten when it is translated.',
    cy: 'Mae rhywun sy’n darllen mewn un iaith yn disgwyl aros ynddi. Caiff dolenni eu copïo gyda’r testun cyntaf, a’u hanghofio wrth ei gyfieithu.',
  },
  messages,
  options: v.strictObject({}),

  needs(note, { config, languages }) {
    return awayIn(note, undefined, config.languages, languages).length > 0 ? ['keys'] : [];
  },

  check(note, { config, facts, languages }) {
    return awayIn(note, facts.path, config.languages, languages).flatMap(
      (away) => judge(note, away, config.languages, facts) ?? [],
    );
  },
});

/** Such a link with its block. */
interface Away {
  readonly leading: Leading;
  readonly block: number;
}

/** Whether any address in a note names a language; in most notes none does. */
function mayLead(note: Document, languages: readonly string[]): boolean {
  if (spokenBy(note, languages).length > 0) return true;
  for (const address of note.definitions.values()) if (mayName(address, languages)) return true;
  return false;
}

/** The links of a note that lead to another language and do not say so. */
function awayIn(
  note: Document,
  path: string | undefined,
  languages: readonly string[],
  around: readonly (string | undefined)[],
): readonly Away[] {
  if (languages.length < 2 || !mayLead(note, languages) || isDraft(note)) return [];
  const waiting = waitingIn(note);
  // In a note that claims a language, a link to it is right, and the text around it may be wrong.
  const claimed = new Set(noteClaims(path, note, languages).map(({ language }) => language));
  const found: Away[] = [];
  for (const { block, things } of leadingAway(note.definitions, languages)(note, around)) {
    if (isWaiting(waiting, note.starts[block] ?? 0)) continue;
    for (const leading of things) if (!claimed.has(leading.spoken.language)) found.push({ leading, block });
  }
  return found;
}

const addressSigns = sign.closing | sign.equals | sign.slash;

/** What the addresses in a block say of the language that they lead to. */
const spokenIn = perBlockAmong((block, languages): readonly Spoken[] => {
  let spoken: Spoken[] | undefined;
  for (const written of addressesIn(block)) {
    if (!mayName(written, languages)) continue;
    const address = written.replace(/^(?:\]\([ \t]*<?|href[ \t]*=[ \t]*["']?)/, '');
    const told = languageOfAddress(address, languages);
    if (told) (spoken ??= []).push(told);
  }
  return spoken ?? silent;
});

const silent: readonly Spoken[] = [];

const spokenBy = perHoldingBlockAmong(spokenIn, addressSigns);

/** The blocks that hold links away, by the language around it. */
const leadingAway = perThings((definitions: Document['definitions'], languages: readonly string[]) =>
  perHoldingBlockWith((block, around: string | undefined) => {
    const leads = (label: string): boolean => languageOfAddress(definitions.get(label) ?? '', languages) !== undefined;
    const isLeading = (block.signs & addressSigns) !== 0 && spokenIn(block, languages).length > 0;
    return isLeading || block.references.some(leads) ? awayInBlock(block, around, definitions, languages) : none;
  }),
);

const none: readonly Leading[] = [];

/** Whatever looks like an address, with what stands before it in Markdown or HTML, found without the parser. */
const addressesIn = ({ kind, text }: Block): readonly string[] =>
  (kind === 'front-matter'
    ? undefined
    : text.match(/(?:\]\([ \t]*<?|\bhref[ \t]*=[ \t]*["']?|\bhttps?:\/\/)[^\s()<>"']+/g)) ?? [];

/** Only asked about blocks that lead to a language: others need not be parsed. */
const awayInBlock = perThings(
  (
    block: Block,
    around: string | undefined,
    definitions: Document['definitions'],
    languages: readonly string[],
  ): readonly Leading[] => {
    const found: Leading[] = [];
    for (const passage of passagesOf(block)) {
      if (passage.quoted) continue;
      for (const link of passage.links) {
        const address = link.url ?? definitions.get(link.reference ?? '') ?? '';
        const spoken = mayName(address, languages) ? languageOfAddress(address, languages) : undefined;
        if (!spoken) continue;
        if (isPointer(passage.text, languages)) break;
        const here = ownLanguage(passage, languages) ?? around;
        if (here === undefined) break;
        if (spoken.language !== here && !isCode(passage, link) && !saysSo(passage, link, spoken.language, languages))
          found.push({ link, passage, address, here, spoken });
      }
    }
    return found;
  },
);

/** The language of a passage by its own words, the names of what it links to left out. */
const ownLanguage = perThings(({ text, links }: Passage, languages: readonly string[]): string | undefined => {
  let own = text;
  for (const { start, end } of links) own = own.slice(0, start) + ' '.repeat(end - start) + own.slice(end);
  const told = identify(own, languages);
  return ['fair', 'high'].includes(surenessOf(told)) ? told.language : undefined;
});

const namesLanguage = (text: string, languages: readonly string[]): boolean =>
  lettersIn(text, 4).some((word) => languageOfToken(word, languages) !== undefined);

/** A short passage that names a language is about the versions of a text. */
const isPointer = (text: string, languages: readonly string[]): boolean =>
  text.length < 120 && namesLanguage(text, languages);

/** Units beside a link in which its language may be told: "(in English)". */
const beside = 30;

/** The name of something in a program: what it links to is a manual. A bare address is none. */
const isCode = (passage: Passage, link: PassageLink): boolean =>
  passage.text.slice(link.start, link.end).replaceAll(opaque, '').trim() === '' &&
  passage.sourceOf(link).start !== link.source.start;

function saysSo(passage: Passage, link: PassageLink, there: string, languages: readonly string[]): boolean {
  const { text } = passage;
  const name = text.slice(link.start, link.end);
  if (languageOf(name, languages) === there) return true;
  const around = text.slice(Math.max(0, link.start - beside), link.end + beside);
  return namesLanguage(around, languages) || new RegExp(`\\b${there}\\b`, 'i').test(around.replace(name, ''));
}

function judge(note: Document, away: Away, languages: readonly string[], facts: Facts): Finding<Id> | undefined {
  const { link, passage, address, here, spoken } = away.leading;
  const span = atBlock(note, away.block, link.source);
  const data = dataOf(away.leading);
  const target = facts.path === undefined ? undefined : targetOf(away.leading, facts.path, languages, facts.keys);
  if (target === undefined || facts.path === undefined)
    return isLikelyIn(here, spoken) || linksThere(note, spoken.host, here, languages)
      ? { messageId: 'other', data, span, severity: 'info', language: here }
      : undefined;
  if (target.path === facts.path) return undefined; // to the note's own other version
  const path = target.isFile ? wayTo(target.path, facts.path) : target.path;
  const block = note.blocks[away.block];
  const at = target.address !== undefined && block ? block.text.indexOf(address, passage.sourceOf(link).end) : -1;
  const fix: Fix<Id> | undefined =
    at >= 0 && at < link.source.end && target.address !== undefined
      ? {
          titleId: 'link-twin',
          data: { address: target.address },
          edits: [{ span: atBlock(note, away.block, { start: at, end: at + address.length }), text: target.address }],
          safety: 'suggestion',
        }
      : undefined;
  return { messageId: 'twin', data: { ...data, path }, span, language: here, ...(fix ? { fixes: [fix] } : {}) };
}

/** The same data for as long as the block lives. */
const dataOf = perThings(({ here, spoken }: Leading): Data => ({
  here: languageName(here),
  there: languageName(spoken.language),
}));

/** Whether the note links to the same site in its own language. */
const linksThere = (note: Document, host: string, language: string, languages: readonly string[]): boolean =>
  sitesIn(note, languages).get(siteIn(host, language)) > 0;

/** A site in a language, as a key. */
const siteIn = (host: string, language: string): string => `${language} ${host}`;

/** How often a note leads to each site in each language. */
const sitesIn = countsOfNoteAmong((block, languages) =>
  (block.signs & addressSigns) === 0
    ? []
    : spokenIn(block, languages).map(({ host, language }) => siteIn(host, language)),
);
