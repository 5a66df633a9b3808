/** The editor's settings, document by document: asked for once and remembered until they change. */
import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../engine/types';
import { enableOf, localeOf, record, type Client } from './client';
import { settingsSection, type Enable } from './protocol';

export interface DocumentSettings {
  readonly enable: boolean;
  /** Whether, where no configuration counts, only what looks like a note is checked. */
  readonly onlyNotes: boolean;
  readonly locale: Locale;
  /** Whether the editor tells of links that lead nowhere. */
  readonly linksChecked: boolean;
  readonly codeLens: boolean;
}

export interface SettingsStore {
  for(uri: string): Promise<DocumentSettings>;
  /** Forgets what was asked. `pushed` is what came with the news, for clients that cannot be asked. */
  changed(pushed: unknown): void;
  forget(uri: string): void;
}

export function createSettings(connection: Connection, client: Client): SettingsStore {
  const known = new Map<string, Promise<DocumentSettings>>();
  const atFirst = settingsOf(client.enable, client.locale, client.codeLens);
  let given = atFirst;

  function read(value: unknown): DocumentSettings {
    const { enable, locale, codeLens, linksChecked } = record(value);
    return settingsOf(
      enableOf(enable, saidBy(given)),
      localeOf(locale, given.locale),
      typeof codeLens === 'boolean' ? codeLens : given.codeLens,
      linksChecked === true,
    );
  }

  async function ask(scopeUri: string): Promise<DocumentSettings> {
    try {
      return read(await connection.workspace.getConfiguration({ scopeUri, section: settingsSection }));
    } catch (error) {
      connection.console.warn(`The editor did not answer for its settings: ${String(error)}`);
      return given;
    }
  }

  return {
    for(uri) {
      if (!client.configuration) return Promise.resolve(given);
      let settings = known.get(uri);
      if (!settings) known.set(uri, (settings = ask(uri)));
      return settings;
    },
    changed(pushed) {
      known.clear();
      // `auto` and a missing key stand for what was said at the start.
      const section = record(pushed)[settingsSection];
      if (!client.configuration && section !== undefined) {
        given = atFirst;
        given = read(section);
      }
    },
    forget: (uri) => known.delete(uri),
  };
}

const settingsOf = (enable: Enable, locale: Locale, codeLens: boolean, linksChecked = false): DocumentSettings => ({
  enable: enable !== 'off',
  onlyNotes: enable === 'auto',
  locale,
  codeLens,
  linksChecked,
});

const saidBy = ({ enable, onlyNotes }: DocumentSettings): Enable => (!enable ? 'off' : onlyNotes ? 'auto' : 'on');
