/** A first configuration for a folder, for the client to show and write. */
import { configNames } from '../engine/config';
import { configText } from '../engine/draft/configText';
import { propose } from '../engine/draft/propose';
import type { AnyRule } from '../engine/types';
import type { ConfigDraft } from './protocol';
import type { Roots } from './roots';
import type { SettingsStore } from './settings';
import { uriKey } from './uris';

/** @param uri of a folder that is open; null where it is not. */
export async function draftConfig(
  uri: string,
  roots: Roots,
  settings: SettingsStore,
  rules: readonly AnyRule[],
  today: string,
): Promise<ConfigDraft | null> {
  const root = roots.all.find((each) => uriKey(each.uri) === uriKey(uri));
  if (!root) return null;
  for (const name of configNames)
    if ((await root.host.readText(name)) !== undefined) return { uri: root.uriOf(name), text: null };
  const { locale } = await settings.for(root.uri);
  const [name] = configNames;
  return { uri: root.uriOf(name), text: configText(await propose(root.host, rules), today, locale) };
}
