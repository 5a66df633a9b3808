/** Commands that begin notes and records, link to them, and add a language. */
import * as vscode from 'vscode';
import {
  addLanguageCommand,
  createRecordCommand,
  linkDecisionCommand,
  newWeeknoteCommand,
} from '../../../server/src/lsp/protocol';
import type { Session } from '../session';
import { addLanguage } from './addLanguage';
import { linkDecision } from './link';
import { newRecord } from './record';
import { newWeeknote } from './weeknote';

export function writingCommands(session: Session): vscode.Disposable {
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    registerCommand(newWeeknoteCommand, () => newWeeknote(session)),
    registerCommand(createRecordCommand, () => newRecord(session)),
    registerCommand(linkDecisionCommand, () => linkDecision(session)),
    registerCommand(addLanguageCommand, (uri?: unknown) => addLanguage(session, uri)),
  );
}
