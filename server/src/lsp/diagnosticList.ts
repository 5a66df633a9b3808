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
import type { Locale, Related, Severity } from '../engine/types';
import { inAscii } from '../languages/parts';
import { renderFor } from './convert';
import { asBytes, type Json } from './encoding';
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

  function saidBy(finding: RuleFinding, locale: Locale): Said {
    const key = finding.data ?? finding;
    const before = known.get(key);
    if (before?.locale === locale && isSaidAlike(before.of, finding)) return before;
    const { rule, severity, messageId, data } = finding;
    const diagnostic = {
      severity: severities[severity],
      code: rule.id,
      ...(withLink ? { codeDescription: { href: helpUrl(rule) } } : {}),
      source: 'agored',
      message: renderFor(rule, messageId, data, locale),
    };
    const said: Said = {
      of: { rule, messageId, severity },
      locale,
      diagnostic,
      json: asBytes(inAscii(diagnostic).slice(1, -1)),
    };
    known.set(key, said);
    return said;
  }

  return (findings, here, locale, related) => new Listed(findings, here, locale, related, saidBy);
}

/** A class: V8 keeps what an object with a getter of its own holds until it marks the whole heap. */
class Listed implements DiagnosticList {
  readonly #said: readonly Said[];
  readonly #ranges: readonly Range[];
  readonly #places: readonly (DiagnosticRelatedInformation[] | undefined)[];
  #items: readonly Diagnostic[] | undefined;

  constructor(
    findings: readonly RuleFinding[],
    here: Target,
    locale: Locale,
    related: Parameters<ListDiagnostics>[3],
    saidBy: (finding: RuleFinding, locale: Locale) => Said,
  ) {
    this.#said = findings.map((finding) => saidBy(finding, locale));
    // Now, since the text may soon be another one.
    this.#ranges = findings.map(({ span }) => here.view.rangeOf(span));
    this.#places = findings.map((finding) => {
      const targets = related(finding);
      return targets && relatedPlaces(finding, targets, locale);
    });
  }

  get items(): readonly Diagnostic[] {
    return (this.#items ??= this.#said.map(({ diagnostic }, index) => {
      const relatedInformation = this.#places[index];
      return {
        range: this.#ranges[index] as Range,
        ...diagnostic,
        ...(relatedInformation ? { relatedInformation } : {}),
      };
    }));
  }

  write(json: Json): void {
    json.text('[');
    this.#said.forEach((said, index) => {
      const { start, end } = this.#ranges[index] as Range;
      const also = this.#places[index];
      json.text(index > 0 ? ',{"range":{"start":' : '{"range":{"start":');
      writePosition(json, start);
      json.text(',"end":');
      writePosition(json, end);
      json.text('},').bytes(said.json);
      if (also) json.text(`,"relatedInformation":${inAscii(also)}`);
      json.text('}');
    });
    json.text(']');
  }
}

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
