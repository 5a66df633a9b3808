/** The decisions of a note for a list or a log: what was decided, by whom, when, and which record it links to. */
import type { Config } from '../../engine/config';
import { directivesOf, scopesOf } from '../../engine/directives';
import type { Document } from '../../engine/document';
import type { Facts } from '../../engine/facts';
import { noteDate } from '../../engine/noteDate';
import { passagesOf } from '../../engine/passages';
import { areMinutes } from '../../engine/records';
import type { Span } from '../../engine/types';
import { grammarsOf } from '../../languages/decisions';
import { chooserWords } from '../../languages/decisions/who';
import { decisionsOf, type Options } from './candidates';
import { noteTitle, readable } from './fixes';
import { targetOf, type Target } from './target';
import { itemsAfter } from './scope';
import { itemsOf, linkContext, startOf, statedIn, type Stated } from './unlinked';

/** Id of the rule whose options say what counts as a decision and as a link. */
const ruleId = 'unlinked-decision';

export interface Decision {
  /** The words that carry it, in the note. */
  readonly span: Span;
  /** The sentence or list item as read, one line; with the items of the list that it leads in. */
  readonly text: string;
  /** Who decided, as written: `we`, `the board`; undefined where nobody is named. */
  readonly who?: string;
  /** Language of the sentence. */
  readonly language: string;
  /** Whether a link to a record, or what the configuration counts as one, goes with it. */
  readonly linked: boolean;
  /** The record, or what stands for one; undefined where it cannot be told, as in a note with a list of links. */
  readonly record?: Target;
}

export interface Harvest {
  /** `minutes` are records themselves: what they hold counts as linked, to themselves. */
  readonly kind: 'note' | 'minutes';
  /** From front matter, its first heading, or the name of its file. */
  readonly title: string;
  /** `YYYY-MM-DD`, from front matter or file name; undefined where neither tells. */
  readonly date?: string;
  /** In the order of the note. */
  readonly decisions: readonly Decision[];
}

/**
 * The decisions that a note states, linked or not. None in decision records, templates and indexes of them; those that
 * a comment marks as no decision are left out.
 * @param facts with the decision records of the workspace, see `Workspace.recordsFor`.
 */
export function harvest(note: Document, config: Config, facts: Facts): Harvest {
  const minutes = areMinutes(facts.path, note, config);
  const kind = minutes ? 'minutes' : 'note';
  const options = config.rules[ruleId]?.options as Options | undefined;
  const title = noteTitle(note, facts.path ?? '');
  if (!options || (facts.isRecord && !minutes)) return { kind, title, decisions: [] };
  const context = linkContext(config, options, facts);
  const denied = deniedStretches(note);
  const us = config.decisions.us.map((name) => ` ${name.toLowerCase()} `);
  const leaders = leadersOf(note, config, options);
  const own = facts.path;
  const found = statedIn(note, config, options, facts).flatMap((stated): Decision[] => {
    const { candidate, passage, block, offset } = stated;
    const at = startOf(stated);
    if (denied.some(({ start, end }) => start <= at && at <= end)) return [];
    const leader = leaders.get(`${String(block)} ${String(candidate.passage)}`);
    const who =
      candidate.kind === 'item' && leader !== undefined
        ? whoSays(leader, { start: 0, end: leader.length }, { start: 0, end: leader.length }, candidate.language, us)
        : whoSays(passage.text, candidate.sentence, candidate.span, candidate.language, us);
    const record = minutes && own !== undefined ? { path: own } : targetOf(note, stated, context, facts.records);
    return [
      {
        span: { start: at, end: passage.sourceOf(candidate.span).end + offset },
        text: textOf(note, stated),
        ...(who !== undefined && { who }),
        language: candidate.language,
        linked: minutes || stated.linked,
        ...(record && (minutes || stated.linked) && { record }),
      },
    ];
  });
  const date = noteDate(note, own);
  return { kind, title, ...(date !== undefined && { date }), decisions: found };
}

function whoSays(
  text: string,
  sentence: Span,
  span: Span,
  language: string,
  us: readonly string[],
): string | undefined {
  const [grammar] = grammarsOf([language]);
  return grammar && chooserWords(text, sentence, span, grammar, us);
}

function textOf(note: Document, stated: Stated): string {
  const said = [readable(note, stated, stated.candidate.sentence), itemsOf(note, stated).join('; ')];
  return said.join(' ').replace(/\s+/g, ' ').trim();
}

/** By block and passage of a list item: the text that leads its list in. */
function leadersOf(note: Document, config: Config, options: Options): ReadonlyMap<string, string> {
  const leaders = new Map<string, string>();
  for (const { block, things } of decisionsOf(config, options).findAll(note))
    for (const { passage } of things.flatMap(({ leadIns }) => leadIns)) {
      const here = note.blocks[block];
      const text = here && passagesOf(here)[passage]?.text;
      if (text === undefined) continue;
      for (const item of itemsAfter(note, block, passage))
        leaders.set(`${String(item.block)} ${String(item.index)}`, text);
    }
  return leaders;
}

const denial = (): RegExp => /(?<![\p{L}])(?:not a decision|nid penderfyniad)(?!\p{L})/iu;

/** Stretches that a comment marks as no decision, as the quick fix writes it. */
function deniedStretches(note: Document): readonly Span[] {
  const marks = directivesOf(note).filter(
    ({ verb, reason = '' }) => verb.startsWith('disable-') && verb !== 'disable-file' && denial().test(reason),
  );
  return marks.length === 0 ? [] : scopesOf(ruleId, marks, note.text).map(({ span }) => span);
}
