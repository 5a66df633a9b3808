/** What the features of the extension share: the running server, and the language in which Agored speaks. */
import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Locale } from './words';

export interface Session {
  readonly context: vscode.ExtensionContext;
  /** The client while its server runs. */
  readonly client: BaseLanguageClient | undefined;
  readonly locale: Locale;
  /** The output channel, for what is worth knowing and disturbs nobody there. */
  readonly log: vscode.LogOutputChannel;
  /** The server has started, for the first time or anew, or Agored speaks another language. */
  readonly onDidChange: vscode.Event<void>;
  /** Asks the server, once it has started. Undefined where it does not run, which the user is told. Rejects as the server does. */
  ask<Answer>(method: string, params: object): Promise<Answer | undefined>;
  /** Lets tests see, by a name, what is shown where VS Code’s API lets nobody look. */
  expose(name: string, shown: () => unknown): void;
}

/** What the extension gives to others in its host. */
export interface Exports {
  /** What is shown under a name that a feature exposed; for tests, and no promise to anybody else. */
  readonly shown: (name: string) => unknown;
}

/** A part of the extension that stands by itself: it registers what it offers, and gives back what ends that. */
export type Feature = (session: Session) => vscode.Disposable;
