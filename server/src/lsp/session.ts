/** What there is for as long as a client is connected. */
import type { Client } from './client';
import type { Decisions } from './decisions';
import type { Pull } from './pull';
import type { Push } from './push';
import type { Reports } from './reports';
import type { Roots } from './roots';
import type { SettingsStore } from './settings';

export interface Session {
  readonly client: Client;
  readonly roots: Roots;
  readonly settings: SettingsStore;
  readonly reports: Reports;
  readonly decisions: Decisions;
  readonly pull: Pull;
  /** Undefined where the client pulls. */
  readonly push: Push | undefined;
}
