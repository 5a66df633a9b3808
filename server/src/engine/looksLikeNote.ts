/**
 * Whether a Markdown file is a note that people write for people (a weeknote, a post, a record, minutes) or belongs to
 * code, as a README does. Told by its name and folders where these say it, else by how it is written.
 */
import type { Config } from './config';
import { directivesOf } from './directives';
import { frontMatterOf, type Document } from './document';
import { noteDate } from './noteDate';
import { headingsOf, roughText } from './outline';
import { fold, stem } from './recordReader';
import { isRecord } from './records';
import { declaredState, waitingIn } from './translation';

/** Folders of packages, and of what a code host reads. */
const foreignFolder = /^(?:node_modules|bower_components|vendor|third_?party|site-packages|\.[a-z].*)$/;
/** Files that go with code, in any language: `readme.cy`, `CHANGELOG-2.x`. */
const besideCode =
  /^(?:readme|darllen_?fi|darllenwch_?fi|changelog|changes|history|releases?|release[-_ ]?notes|licen[cs]es?|copying|copyright|contributing|contributors|code[-_]of[-_]conduct|security|support|governance|maintainers|codeowners|authors|notice|third[-_ ]?party.*|acknowledge?ments|credits|install(?:ation)?|usage|api|faq|upgrad(?:e|ing)|migrat(?:e|ing|ion)|(?:issue|pull_request|bug_report|feature_request).*|agents|claude|gemini|copilot-instructions|skill|troubleshooting|architecture|roadmap|todo)(?:[-_.].{0,20})?$/;

/** Folders in which teams keep notes. */
const noteFolder =
  /^(?:_?posts?|_?drafts|(?:.+-)?blogs?|blog-?posts?|(?:.+-)?notes?|(?:.+-)?week-?notes?|(?:.+-)?meetings?|minutes|news|(?:.+-)?updates|diary|journal|logbook|stand-?ups?|retro(?:s|spectives?)?|show-?and-?tells?|sprint-?(?:notes|reviews?|summaries)|decisions?|weekly|nodiadau|nodiadau-?wythnos(?:ol)?|postiadau|blogiau|cofnodion|cyfarfodydd|newyddion|diweddariadau|dyddiadur|penderfyniadau)$/;
/** Words of a name, or of a title, that only a note has. */
const noteName =
  /(?:^|[-_. ])(?:week-?notes?|(?:week|wythnos|sprint)[-_ ]?\d{1,3}|week[-_ ](?:one|two|three|four|five|six|seven|eight|nine|ten)|month-?notes?|(?:meeting|team|project|workshop|research|field)[-_ ]notes?|notes?[-_ ](?:of|from)|minutes|retro(?:spective)?|show-?and-?tell|stand-?up|what-we-(?:did|learned|learnt)|nodiadau|nodyn|cofnodion|wythnosol|cyfarfod)(?:[-_. ]|$)/;
const titleDate =
  /\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|june|july|august|september|october|november|december|ionawr|chwefror|mawrth|ebrill|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)(?: \d{1,2}(?:st|nd|rd|th)?,?)? \d{4}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b/;

/** Headings that manuals of programs have. */
const manualHeading =
  /^(?:install(?:ation|ing)?|usage|quick ?start|getting started|api(?: reference)?|options|configuration|parameters|returns|examples?|prerequisites|requirements|build(?:ing)?|license|licence|contributing|compatibility|syntax|rule details|tests?|running (?:the )?tests|deployment|setup|related|see also|further reading|version|when not to use it|environment variables|methods|properties|security|arguments|attributes|gosod|defnydd)\b/;
/** The first line of code that stands by itself, and the last. */
const fence = /^[ \t]*(?:[-*+>][ \t]+)?(?:`{3}|~{3})/gm;
const badge = /\[!\[|shields\.io|badge\.svg|travis-ci/;
const spoken = (): RegExp =>
  /(?<![\p{L}\p{N}'’])(?:we|we['’](?:ve|re|ll|d)|our|us|i|i['’](?:ve|m|ll|d)|my|ni|ein|rydym|rydyn|roeddem|roedden|buom|rwy|rwyf|rydw|fy|nous|notre|nos)(?![\p{L}\p{N}])/giu;
const inlineCode = /`[^`\n]+`/g;

/** How much of a note is read, in blocks and in UTF-16 units: its beginning tells. */
const enough = { blocks: 60, units: 12_000 };
/** So many words have to be there before their manner counts. */
const leastWords = 25;
/** Words for each sign of code, and words for each one that speaks of the writers, where it is a note. */
const fewest = { perCode: 60, perSpoken: 120 };

/**
 * True where a file looks like a note, so that it may be checked though nobody has said that it should be.
 * @param path relative to the workspace root; undefined for one without a place, as a new note has: unless it reads like
 * a manual, it is one.
 */
export function looksLikeNote(note: Document, path: string | undefined, config: Config): boolean {
  const name = path === undefined ? '' : stem(path);
  const folders = path === undefined ? [] : fold(path).split('/').slice(0, -1);
  if (folders.some((folder) => foreignFolder.test(folder)) || besideCode.test(name)) return false;
  if (note.text.includes('agored-') && speaksToAgored(note, config)) return true;
  if (noteName.test(name) || folders.some((folder) => noteFolder.test(folder.replace(/_/g, '-')))) return true;
  if (noteDate(note, path) !== undefined || isRecord(path, note, config)) return true;
  const title = titleIn(note);
  if (noteName.test(title) || titleDate.test(title)) return true;
  const manner = mannerOf(note);
  return path === undefined ? manner !== 'manual' : manner === 'people';
}

const speaksToAgored = (note: Document, { languages }: Config): boolean =>
  directivesOf(note).length > 0 ||
  waitingIn(note).length > 0 ||
  languages.some((language) => declaredState(note, language));

function titleIn(note: Document): string {
  const given = frontMatterOf(note)?.data['title'];
  return fold(`${typeof given === 'string' ? `${given} ` : ''}${headingsOf(note)[0]?.text ?? ''}`);
}

/** How it is written: by people about what they do, as a manual, or in a way that tells nothing. */
function mannerOf(note: Document): 'people' | 'manual' | undefined {
  const head = note.text.slice(0, enough.units);
  const headings = headingsOf(note).slice(1);
  const manual = headings.filter(({ text }) => manualHeading.test(fold(text))).length;
  const code = (head.match(inlineCode)?.length ?? 0) + (head.match(fence)?.length ?? 0);
  const words = note.blocks
    .slice(0, enough.blocks)
    .map((block) => roughText(block))
    .join(' ')
    .slice(0, enough.units);
  const count = words.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  if (badge.test(head) || manual >= 2 || code * fewest.perCode > Math.max(count, leastWords)) return 'manual';
  if (count < leastWords) return undefined;
  return (words.match(spoken())?.length ?? 0) * fewest.perSpoken >= count ? 'people' : undefined;
}
