/** Requests of commands that help to write: languages side by side, new notes and records, links to records. */
import type { Connection } from 'vscode-languageserver';
import { readRange, record } from './client';
import { linkChoices } from './linkChoices';
import { recordFor, newWeeknotes } from './newNotes';
import { languageAdditions, noteLanguages, sidesFor, type LanguageSession } from './noteLanguages';
import type { OpenDocument } from './openDocument';
import {
  addLanguageMethod,
  linkChoicesMethod,
  newRecordMethod,
  newWeeknoteMethod,
  noteLanguagesMethod,
  sidesMethod,
} from './protocol';
import type { Reports } from './reports';
import type { Roots } from './roots';
import type { SettingsStore } from './settings';
import { uriKey } from './uris';

interface Session {
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly reports: Reports;
}

/**
 * @param run runs a request and logs what goes wrong.
 * @param settle lets what was edited in other documents count at once: an addition may go into them.
 */
export function serveWriting(
  connection: Connection,
  run: <T>(request: (session: Session) => Promise<T>) => Promise<T>,
  openAt: (key: string) => OpenDocument | undefined,
  settle: (but?: string) => void,
  today: () => string,
): void {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

  /** Answers for an open note that Agored looks after; null for another. */
  const ofNote = <T>(
    params: unknown,
    answer: (document: OpenDocument, session: LanguageSession, locale: 'en' | 'cy') => Promise<T | undefined>,
  ): Promise<T | null> =>
    run(async ({ roots, settings, reports }) => {
      const document = openAt(uriKey(text(record(params)['uri']) ?? ''));
      if (document?.languageId !== 'markdown') return null;
      const { enable, locale } = await settings.for(document.uri);
      return enable ? ((await answer(document, { roots, reports, openAt, today }, locale)) ?? null) : null;
    });

  connection.onRequest(noteLanguagesMethod, (params: unknown) => ofNote(params, noteLanguages));
  connection.onRequest(sidesMethod, (params: unknown) =>
    ofNote(params, (document, session) => {
      const { line, ...given } = record(params);
      const [own, language] = [text(given['own']), text(given['language'])];
      const options = {
        line: typeof line === 'number' ? line : 0,
        ...(own !== undefined && { own }),
        ...(language !== undefined && { language }),
      };
      return sidesFor(document, options, session);
    }),
  );
  connection.onRequest(addLanguageMethod, (params: unknown) => {
    settle(text(record(params)['uri']));
    return ofNote(params, (document, session, locale) => languageAdditions(document, locale, session));
  });
  connection.onRequest(linkChoicesMethod, (params: unknown) =>
    ofNote(params, (document, { roots }) => linkChoices(document, readRange(record(params)['range']), roots)),
  );
  connection.onRequest(newWeeknoteMethod, (params: unknown) =>
    run(async ({ roots, settings }) => {
      const { uri, folder } = record(params);
      const [of, at] = [text(uri), text(folder)];
      const { locale } = await settings.for(of ?? roots.first?.uri ?? '');
      return newWeeknotes(
        { ...(of !== undefined && { uri: of }), ...(at !== undefined && { folder: at }) },
        roots,
        today(),
        locale,
      );
    }),
  );
  connection.onRequest(newRecordMethod, (params: unknown) =>
    run(async ({ roots, settings }) => {
      const { uri, title, folder } = record(params);
      const [of, at] = [text(uri), text(folder)];
      const { locale } = await settings.for(of ?? roots.first?.uri ?? '');
      const asked = {
        title: text(title) ?? '',
        ...(of !== undefined && { uri: of }),
        ...(at !== undefined && { folder: at }),
      };
      return (await recordFor(asked, roots, locale)) ?? null;
    }),
  );
}
