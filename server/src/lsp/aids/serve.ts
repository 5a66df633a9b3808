/** The writing aids as LSP has them: completion, links in documents, and edits that follow a file that is renamed. */
import {
  CompletionTriggerKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { isConfigPath } from '../../engine/workspace';
import { record, type Client } from '../client';
import type { Decisions } from '../decisions';
import type { OpenDocument } from '../openDocument';
import { termsMethod, type OfferedTerm, type TermsParams } from '../protocol';
import { completeLink, nothing } from '../recordCompletion';
import type { RecordHover } from '../recordHover';
import type { Roots } from '../roots';
import type { SettingsStore } from '../settings';
import { loosePath, standingOf } from '../standing';
import { nameOf } from '../uris';
import { completeConfig, configHoverAt } from './configHelp';
import { completeDirective, directiveHoverAt } from './directives';
import { documentLinks } from './documentLinks';
import { completeFrontMatter } from './frontMatter';
import type { Around } from './frontMatterKeys';
import { markup, type Asking } from './item';
import { lineAt } from './line';
import { editsForRename, renameFilters } from './renames';
import { mayBeTerm, termItem, termsAt } from './terms';

interface Session {
  readonly client: Client;
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly decisions: Decisions;
}

/** Behind these, what may follow is offered unasked: an address, a value, a directive's name. */
const triggers = ['(', '/', ' ', '-'];

/** What of it the client is told that there is: only what it can use. */
export const aidCapabilities = (client: Client): ServerCapabilities => ({
  ...(client.completion ? { completionProvider: { triggerCharacters: triggers } } : {}),
  ...(client.documentLinks ? { documentLinkProvider: {} } : {}),
});

export const renameCapability = (client: Client): NonNullable<ServerCapabilities['workspace']> =>
  client.renames ? { fileOperations: renameFilters } : {};

/** @param run runs a request and logs what goes wrong. */
export function serveAids(
  connection: Connection,
  run: <T>(request: (session: Session) => Promise<T>) => Promise<T>,
  openAt: (uri: string) => OpenDocument | undefined,
  today: () => string,
): void {
  connection.onCompletion((params) =>
    run((session): Promise<CompletionList> => {
      const document = openAt(params.textDocument.uri);
      return document ? complete(document, params, session, today) : Promise.resolve(nothing);
    }),
  );
  connection.onRequest(termsMethod, (params) => run((session) => terms(params, session, openAt)));
  connection.onDocumentLinks(({ textDocument }) =>
    run(async ({ settings, decisions, roots }) => {
      const document = openAt(textDocument.uri);
      if (!document) return [];
      const near = async () => {
        const [known, place] = [await decisions.recordsFor(document), roots.locate(document.uri)];
        return known && place && { ...known, root: place.root };
      };
      return documentLinks(document, near, (await settings.for(document.uri)).locale);
    }),
  );
  connection.workspace.onWillRenameFiles(({ files }, token) =>
    run((session) => editsForRename(files, token, { ...session, connection, openAt })),
  );
}

async function complete(
  document: OpenDocument,
  { position, context }: CompletionParams,
  { client, roots, settings, decisions }: Session,
  today: () => string,
): Promise<CompletionList> {
  const { version, uri } = document;
  const given = await settings.for(uri);
  const { enable, locale } = given;
  if (!enable || document.version !== version) return nothing;
  const asking: Asking = { client, locale };
  const all = (items: readonly CompletionItem[]): CompletionList => ({ isIncomplete: false, items: [...items] });
  const at = document.offsetAt(position);
  if (isConfigPath(nameOf(uri))) return explains(client, uri) ? nothing : all(completeConfig(document, at, asking));
  if (document.languageId !== 'markdown') return nothing;

  const line = lineAt(document.text, at);
  const place = roots.locate(uri);
  const load = () => (place?.root.workspace ?? roots.nowhere).configFor(place?.path ?? '');
  const configOf = async () => (await load()).config;
  // What is no note of the team's is left alone, by and large; a directive is meant wherever it stands.
  const around = async (): Promise<Around | undefined> => {
    const loaded = await load();
    if (standingOf(given, loaded, place?.path ?? loosePath(uri), document.note) !== 'checked') return undefined;
    return {
      place,
      config: loaded.config,
      today: today(),
      records: async () => (await decisions.recordsFor(document))?.records ?? [],
    };
  };
  const wanted = context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
  const found =
    (await completeDirective(document, line, wanted, async () => (await configOf()).languages, asking)) ??
    (wanted || /[:,-] +$/.test(line.before) ? await completeFrontMatter(document, at, around, asking) : undefined);
  if (found) return all(found);
  const links = await completeLink(document, position, () => decisions.recordsFor(document));
  // Our own client asks for terms by themselves.
  if (links.items.length > 0 || links.isIncomplete || !wanted || client.files || !mayBeTerm(line)) return links;
  const config = await configOf();
  return document.version === version ? all(termsAt(document, line, config, locale).map(termItem)) : nothing;
}

/** Whether the editor helps with a configuration file by itself. */
const explains = ({ explains: by }: Client, uri: string): boolean => (/\.json$/i.test(uri) ? by.json : by.yaml);

async function terms(
  params: unknown,
  { roots, settings }: Session,
  openAt: (uri: string) => OpenDocument | undefined,
): Promise<readonly OfferedTerm[]> {
  const { uri, position } = record(params) as Partial<TermsParams>;
  const document = uri === undefined ? undefined : openAt(uri);
  const place = document && roots.locate(document.uri);
  if (!document || !place || !position) return [];
  const { version } = document;
  const line = lineAt(document.text, document.offsetAt(position));
  if (document.languageId !== 'markdown' || !mayBeTerm(line)) return [];
  const { enable, locale } = await settings.for(document.uri);
  if (!enable) return [];
  const { config } = await place.root.workspace.configFor(place.path);
  return document.version === version ? termsAt(document, line, config, locale) : [];
}

/** What a directive or a key of a configuration is, where the pointer rests on it. */
export function aidHoverAt(document: OpenDocument, at: number, { client, locale }: Asking): RecordHover | undefined {
  const isConfig = isConfigPath(nameOf(document.uri));
  if (isConfig && explains(client, document.uri)) return undefined;
  const found = isConfig
    ? configHoverAt(document, at, locale)
    : document.languageId === 'markdown'
      ? directiveHoverAt(document, at, locale)
      : undefined;
  return found && { value: markup(found.value, client.markdownHover).value, range: document.rangeOf(found.span) };
}
