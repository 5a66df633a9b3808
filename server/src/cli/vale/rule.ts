/** Reads one rule of Vale's: the words that it looks for, and what it says about them. */
import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { parseYaml } from '../../engine/frontMatter';
import { createLocator } from '../../engine/positions';
import { leaveOut, wordsOf } from '../../vocabulary';
import { isTerm } from '../../vocabulary/lexicon';
import { clip, type ImportedForm, type Tell } from './notices';
import { mostForms, writeOut, type Forms, type Refusal } from './pattern';

export interface RuleContext {
  /** As messages and comments show it. */
  readonly path: string;
  /** What `.vale.ini` sets: a level, `NO`, or nothing. */
  readonly setting: string | undefined;
  /** Alerts below this level are not shown by Vale. */
  readonly minLevel: string | undefined;
  /** How many more forms there is room for; counted down. */
  readonly room: { forms: number };
}

/** A pattern of a rule, and what should be written instead. */
interface Item {
  readonly pattern: string;
  readonly say: readonly string[];
  readonly line: number;
}

const levels = ['suggestion', 'warning', 'error'];
/** Parts of the text that are all of it, cut up in another way. */
const wholeScopes = /^(?:text|text\.md|sentence|paragraph)$/;
export const longestTerm = 100;
const longestText = 500;

/** The forms that a rule finds. Never throws; what cannot be carried is told. */
export function readRule(source: string, context: RuleContext, tell: Tell): readonly ImportedForm[] {
  const { document, data, problems } = parseYaml(source, { longest: 2_000_000 });
  const locate = createLocator(source);
  const lineOf = (node: unknown): number => locate((node as Node | null | undefined)?.range?.[0] ?? 0).line;
  // A key that stands twice is no harm: both are read.
  const problem = problems.find(({ message }) => !/unique/i.test(message));
  if (problem) {
    tell('importYaml', locate(problem.span.start).line, { reason: problem.message.split('\n')[0] ?? '' });
    return [];
  }
  const nodeOf = (key: string): Node | undefined =>
    resolve(isMap(document.contents) ? document.contents.get(key, true) : undefined, document);
  const textOf = (key: string): string | undefined => {
    const value = data[key];
    return typeof value === 'string' ? value : undefined;
  };

  const kind = textOf('extends');
  if (kind === undefined) {
    tell('importNotRule', 1, {}, false);
    return [];
  }
  if (kind !== 'existence' && kind !== 'substitution') {
    tell('importKind', lineOf(nodeOf('extends')), { kind: clip(kind) });
    return [];
  }
  const set = context.setting?.toLowerCase();
  const level = levels.find((one) => one === set) ?? levels.find((one) => one === textOf('level')) ?? 'suggestion';
  if (levels.indexOf(level) < levels.indexOf(context.minLevel?.toLowerCase() ?? '')) {
    tell('importQuiet', lineOf(nodeOf('level')), { level }, false);
    return [];
  }
  const scope = [data['scope'] ?? 'text'].flat().map(String);
  if (!scope.every((part) => wholeScopes.test(part))) {
    tell('importScope', lineOf(nodeOf('scope')), { scope: clip(scope.join(', ')) });
    return [];
  }
  // It stands before the tokens or after them, so that they alone are not what is meant.
  if ([data['raw'] ?? []].flat().length > 0) {
    tell('importRaw', lineOf(nodeOf('raw')));
    return [];
  }

  const items =
    kind === 'existence' ? tokensOf(nodeOf('tokens'), document, lineOf) : swapOf(nodeOf('swap'), document, lineOf);
  if (items.length === 0) {
    tell('importNoWords', 1);
    return [];
  }
  const bounded = data['nonword'] !== true;
  const ignoreCase = data['ignorecase'] === true;
  const say = kind === 'existence' ? sayOfAction(data['action']) : [];
  const message = textOf('message');

  const written: { readonly item: Item; readonly forms: Forms | Refusal }[] = [];
  for (const item of items) {
    if (context.room.forms <= 0) {
      tell('importFull', item.line);
      break;
    }
    const forms = writeOut(item.pattern, bounded);
    context.room.forms -= typeof forms === 'string' ? 1 : forms.forms.length;
    written.push({ item, forms });
  }
  const exact = new Set(written.flatMap(({ forms }) => (typeof forms === 'string' ? [] : forms.forms)));
  const exceptions = exceptionsOf(tokensOf(nodeOf('exceptions'), document, lineOf), tell);
  const found: ImportedForm[] = [];
  for (const { item, forms } of written) {
    if (typeof forms === 'string') {
      tell(refusals[forms], item.line, { text: clip(item.pattern), most: mostForms });
      continue;
    }
    const { choices, advice } = kind === 'existence' ? { choices: say, advice: undefined } : choicesOf(item, tell);
    const kept = carriable(forms, item, { choices, exact, ignoreCase, exceptions }, tell);
    const why = message === undefined ? undefined : whyOf(message, kept[0] ?? '', kind);
    for (const text of kept)
      found.push({
        text,
        group: `${context.path}:${item.line}:${item.pattern}`,
        say: choices,
        why,
        advice,
        level: level === 'suggestion' ? 'info' : 'warning',
        phrases: phrasesFor(text, exceptions),
        source: `${context.path}:${item.line}`,
      });
  }
  return found;
}

