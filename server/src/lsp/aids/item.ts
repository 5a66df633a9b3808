/** Completions as the client can use them. */
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
  type MarkupContent,
  type Range,
} from 'vscode-languageserver';
import type { Locale } from '../../engine/types';
import type { Client } from '../client';

/** What a completion needs to know of who asks. */
export interface Asking {
  readonly client: Client;
  readonly locale: Locale;
}

export interface Offer {
  readonly label: string;
  /** What is inserted, where that is not the label. */
  readonly text?: string;
  /** `text` with `$0` where the cursor is to stand, for clients that know of that. */
  readonly snippet?: string | undefined;
  readonly kind?: CompletionItemKind;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly more?: string | undefined;
  /** With what the typed text is compared, where that is not the label. */
  readonly filter?: string;
  /** Something can be offered behind it as well. */
  readonly goesOn?: boolean;
}

/** Offers in their order, all in one place. */
export function itemsFrom(offers: readonly Offer[], range: Range, { client }: Asking): CompletionItem[] {
  return offers.map((offer, index) => {
    const { label, kind = CompletionItemKind.Value, detail, more, filter, goesOn = false } = offer;
    const snippet = client.snippets ? offer.snippet : undefined;
    const text = snippet ?? offer.text ?? label;
    return {
      label,
      kind,
      ...(detail === undefined ? {} : { detail }),
      ...(more === undefined ? {} : { documentation: markup(more, client.markdownDocumentation) }),
      filterText: filter ?? label,
      sortText: String(index).padStart(4, '0'),
      textEdit: { range, newText: text },
      ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
      ...(text.includes('\n') && client.insertsAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
      // A command of VS Code's own; other editors have none for it.
      ...(goesOn && client.files ? { command: { title: '', command: 'editor.action.triggerSuggest' } } : {}),
    };
  });
}

/** Markdown for those that show it, and for others its words. */
export const markup = (value: string, markdown: boolean): MarkupContent => ({
  kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
  value: markdown ? value : plain(value),
});

const plain = (value: string): string =>
  value
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1: $2')
    .replace(/\*\*|`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** A text as part of a snippet. */
export const inSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
