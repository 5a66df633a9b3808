import * as v from 'valibot';
import { passagesOf, type Passage } from '../../engine/passages';
import { defineBlockRule, type BlockContext, type Data, type Finding, type Localized } from '../../engine/types';
import { languageOf } from '../../languages/identify';
import { leaveOut, matcherOf, type Hit } from '../../vocabulary';
import { isAllowed } from './allowed';
import { explains, leftAlone, sentenceAt, surroundingsOf } from './context';
import { messages, type MessageId } from './messages';
import { fixesFor, mayBeSafe, shown, type Place } from './replace';

const options = v.strictObject({
  gentle: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Also point out words that most teams are content with, such as ‘additional’ or ‘ensure’.'),
    ),
    false,
  ),
});
type Options = v.InferOutput<typeof options>;

export const rule = defineBlockRule({
  id: 'jargon',
  since: '0.1.0',
  level: 'warning',
  category: 'words',
  summary: {
    en: 'Words that people outside your team may stumble over, with plainer ones to choose from.',
    cy: 'Geiriau y gallai pobl y tu allan i’ch tîm faglu drostynt, gyda rhai symlach i ddewis ohonynt.',
  },
  why: {
    en: 'Plain words are quicker to read, easier to translate, and do not set anyone apart.',
    cy: 'Mae geiriau clir yn gynt i’w darllen, yn haws i’w cyfieithu, ac nid ydynt yn gosod neb ar wahân.',
  },
  messages,
  options,
  check(block, context) {
    const matcher = matcherOf(context.config.packs, context.options.gentle, context.config.words);
    if (!matcher.mayMatch(block.text)) return [];
    const found: Finding<MessageId>[] = [];
    for (const passage of passagesOf(block)) {
      if (passage.quoted) continue;
      const { hits } = matcher.find(passage.text);
      if (hits.length > 0) found.push(...findingsIn(passage, hits, context));
    }
    return found;
  },
  settle(findings) {
    const explained = new Map<unknown, number>();
    for (const { silent, data, span } of findings)
      if (silent) explained.set(data?.['term'], Math.min(explained.get(data?.['term']) ?? Infinity, span.start));
    if (explained.size === 0) return findings;
    return findings.filter(({ data, span }) => span.start < (explained.get(data?.['term']) ?? Infinity));
  },
});

function* findingsIn(
  passage: Passage,
  hits: readonly Hit[],
  context: BlockContext<Options>,
): Iterable<Finding<MessageId>> {
  const around = surroundingsOf(passage, hits);
  for (const hit of hits) {
    const found = passage.text.slice(hit.start, hit.end);
    if (isAllowed(context.config.allow, found, hit.entry.term)) continue;
    if (leftAlone(hit, around)) {
      if (explains(hit, around)) yield explanationOf(passage, hit);
      continue;
    }
    const sentence = sentenceAt(around, hit);
    if (!inLanguage(hit, passage.text.slice(sentence.start, sentence.end), context)) continue;
    yield findingFor({ passage, hit, sentence }, found);
  }
}

/** What `settle` looks at. */
function explanationOf(passage: Passage, hit: Hit): Finding<MessageId> {
  return { messageId: 'ask', data: { term: hit.entry.term }, span: passage.sourceOf(hit), silent: true };
}

/** English entries are for English sentences, Welsh ones for Welsh: a sentence counts more than its block. */
function inLanguage({ entry }: Hit, sentence: string, { language, config }: BlockContext<Options>): boolean {
  if (!config.languages.includes(entry.language)) return false;
  if (config.languages.length === 1) return true;
  const own = languageOf(sentence, config.languages);
  if (own !== undefined) return own === entry.language;
  return (language ?? config.languages[0]) === entry.language;
}

function findingFor(place: Place, found: string): Finding<MessageId> {
  const { passage, hit } = place;
  const { entry } = hit;
  const words = entry.say.filter((choice) => choice !== leaveOut);
  const leave = words.length < entry.say.length;
  const messageId = words.length > 0 ? (leave ? 'say-or-leave' : 'say') : leave ? 'leave' : 'ask';
  const data: Data = {
    term: entry.term,
    found,
    ...(entry.pack === 'team' ? {} : { pack: entry.pack }),
    why: entry.why,
    advice: entry.advice ?? { en: '', cy: '' },
    choices: choicesOf(words.map((choice) => shown(place, choice))),
  };
  return {
    messageId,
    data,
    span: passage.sourceOf(hit),
    severity: entry.level === 'off' ? 'info' : entry.level,
    language: entry.language,
    ...fixing(place),
  };
}

/** Safe fixes are counted in every report; what is for a person to choose is made when somebody asks. */
function fixing(place: Place): Pick<Finding<MessageId>, 'fixes' | 'suggestions'> {
  const { entry } = place.hit;
  if (!mayBeSafe(entry)) return entry.say.length > 0 ? { suggestions: () => fixesFor(place) } : {};
  const fixes = fixesFor(place);
  return fixes.length > 0 ? { fixes } : {};
}

/** ‘a’, ‘b’ or ‘c’, in the reader's language. */
function choicesOf(words: readonly string[]): Localized {
  const quoted = words.map((word) => `‘${word}’`);
  const last = quoted.pop() ?? '';
  const list = (or: string): string => (quoted.length > 0 ? `${quoted.join(', ')} ${or} ${last}` : last);
  return { en: list('or'), cy: list('neu') };
}