export const refusals = {
  pattern: 'importPattern',
  many: 'importMany',
  within: 'importWithin',
} as const satisfies Record<Refusal, string>;

interface Judging {
  readonly choices: readonly string[];
  /** All forms of the rule. */
  readonly exact: ReadonlySet<string>;
  readonly ignoreCase: boolean;
  readonly exceptions: readonly Exception[];
}

/** The forms of a pattern that our matcher finds as Vale would. */
function carriable({ forms, anyCase }: Forms, item: Item, judging: Judging, tell: Tell): string[] {
  const { choices, exact, ignoreCase, exceptions } = judging;
  const data = { text: clip(item.pattern) };
  const kept: string[] = [];
  const told = new Set<string>();
  // Once for a pattern is enough.
  const tellOnce: Tell = (id, ...rest) => {
    if (!told.has(id)) tell(id, ...rest);
    told.add(id);
  };
  for (const form of forms) {
    // Vale, too, is content with what it would say itself, and with an exception.
    if (choices.includes(form)) continue;
    const inWords = exceptions.length > 0 ? padded(form) : '';
    if (exceptions.some(({ words }) => inWords.includes(words))) continue;
    if (form.length > longestTerm || !isTerm(form)) {
      tellOnce('importNoTerm', item.line, { text: clip(form) });
      continue;
    }
    const words = wordsOf(form);
    const same = choices.find((choice) => wordsOf(choice).join('') === words.join(''));
    if (same !== undefined) {
      tellOnce('importSame', item.line, { text: clip(form), say: clip(same) });
      continue;
    }
    const lower = form.toLowerCase();
    if (!ignoreCase && !anyCase && form !== lower && words.length === 1 && !exact.has(lower)) {
      tellOnce('importCapitals', item.line, { text: clip(form) });
      continue;
    }
    kept.push(form);
  }
  if (kept.length === 0 && forms.every((form) => choices.includes(form)))
    tell('importSame', item.line, { ...data, say: choices.join(', ') });
  return kept;
}

function resolve(node: unknown, document: Document): Node | undefined {
  const found = isAlias(node) ? node.resolve(document) : node;
  return (found ?? undefined) as Node | undefined;
}

type LineOf = (node: unknown) => number;

/** The text of a scalar: 3 is a text as well, and nothing is an empty one. */
function scalarText(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  const { value } = node;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? (node.source ?? String(value)) : '';
}

/** A list of patterns, or one alone. */
function tokensOf(node: Node | undefined, document: Document, lineOf: LineOf): Item[] {
  const items = isSeq(node) ? node.items : isScalar(node) ? [node] : [];
  return items.flatMap((item) => {
    const pattern = scalarText(resolve(item, document));
    return pattern === undefined || pattern === '' ? [] : [{ pattern, say: [], line: lineOf(item) }];
  });
}

/** A mapping of patterns to replacements, or a list of such mappings. */
function swapOf(node: Node | undefined, document: Document, lineOf: LineOf): Item[] {
  const maps = (isSeq(node) ? node.items.map((item) => resolve(item, document)) : [node]).filter(isMap);
  return maps.flatMap((map) =>
    map.items.flatMap(({ key, value }) => {
      const pattern = scalarText(key);
      if (pattern === undefined || pattern === '') return [];
      const say = scalarText(resolve(value, document));
      return [{ pattern, say: say === undefined ? [] : [say], line: lineOf(key) }];
    }),
  );
}

