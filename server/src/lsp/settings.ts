/** The editor's settings, document by document: asked for once and remembered until they change. */
import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../engine/types';
import { localeOf, record, type Client } from './client';
import { settingsSection } from './protocol';

export interface DocumentSettings {
  readonly enable: boolean;
  readonly locale: Locale;
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
  const atFirst: DocumentSettings = { enable: client.enable, locale: client.locale, codeLens: client.codeLens };
  let given = atFirst;

  function read(value: unknown): DocumentSettings {
    const { enable, locale, codeLens } = record(value);
    return {
      enable: typeof enable === 'boolean' ? enable : given.enable,
      locale: localeOf(locale, given.locale),
      codeLens: typeof codeLens === 'boolean' ? codeLens : given.codeLens,
    };
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
