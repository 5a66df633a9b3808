/** Rows of a view in the side bar, as plain data: what is shown can be told, and tested, without VS Code. */
import type { PlainRange } from '../../server/src/lsp/protocol';

export interface Node {
  /** Names the row among all of its view, for as long as it is about the same thing. */
  readonly id: string;
  readonly label: string;
  /** Said less loudly behind the label. */
  readonly description?: string;
  /** One of VS Code's product icons, and a colour of the theme. The words say the same. */
  readonly icon: readonly [id: string, color?: string];
  /** All that the row says, for screen readers. */
  readonly aria: string;
  readonly tooltip?: string;
  readonly children?: readonly Node[];
  readonly isFolded?: boolean;
  /** Where a click leads. */
  readonly target?: Target;
  /** What a click runs, where it leads nowhere. */
  readonly command?: readonly [id: string, ...args: readonly unknown[]];
  /** What can be done with it: `when` clauses of the manifest read this. */
  readonly context?: string;
  /** Page that says more. */
  readonly href?: string;
  /** URI of the record that it is linked to. */
  readonly record?: string;
}

export interface Target {
  readonly uri: string;
  readonly range: PlainRange;
}

/** What a view shows around its rows. */
export interface Frame {
  readonly title: string;
  readonly description?: string | undefined;
  /** Above the rows, or in their place. */
  readonly message?: string | undefined;
}
