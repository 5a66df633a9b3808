/** What counts as a link to a decision record. */
import { resolvePath } from '../../engine/paths';
import { matchesGlobs, type Config } from '../../engine/config';

/** Where links are judged from. */
export interface LinkContext {
  readonly config: Config;
  /** Path of the note; undefined for one that has no place. */
  readonly path: string | undefined;
  /** Paths of the known records, lower case, without extension. */
  readonly records: ReadonlySet<string>;
  /** Any link counts, to a record or not. */
  readonly any: boolean;
  /** Items of trackers count, wherever they are kept. */
  readonly trackers: boolean;
}

/** A link as written: where it goes, and the words that carry it. */
export interface FoundLink {
  readonly target: string;
  readonly text: string;
}

const recordFolder =
  /^(?:adrs?|decisions?|decision-(?:records?|logs?|register)|architecture-decisions?(?:-records?)?|design-decisions|[a-z0-9]+-decisions|rfcs?|penderfyniad(?:au)?|cofnodion|minutes|meeting-minutes|meeting-notes|mgai|mgmeetings?|mgconvert2pdf|ielistdocuments|ielistmeetings|iedecisiondetails|mgissuehistoryhome)$/;
const recordFile =
  /^(?:adr|dr|rfc|madr)[-_]?\d{1,4}(?!\d)|(?:^|[-_])(?:adrs?|decision-?(?:log|record|register)s?|architecture-decisions?|minutes|cofnodion|penderfyniadau|cofnod-penderfyniad)(?:[-_]|$)/;
const recordAnchor =
  /^(?:(?:the|our|key|main|cofnod|this-weeks?)-)*(?:d[ée]cisions?(?:-.{0,60})?|penderfyniad(?:au)?(?:-.{0,60})?|adr-?\d+.{0,80})$|^(?:what|things)-(?:we|the-team)-(?:have-)?(?:decided|agreed)/;
const councilHost = /^(?:[a-z]+:)?\/\/(?:democracy|democratiaeth|moderngov|committees|councilmeetings)\./;

/** Addresses of an issue, a change proposed, a card, as the usual trackers have them. */
const trackerItem =
  /\/(?:issues|pull|pulls|merge_requests|discussions)\/\d+|\/\/trello\.com\/c\/|\/browse\/[a-z][a-z0-9]{0,9}-\d+|\/_workitems\/edit\/\d+|\/\/linear\.app\/[^/]{1,60}\/issue\//i;
/** "#123", and no heading, colour or anchor. */
const hasIssueNumber = (text: string): boolean => /(?<![\p{L}\p{N}&/#])#\d{1,6}(?![\p{L}\p{N}])/u.test(text);

/** Ids and names by which people refer to a record in words. RFCs of four digits are the internet's. */
const named =
  /\b(?:ADR|DR|RFC|MADR)[- ]?#?\d{1,3}\b|\bADR[- ]?\d{4}\b|\b(?:decision (?:record|log entry|no\.?|number)|cofnod (?:penderfyniad|rhif)|penderfyniad rhif|minute|min\.|cofnod) ?#?\d+|\bdecision \d{1,4}\b/i;
/** Words of a link that leads to where decisions are kept. */
const placeName =
  /\b(?:decision (?:log|record|register)s?|ADRs?|meeting notes|minutes(?! (?:long|read|ago))|cofnod(?:ion)?(?: (?:y )?penderfyniad(?:au)?)?)\b/i;

/** True where a link leads to a decision record, or to something that the configuration counts as one. */
export function isRecordLink({ target, text }: FoundLink, context: LinkContext): boolean {
  const { config } = context;
  if (context.any) return true;
  if (named.test(text) || placeName.test(text)) return true;
  if (context.trackers && trackerItem.test(target)) return true;
  if (config.decisions.trackers.some((part) => target.includes(part) || text.includes(part))) return true;
  const [address = '', anchor = ''] = decode(target).toLowerCase().split('#', 2);
  if (address === '') return recordAnchor.test(anchor);
  if (councilHost.test(address)) return true;
  const place = (address.split('?', 1)[0] ?? '').replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?|^\/\/[^/]*/, '');
  const segments = place.split('/').map((segment) =>
    segment
      .replace(/\.(?:md|markdown|mdx|html?|aspx?|pdf|php|docx?)$/, '')
      .replace(/[_ ]/g, '-')
      .replace(/^-+/, ''),
  );
  if (segments.some((segment) => recordFolder.test(segment) || recordFile.test(segment))) return true;
  if (/^[a-z][a-z0-9+.-]*:/.test(address) || address.startsWith('//')) return false;
  const resolved = resolvePath(context.path, place);
  if (resolved === undefined) return false;
  if (context.records.has(resolved.replace(/\.(?:md|markdown|mdx|html?)$/, '').replace(/\/$/, ''))) return true;
  const given = config.decisions.records;
  return given !== undefined && matchesGlobs(config, given, decode(resolved));
}

/** True where a text names a record without a link: "ADR-0012", "minute 45/24", or a tracker's id (`DIG-` and a number). */
export function namesRecord(text: string, { config, trackers }: Pick<LinkContext, 'config' | 'trackers'>): boolean {
  if (named.test(text) || (trackers && hasIssueNumber(text))) return true;
  return config.decisions.trackers.some((part) => {
    const at = part.length < 12 && !part.includes('/') ? text.indexOf(part) : -1;
    return at >= 0 && /\d/.test(text.charAt(at + part.length));
  });
}

const templateLink = /\{%-?\s*(?:post_url|link)\s+["']?([^\s"'%]+)/g;
const shortcode = /\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["']?([^\s"'>%]+)/g;
const wiki = /\[\[([^\]|#\n]{1,200})(?:#[^\]|\n]{0,100})?(?:\|([^\]\n]{0,200}))?\]\]/g;
const bareAddress = /\bhttps?:\/\/[^\s<>)\]"']+/g;

/** Links that are not Markdown's, in the source of a stretch of text: Jekyll, Hugo, wiki, and bare addresses. */
export function rawLinks(source: string): readonly FoundLink[] {
  const found: FoundLink[] = [];
  if (source.includes('{'))
    for (const pattern of [templateLink, shortcode])
      for (const match of source.matchAll(pattern)) found.push({ target: match[1] ?? '', text: '' });
  if (source.includes('[['))
    for (const match of source.matchAll(wiki))
      found.push({ target: match[1] ?? '', text: `${match[1] ?? ''} ${match[2] ?? ''}` });
  if (source.includes('://'))
    for (const match of source.matchAll(bareAddress)) found.push({ target: match[0], text: '' });
  return found;
}

/** Labels of the footnotes that a source refers to. */
export function footnotesIn(source: string): readonly string[] {
  return source.includes('[^')
    ? [...source.matchAll(/\[\^([^\]\s]{1,100})\](?!:)/g)].map((match) => match[1] ?? '')
    : [];
}

function decode(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
