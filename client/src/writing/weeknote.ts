/** The command that begins the next weeknote, as the last ones were written. */
import * as vscode from 'vscode';
import {
  newWeeknoteMethod,
  type NewWeeknoteParams,
  type NewWeeknotes,
  type WeeknoteSeries,
} from '../../../server/src/lsp/protocol';
import { fill } from '../fill';
import type { Session } from '../session';
import { createAndOpen } from './create';
import { words } from './words';

interface Item extends vscode.QuickPickItem {
  /** Undefined for a folder that is still to be named. */
  readonly series: WeeknoteSeries | undefined;
}

export async function newWeeknote(session: Session): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const ask = (more: NewWeeknoteParams): Promise<NewWeeknotes | undefined> =>
    session.ask<NewWeeknotes>(newWeeknoteMethod, { ...(uri !== undefined && { uri }), ...more });
  const found = await ask({});
  if (!found) return;
  let series = found.sure ? found.series[0] : undefined;
  if (!series) {
    const picked = found.series.length > 0 ? await pick(found.series, session) : 'elsewhere';
    if (picked === undefined) return;
    series = picked === 'elsewhere' ? await inFolder(found.folder, ask, session) : picked;
  }
  if (series) await createAndOpen(series.files, session);
}

async function pick(
  series: readonly WeeknoteSeries[],
  { locale }: Session,
): Promise<WeeknoteSeries | 'elsewhere' | undefined> {
  const items = series.map((each): Item => ({
    series: each,
    label: each.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(' · '),
    detail: fill(words.after[locale], { path: each.last }),
  }));
  const other: Item = { series: undefined, label: `$(new-folder) ${words.elsewhere[locale]}` };
  const picked = await vscode.window.showQuickPick([...items, other], {
    title: words.newWeeknote[locale],
    placeHolder: words.whichSeries[locale],
    matchOnDetail: true,
  });
  return picked && (picked.series ?? 'elsewhere');
}

/** A first one, in a folder that somebody names; without an open folder there is none to name. */
async function inFolder(
  suggested: string,
  ask: (params: NewWeeknoteParams) => Promise<NewWeeknotes | undefined>,
  { locale }: Session,
): Promise<WeeknoteSeries | undefined> {
  const isAnywhere = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const folder = isAnywhere
    ? await vscode.window.showInputBox({
        title: words.newWeeknote[locale],
        prompt: words.weeknoteFolder[locale],
        value: suggested,
      })
    : '';
  return folder === undefined ? undefined : (await ask({ folder }))?.series[0];
}
