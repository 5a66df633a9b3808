/** The editor's settings, as the server wants them. */
import * as vscode from 'vscode';
import { settingsSection, type Enable, type Settings } from '../../server/src/lsp/protocol';

/** The language that Agored speaks: as set, or that of VS Code's own menus. Only the client knows the latter. */
export function localeOf(setting: unknown): 'en' | 'cy' {
  if (setting === 'en' || setting === 'cy') return setting;
  return vscode.env.language.toLowerCase().startsWith('cy') ? 'cy' : 'en';
}

/** Which notes are checked. True and false are what the setting was before it had words. */
function enableFrom(setting: unknown): Enable {
  if (setting === true || setting === 'on') return 'on';
  return setting === false || setting === 'off' ? 'off' : 'auto';
}

/**
 * Fills in what only the client knows among the answers to `workspace/configuration`.
 * @param isChosen whether the user has asked for this file to be checked, whatever it looks like.
 */
export function resolveSettings(
  items: readonly { readonly section?: string; readonly scopeUri?: string }[],
  answers: unknown,
  isChosen: (uri: vscode.Uri) => boolean,
): unknown[] {
  return (Array.isArray(answers) ? answers : []).map((answer: unknown, index) => {
    const { section, scopeUri } = items[index] ?? {};
    if (section !== settingsSection) return answer;
    const uri = scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri);
    const { enable, locale, codeLens } = (answer ?? {}) as Partial<Settings>;
    const set = enableFrom(enable);
    return {
      enable: set === 'auto' && uri && isChosen(uri) ? 'on' : set,
      locale: localeOf(locale),
      codeLens: codeLens !== false,
      linksChecked: checksLinks(uri),
    } satisfies Settings;
  });
}

/** Whether VS Code's own Markdown extension tells of links to files that are not there. */
function checksLinks(uri: vscode.Uri | undefined): boolean {
  const validate = vscode.workspace.getConfiguration('markdown.validate', uri);
  return validate.get('enabled') === true && validate.get('fileLinks.enabled') !== 'ignore';
}
