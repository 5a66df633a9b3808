/**
 * Offers the terms that the team has agreed on. Not with the other completions of the server: VS Code asks the most
 * fitting sources first and stops at the first that answer, and a term must not keep back the words of the note. For a
 * source that is there for all languages, it asks its own words as well.
 */
import * as vscode from 'vscode';
import { termsMethod, type OfferedTerm, type TermsParams } from '../../../server/src/lsp/protocol';
import type { Session } from '../session';

export function termCompletion(session: Session): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: '*' },
    {
      async provideCompletionItems(document, position, token) {
        const { client } = session;
        if (document.languageId !== 'markdown' || !client) return undefined;
        const params: TermsParams = {
          uri: client.code2ProtocolConverter.asUri(document.uri),
          position: client.code2ProtocolConverter.asPosition(position),
        };
        const terms = await client.sendRequest<readonly OfferedTerm[]>(termsMethod, params, token);
        return terms.map((term, index) => itemOf(term, index, client));
      },
    },
  );
}

function itemOf(
  { text, detail, range, filter }: OfferedTerm,
  index: number,
  { protocol2CodeConverter: convert }: NonNullable<Session['client']>,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(text, vscode.CompletionItemKind.Text);
  item.detail = detail;
  item.range = convert.asRange(range);
  item.filterText = filter;
  item.sortText = String(index).padStart(4, '0');
  return item;
}
