/**
 * The engine's findings as LSP diagnostics. At every key press all of a note are sent again, most of them as they were but
 * for where they stand: so what they say is kept as it is written, and objects are made only where somebody looks at them.
 */
import {
  DiagnosticSeverity,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { RuleFinding } from '../engine/lint';
import { helpUrl } from '../engine/messages';
import { Memory } from '../engine/memory';
import type { AnyRule, Locale, Related, Severity } from '../engine/types';
import { enlarged, inAscii } from '../languages/parts';
import { renderFor } from './convert';
import { asBytes, Json } from './encoding';
import type { View } from './openDocument';

/** Where a finding stands, or one of its related places. */
export interface Target {
  readonly uri: string;
  readonly view: View;
}

/** The diagnostics of one version of a document, in the order of their findings. */
export interface DiagnosticList {
  readonly items: readonly Diagnostic[];
  /** Adds the JSON of the items. */
  write(json: Json): void;
}

export const noDiagnostics: DiagnosticList = { items: [], write: (json) => json.text('[]') };

/**
 * @param here the document that the findings are in.
 * @param related where the related places of a finding are, in their order; those that cannot be told are left out.
 */
export type ListDiagnostics = (
  findings: readonly RuleFinding[],
  here: Target,
  locale: Locale,
  related: (finding: RuleFinding) => readonly (Target | undefined)[] | undefined,
) => DiagnosticList;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

type Saying = Pick<RuleFinding, 'rule' | 'messageId' | 'severity'>;

/** What a finding says, wherever it stands. */
interface Said {
  /** Of the finding that said it first; all of it would keep the note as it was then. */
  readonly of: Saying;
  readonly locale: Locale;
  readonly diagnostic: Omit<Diagnostic, 'range'>;
  /** Its members as JSON. */
  readonly json: Uint8Array;
}

/** @param withLink whether the client knows `codeDescription`. */
export function createDiagnosticLists(withLink: boolean): ListDiagnostics {
  /** By the data, which a finding takes along when it is moved. */
  const known = new Memory<object, Said>();
  /** Of findings without data, by their rules. */
  const plain = new Map<AnyRule, Said[]>();
  /** By what they are in. */
  const written = new Memory<View, Written>();

  function say({ rule, messageId, severity, data }: RuleFinding, locale: Locale): Said {
    const diagnostic = {
      severity: severities[severity],
      code: rule.id,
      ...(withLink ? { codeDescription: { href: helpUrl(rule) } } : {}),
      source: 'agored',
      message: renderFor(rule, messageId, data, locale),
    };
    const json = asBytes(inAscii(diagnostic).slice(1, -1));
    return { of: { rule, messageId, severity }, locale, diagnostic, json };
  }

  function sayPlainly(finding: RuleFinding, locale: Locale): Said {
    const { rule } = finding;
    const all = plain.get(rule) ?? [];
    plain.set(rule, all);
    let said = all.find((each) => each.locale === locale && isSaidAlike(each.of, finding));
    if (!said) all.push((said = say(finding, locale)));
    return said;
  }

  function saidBy(finding: RuleFinding, locale: Locale): Said {
    const { data } = finding;
    if (!data) return sayPlainly(finding, locale);
    const before = known.get(data);
    if (before?.locale === locale && isSaidAlike(before.of, finding)) return before;
    const said = say(finding, locale);
    known.set(data, said);
    return said;
  }

  return (findings, here, locale, related) => {
    // Now, since the text may soon be another one.
    const told = findings.map((finding): Told => {
      const targets = related(finding);
      return {
        said: saidBy(finding, locale),
        range: here.view.rangeOf(finding.span),
        places: targets && relatedPlaces(finding, targets, locale),
      };
    });
    return new Listed(told, here.view, written);
  };
}

/** A finding of one version of a document, with all that is said of it. */
interface Told {
  readonly said: Said;
  readonly range: Range;
  readonly places: DiagnosticRelatedInformation[] | undefined;
}

/** A class: V8 keeps what an object with a getter of its own holds until it marks the whole heap. */
class Listed implements DiagnosticList {
  readonly #told: readonly Told[];
  readonly #view: View;
  readonly #written: Memory<View, Written>;
  #items: readonly Diagnostic[] | undefined;

  constructor(told: readonly Told[], view: View, written: Memory<View, Written>) {
    this.#told = told;
    this.#view = view;
    this.#written = written;
  }

  get items(): readonly Diagnostic[] {
    return (this.#items ??= this.#told.map(({ said: { diagnostic }, range, places }) => ({
      range,
      ...diagnostic,
      ...(places ? { relatedInformation: places } : {}),
    })));
  }

  write(json: Json): void {
    let last = this.#written.get(this.#view);
    if (!last) this.#written.set(this.#view, (last = new Written()));
    json.text('[').bytes(last.follow(this.#told)).text(']');
  }
}

/** The JSON of what was told last of a document. At a key press next to nothing of it changes: the rest stays as it lies. */
class Written {
  private told: readonly Told[] = [];
  /** Diagnostics with commas between them; there is room behind them. */
  private room = new Uint8Array(0);
  /** Where each ends in it. */
  private ends = new Int32Array(0);

  /** The JSON of another list, until the next one is asked for. */
  follow(told: readonly Told[]): Uint8Array {
    const { told: before, ends: endsBefore } = this;
    const shorter = Math.min(told.length, before.length);
    let [front, behind] = [0, 0];
    while (front < shorter && isToldAlike(told[front], before[front])) front++;
    // The first has no comma before it, and so is never among those behind.
    while (
      behind < shorter - Math.max(front, 1) &&
      isToldAlike(told[told.length - behind - 1], before[before.length - behind - 1])
    )
      behind++;
    const start = endsBefore[front - 1] ?? 0;
    const length = endsBefore[before.length - 1] ?? 0;
    const tail = endsBefore[before.length - behind - 1] ?? 0;

    const fresh = new Json();
    const ends = new Int32Array(told.length);
    ends.set(endsBefore.subarray(0, front));
    for (let index = front; index < told.length - behind; index++) {
      writeTold(fresh, told[index] as Told, index > 0);
      ends[index] = start + fresh.length;
    }
    const by = start + fresh.length - tail;
    for (let index = told.length - behind; index < told.length; index++)
      ends[index] = (endsBefore[index + before.length - told.length] ?? 0) + by;
    if (length + by > this.room.length) this.room = enlarged(this.room, 2 * (length + by));
    this.room.copyWithin(tail + by, tail, length);
    this.room.set(fresh.whole(), start);
    this.told = told;
    this.ends = ends;
    return this.room.subarray(0, length + by);
  }
}

function writeTold(json: Json, { said, range: { start, end }, places }: Told, isMore: boolean): void {
  json.text(isMore ? ',{"range":{"start":' : '{"range":{"start":');
  writePosition(json, start);
  json.text(',"end":');
  writePosition(json, end);
  json.text('},').bytes(said.json);
  if (places) json.text(`,"relatedInformation":${inAscii(places)}`);
  json.text('}');
}

const isToldAlike = (a: Told | undefined, b: Told | undefined): boolean =>
  isSameRange(a?.range, b?.range) && isSameText(a?.said.json, b?.said.json) && arePlacesAlike(a?.places, b?.places);

/** Rules that look at the whole note may say the same anew at every key press. */
const isSameText = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a?.length === b?.length && a?.every((each, index) => each === b?.[index]) === true);

