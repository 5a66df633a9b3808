/** Agored in a pipeline of unified: what `agored/remark` exports. */
import type { Plugin } from 'unified' with { 'resolution-mode': 'import' };
import type { Level, Locale } from './api';

/**
 * Tells what Agored finds in a file as messages of the file. It reads the source text alone, not the tree, so it does
 * not matter what other plugins did before.
 */
declare const agored: Plugin<[options?: Readonly<agored.Options> | null | undefined]>;

declare namespace agored {
  interface Options {
    /** Folder from which paths count; that of the file (`file.cwd`) where it is left out. */
    cwd?: string | undefined;
    /** Language of messages; English where it is left out. */
    locale?: Locale | undefined;
    /**
     * Path of a configuration file that counts for all files, or `false` for none. Where it is left out, the nearest
     * `.agored.yml` above each file counts.
     */
    config?: string | false | undefined;
    /** Levels of rules by id, which go before those of any configuration. */
    rules?: Readonly<Record<string, Level>> | undefined;
  }
}

export = agored;