/** What to write instead: `a|b` are two, and nothing is to leave it out. What no fix could write is advice: pilot(s). */
function choicesOf(
  { say, line }: Item,
  tell: Tell,
): { readonly choices: readonly string[]; readonly advice?: string | undefined } {
  const [text] = say;
  if (text === undefined) return { choices: [] };
  if (text.trim() === '') return { choices: [leaveOut] };
  const all = text.split('|').map((choice) => choice.replace(/\s+/g, ' ').trim());
  const choices = [...new Set(all.filter(isPlain))].slice(0, 20);
  if (choices.length > 0 && all.every(isPlain)) return { choices };
  if (choices.length === 0 && text.length <= longestTerm && /^[^\\^$*?|{}]*$/.test(text) && /\p{L}/u.test(text))
    return { choices, advice: text.replace(/\s+/g, ' ').trim() };
  tell('importSay', line, { say: clip(text) });
  return { choices };
}

/** No pattern, no group of one, and short enough for a replacement. */
const isPlain = (choice: string): boolean =>
  choice.length <= longestTerm && /[\p{L}\p{N}]/u.test(choice) && !/[\\[\](){}^$*+?]/.test(choice);

/** What an existence rule offers to do. */
function sayOfAction(action: unknown): readonly string[] {
  if (action === null || typeof action !== 'object') return [];
  const { name, params } = action as { readonly name?: unknown; readonly params?: unknown };
  if (name === 'remove') return [leaveOut];
  if (name !== 'replace' || !Array.isArray(params)) return [];
  return params
    .filter((choice) => typeof choice === 'string')
    .filter(isPlain)
    .slice(0, 20);
}

/** An exception, and its words with spaces around, to be looked for in those of a form. */
interface Exception {
  readonly text: string;
  readonly words: string;
}

/** More than people write; each form is compared with each. */
const mostExceptions = 1000;

function exceptionsOf(items: readonly Item[], tell: Tell): readonly Exception[] {
  const found: Exception[] = [];
  for (const { pattern, line } of items) {
    const forms = found.length < mostExceptions ? writeOut(pattern, true) : 'many';
    if (typeof forms === 'string') tell('importException', line, { text: clip(pattern) });
    else
      for (const text of forms.forms)
        if (text.length <= longestTerm && wordsOf(text).length > 0) found.push({ text, words: padded(text) });
  }
  return found;
}

const padded = (text: string): string => ` ${wordsOf(text).join(' ')} `;

/** The exceptions that a form is a part of, or may be where it has a wildcard, which is looked at by its letters alone. */
function phrasesFor(form: string, exceptions: readonly Exception[]): readonly string[] {
  if (exceptions.length === 0) return [];
  const part = form.includes('*') ? form.toLowerCase().replaceAll('*', '') : padded(form);
  return exceptions
    .filter(({ words }) => words.includes(part))
    .map(({ text }) => text)
    .slice(0, 200);
}

/** Words of messages that say no more than ours do. */
const plainMessage =
  /\b(?:please|do|not|don['’]t|try|consider|considering|should|be|avoid|using|use|used|remove|removing|replace|replacing|change|prefer|write|say|instead|rather|than|over|of|to|with|for|and|or|in|favou?r|a|an|the|this|it|word|words|term|phrase|possible|if|by|is)\b/gi;

/** The reason, from the message; undefined where it says what our own message says already. */
function whyOf(message: string, text: string, kind: 'existence' | 'substitution'): string | undefined {
  const rest = message.replace(/%(?:\[\d+\])?[sqvd]/g, '').replace(plainMessage, '');
  if (!/\p{L}/u.test(rest)) return undefined;
  // Two places would be filled with what is found and what to say, in an order that only Vale knows.
  const places = message.match(/%(?:\[\d+\])?[sqvd]/g) ?? [];
  if (places.length > 1 || (places.length > 0 && kind === 'substitution')) return undefined;
  const why = message
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/['"‘“`]?%(?:\[\d+\])?[sqvd]['"’”`]?/, () => `‘${text}’`);
  return why.length > longestText ? undefined : why;
}
