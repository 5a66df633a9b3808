/** What is found in a document, for diagnostics, actions and hovers alike: linted once a version, and remembered. */
import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { Config } from '../engine/config';
import { createInSteps, isTooLong, mostMegabytes, type Document } from '../engine/document';
import { fileProblem } from '../engine/engineRules';
import type { LintResult, RuleFinding } from '../engine/lint';
import { noteLanguages, type NoteLanguages } from '../engine/noteLanguages';
import type { Drive, Steps } from '../engine/steps';
import type { AnyRule, Locale } from '../engine/types';
import { checkConfigFile } from '../engine/configFiles';
import { isConfigPath, type ConfigFile } from '../engine/workspace';
import type { Client } from './client';
import { digest } from './convert';
import { createDiagnosticLists, noDiagnostics, type DiagnosticList, type Target } from './diagnosticList';
import { createLines } from './lines';
import type { OpenDocument } from './openDocument';
import type { Standing } from './protocol';
import type { Place, Root, Roots } from './roots';
import type { DocumentSettings, SettingsStore } from './settings';
import { loosePath, standingBefore, standingOf } from './standing';
import { inTurns } from './turns';
import { nameOf, schemeOf, uriKey } from './uris';

export interface Report {
  readonly findings: readonly RuleFinding[];
  /** Those of `findings`. */
  readonly diagnostics: DiagnosticList;
  /** Names the diagnostics, of one version where the document is open, so that those can stay unsaid that the client has. */
  readonly resultId: string;
  readonly locale: Locale;
  readonly place: Place | undefined;
  /** Undefined for what is neither note nor configuration. */
  readonly standing: Standing | undefined;
  /** The configuration file that counts for the note, where there is one, and those that it draws on. */
  readonly configFile:
    { readonly root: Root; readonly file: ConfigFile; readonly others: readonly ConfigFile[] } | undefined;
  /** Whether other files than the note and its configuration had a say. */
  readonly needsFiles: boolean;
  /** Of a note that is checked. */
  readonly note: CheckedNote | undefined;
}

/** What else is known of a note. */
export interface CheckedNote {
  readonly config: Config;
  /** Worked out when it is asked for. */
  readonly languages: () => NoteLanguages;
  /** Paths of the files that have it in other languages. */
  readonly twins: readonly string[];
}

export interface Reports {
  /** The report of the latest version. Rejects with `ServerCancelled` where the document changes faster than that. */
  ofOpen(document: OpenDocument): Promise<Report>;
  /** The report of a file of a folder; undefined where it is not there, or nothing that is linted. */
  ofFile(place: Place): Promise<Report | undefined>;
  /** As `ofFile`, for a file that may be open, and is asked about again and again. */
  ofEither(place: Place): Promise<Report | undefined>;
  /** The report of a configuration file as it was read. */
  ofConfigFile(root: Root, file: ConfigFile): Promise<Report>;
  /** Forgets all reports: something other than the documents themselves has changed. */
  forget(): void;
  /** A place in another file of a root, or undefined where that cannot be read. */
  targetAt(root: Root, path: string): Promise<(Target & { readonly version: number | null }) | undefined>;
}

/**
 * Where notes are kept. Old sides of a diff, commits, output, cells of notebooks are Markdown too, but nobody can mend
 * them there; virtual folders come in by being opened.
 */
const schemes = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'inmemory', 'buffer']);
const dataFile = /\.(?:ya?ml|json)$/i;
const noteName = /\.(?:md|markdown)$/i;
/** How often a document is linted anew because it has changed meanwhile, before the client must ask again. */
const rounds = 5;
const megabyte = 1_000_000;

/** Ends work on a version that is no longer the latest. */
class Outdated extends Error {}

interface Found {
  readonly findings: readonly RuleFinding[];
  readonly standing?: Standing;
  readonly configFile?: Report['configFile'];
  readonly needsFiles?: boolean;
  readonly note?: CheckedNote;
}