const isSameRange = (a: Range | undefined, b: Range | undefined): boolean =>
  a?.start.line === b?.start.line &&
  a?.start.character === b?.start.character &&
  a?.end.line === b?.end.line &&
  a?.end.character === b?.end.character;

const arePlacesAlike = (a: Told['places'], b: Told['places']): boolean =>
  a === b ||
  (a?.length === b?.length &&
    a?.every(
      ({ location, message }, index) =>
        message === b?.[index]?.message &&
        location.uri === b[index].location.uri &&
        isSameRange(location.range, b[index].location.range),
    ) === true);

function writePosition(json: Json, { line, character }: Position): void {
  json.text('{"line":').text(String(line)).text(',"character":').text(String(character)).text('}');
}

const isSaidAlike = (a: Saying, b: Saying): boolean =>
  a.rule === b.rule && a.messageId === b.messageId && a.severity === b.severity;

/** Undefined for none. */
function relatedPlaces(
  { rule, related = [] }: RuleFinding,
  targets: readonly (Target | undefined)[],
  locale: Locale,
): DiagnosticRelatedInformation[] | undefined {
  const places = related.flatMap(({ span, messageId, data }: Related, index) => {
    const target = targets[index];
    if (!target) return [];
    const location = { uri: target.uri, range: target.view.rangeOf(span) };
    return [{ location, message: renderFor(rule, messageId, data, locale) }];
  });
  return places.length > 0 ? places : undefined;
}
