/** The editor's settings, as the server wants them. */
import * as vscode from 'vscode';
import { settingsSection, type Settings } from '../../server/src/lsp/protocol';

/** The language that Agored speaks: as set, or that of VS Code's own menus. Only the client knows the latter. */
export function localeOf(setting: unknown): 'en' | 'cy' {
  if (setting === 'en' || setting === 'cy') return setting;
  return vscode.env.language.toLowerCase().startsWith('cy') ? 'cy' : 'en';
}

/** Fills in `auto` among the answers to `workspace/configuration`. */
export function resolveSettings(items: readonly { section?: string }[], answers: unknown): unknown[] {
  return (Array.isArray(answers) ? answers : []).map((answer: unknown, index) => {
    if (items[index]?.section !== settingsSection) return answer;
    const { enable, locale, codeLens } = (answer ?? {}) as Partial<Settings>;
    return { enable: enable !== false, locale: localeOf(locale), codeLens: codeLens !== false } satisfies Settings;
  });
}