export function createReports(
  connection: Connection,
  client: Client,
  roots: Roots,
  settings: SettingsStore,
  rules: readonly AnyRule[],
  today: () => string,
  openAt: (key: string) => OpenDocument | undefined,
): Reports {
  let epoch = 0;
  let remembered = new WeakMap<OpenDocument, { key: string; report: Promise<Report> }>();
  const logged = new Set<string>();
  const listDiagnostics = createDiagnosticLists(client.codeDescription);

  function logFailures(uri: string, { failures }: LintResult): void {
    for (const failure of failures) {
      const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
      // A rule that fails does so at every key press.
      if (logged.has(stack)) continue;
      if (logged.size >= 100) logged.clear();
      logged.add(stack);
      connection.console.error(`A rule failed on ${uri}: ${stack}`);
    }
  }

  async function targetAt(root: Root, path: string): Promise<(Target & { version: number | null }) | undefined> {
    const uri = root.uriOf(path);
    const open = openAt(uriKey(uri));
    if (open) return { uri: open.uri, view: open, version: open.version };
    const text = await root.host.readText(path);
    return text === undefined ? undefined : { uri, view: createLines(text), version: null };
  }

  /** Where the related places of findings are, for those that have any. */
  async function relatedTargets(
    findings: readonly RuleFinding[],
    here: Target,
    place: Place | undefined,
  ): Promise<ReadonlyMap<RuleFinding, readonly (Target | undefined)[]>> {
    const found = new Map<RuleFinding, readonly (Target | undefined)[]>();
    if (!client.relatedInformation) return found;
    const targetOf = async (path: string | undefined): Promise<Target | undefined> =>
      path === undefined ? here : place && (await targetAt(place.root, path));
    const withRelated = findings.filter(({ related = [] }) => related.length > 0);
    await Promise.all(
      withRelated.map(async (finding) => {
        found.set(finding, await Promise.all((finding.related ?? []).map(({ path }) => targetOf(path))));
      }),
    );
    return found;
  }

  /** `isCurrent` is asked after the last wait, right before offsets are turned into positions. */
  async function toReport(
    { findings, standing, configFile, needsFiles = false, note }: Found,
    here: Target,
    { locale }: DocumentSettings,
    place: Place | undefined,
    isCurrent: () => boolean = () => true,
  ): Promise<Omit<Report, 'resultId'>> {
    const related = await relatedTargets(findings, here, place);
    const diagnostics = isCurrent()
      ? listDiagnostics(findings, here, locale, (finding) => related.get(finding))
      : noDiagnostics;
    return { findings, diagnostics, locale, place, standing, configFile, needsFiles, note };
  }

  /** @param isKnown whether it has been seen to be a note before. */
  async function lintNote(
    source: Pick<OpenDocument, 'text' | 'length'>,
    noteInSteps: () => Steps<Document>,
    uri: string,
    place: Place | undefined,
    given: DocumentSettings,
    drive: Drive,
    isKnown = false,
  ): Promise<Found> {
    const workspace = place?.root.workspace ?? roots.nowhere;
    const loaded = await workspace.configFor(place?.path ?? '');
    const configFile = place && loaded.file && { root: place.root, file: loaded.file, others: loaded.others ?? [] };
    let standing = standingBefore(given, loaded, place?.path) ?? (isKnown ? 'checked' : undefined);
    const left = (by: Standing): Found => ({ findings: [], standing: by, configFile });
    if (standing === 'off' || standing === 'ignored') return left(standing);
    if (isTooLong(source)) {
      const languages = (): NoteLanguages => ({ present: [], toFollow: [] });
      const unread = { config: loaded.config, languages, twins: [] };
      return standing ? { findings: [tooLarge(source.text)], standing, configFile, note: unread } : left('not-a-note');
    }
    const note = await drive(noteInSteps());
    standing ??= standingOf(given, loaded, place?.path ?? loosePath(uri), note);
    if (standing !== 'checked') return left(standing);
    const result = await workspace.lint(note, place?.path, drive);
    logFailures(uri, result);
    const findings = given.linksChecked ? result.findings.filter((each) => !isDeadLink(each)) : result.findings;
    const { config, facts, asked } = result;
    const languages = (): NoteLanguages => noteLanguages(note, config, facts);
    const needsFiles = place !== undefined && asked.size > 0;
    const twins = facts.twins.filter(({ exists }) => exists).map((twin) => twin.path);
    return { findings, standing, configFile, needsFiles, note: { config, languages, twins } };
  }

  async function configProblems(text: string, place: Place | undefined, uri: string): Promise<readonly RuleFinding[]> {
    const drawn = place?.root.workspace.drawnOn(place.path);
    if (place) {
      const { file } = await place.root.workspace.configFor(place.path);
      for (const known of [file, drawn]) if (known?.path === place.path && known.text === text) return known.problems;
    }
    // One that another in its folder goes before is still worth checking, and so is one that is being written.
    const kind = isConfigPath(nameOf(uri)) ? 'config' : (drawn?.kind ?? 'words');
    return checkConfigFile(place?.path ?? nameOf(uri), text, rules, kind).problems;
  }

  async function configReport(
    text: string,
    place: Place | undefined,
    uri: string,
    { enable }: DocumentSettings,
  ): Promise<Found> {
    if (!enable) return { findings: [], standing: 'off' };
    return { findings: await configProblems(text, place, uri), standing: 'checked' };
  }

  /** What has been seen to be a note stays one while it is written. */
  const notes = new WeakSet<OpenDocument>();

  async function lintOpen(document: OpenDocument): Promise<Report> {
    const { uri, version } = document;
    const isCurrent = (): boolean => document.version === version;
    const drive = inTurns(() => {
      if (!isCurrent()) throw new Outdated();
    });
    const given = await settings.for(uri);
    const place = roots.locate(uri);
    // Whether a file of data is one of words only the configuration says, which may not be read yet.
    if (place && dataFile.test(place.path)) await place.root.workspace.configFor(place.path);
    const kind = kindOf(document);
    let found: Found = { findings: [] };
    if (kind === 'config') found = await configReport(document.text, place, uri, given);
    if (kind === 'note') {
      const isKnown = given.onlyNotes && notes.has(document);
      found = await lintNote(document, () => document.noteInSteps(), uri, place, given, drive, isKnown);
      if (given.onlyNotes && found.standing === 'checked' && !found.configFile) notes.add(document);
    }
    const report = await toReport(found, { uri, view: document }, given, place, isCurrent);
    return { ...report, resultId: nameFor(document, version, report.diagnostics) };
  }

  /** What was found last in open documents, and how it was named. */
  const named = new WeakMap<OpenDocument, { version: number; resultId: string; diagnostics: DiagnosticList }>();
  const session = Date.now().toString(36);
  let names = 0;

  /** The name that was given last, where the same version has the same diagnostics, else a new one. */
  function nameFor(document: OpenDocument, version: number, diagnostics: DiagnosticList): string {
    const last = named.get(document);
    if (last?.version === version && digest(last.diagnostics) === digest(diagnostics)) return last.resultId;
    const resultId = `${session}:${String(++names)}`;
    named.set(document, { version, resultId, diagnostics });
    return resultId;
  }

  async function fileReport(...given: Parameters<typeof toReport>): Promise<Report> {
    const report = await toReport(...given);
    return { ...report, resultId: digest(report.diagnostics) };
  }

  function kindOf({ uri, languageId }: OpenDocument): 'note' | 'config' | undefined {
    const scheme = schemeOf(uri);
    if (!schemes.has(scheme) && !roots.isRootScheme(scheme)) return undefined;
    if (isConfigPath(nameOf(uri))) return 'config';
    const place = roots.locate(uri);
    if (place?.root.workspace.isDrawnOn(place.path) === true) return 'config';
    return languageId === 'markdown' ? 'note' : undefined;
  }

  /** Of files that are not open, by URI, until something changes. */
  const files = new Map<string, Promise<Report | undefined>>();

  const reports: Reports = {
    targetAt,
    ofEither(place) {
      const key = uriKey(place.root.uriOf(place.path));
      const open = openAt(key);
      if (open) return reports.ofOpen(open);
      let report = files.get(key);
      if (!report) files.set(key, (report = reports.ofFile(place)));
      return report;
    },
    async ofOpen(document) {
      for (let round = 0; round < rounds; round++) {
        const key = `${String(document.version)} ${String(epoch)} ${today()}`;
        let entry = remembered.get(document);
        if (entry?.key !== key) remembered.set(document, (entry = { key, report: lintOpen(document) }));
        try {
          const report = await entry.report;
          if (key === `${String(document.version)} ${String(epoch)} ${today()}`) return report;
        } catch (error) {
          if (remembered.get(document) === entry) remembered.delete(document);
          if (!(error instanceof Outdated)) throw error;
        }
      }
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The document keeps changing.', {
        retriggerRequest: true,
      });
    },
    async ofFile(place) {
      const { root, path } = place;
      const isConfig = isConfigPath(path) || root.workspace.isDrawnOn(path);
      if (!isConfig && !noteName.test(path)) return undefined;
      const given = await settings.for(root.uri);
      const text = await root.host.readText(path);
      if (text === undefined) return undefined;
      const here = { uri: root.uriOf(path), view: createLines(text) };
      const found = isConfig
        ? await configReport(text, place, here.uri, given)
        : await lintNote({ text, length: text.length }, () => createInSteps(text), here.uri, place, given, inTurns());
      return fileReport(found, here, given, place);
    },
    async ofConfigFile(root, file) {
      const given = await settings.for(root.uri);
      const here = { uri: root.uriOf(file.path), view: createLines(file.text) };
      return fileReport({ findings: given.enable ? file.problems : [] }, here, given, { root, path: file.path });
    },
    forget() {
      epoch++;
      remembered = new WeakMap();
      files.clear();
    },
  };
  return reports;
}

/** A link to a record that is not there: the editor may say so of links of all kinds. */
const isDeadLink = ({ rule, messageId }: RuleFinding): boolean =>
  rule.id === 'decision-link' && messageId.startsWith('missing');

function tooLarge(text: string): RuleFinding {
  const end = Math.min(80, /[\r\n]|$/.exec(text.slice(0, 80))?.index ?? 80);
  const data = { size: (text.length / megabyte).toFixed(1), limit: mostMegabytes };
  return { messageId: 'too-large', data, span: { start: 0, end }, rule: fileProblem, severity: 'error' };
}
