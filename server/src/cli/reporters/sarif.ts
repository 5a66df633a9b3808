import { helpUrl } from '../../engine/messages';
import type { Position } from '../../engine/positions';
import type { AnyRule, Level, Locale } from '../../engine/types';
import { createFingerprints } from '../fingerprint';
import {
  fromRoot,
  remarksOf,
  reportFile,
  type KeptFile,
  type Outcome,
  type ReportedFinding,
  type Reporter,
  type ReporterOptions,
} from '../report';
import { inAscii } from '../../languages/parts';
import { wellFormed } from './printable';
import { printSarif } from './sarifLog';

/** Stands for the root of the repository; where that lies is nobody’s business but the machine’s that ran Agored. */
const root = 'SRCROOT';
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const home = 'https://github.com/agored/agored';

const levelOf: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note', off: 'none' };

/** A path of a repository as a URI reference: no `:` or `//` of it makes it an address of its own. */
const uriOf = (path: string): string =>
  wellFormed(path)
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');

/** In SARIF’s messages `[text](target)` is a link. */
const plain = (text: string): string => (text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text);

interface Stretch {
  readonly start: Position;
  readonly end: Position;
}

const regionOf = ({ start, end }: Stretch) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/** SARIF 2.1.0, as code hosts and editors read it. Paths are relative to the root of the repository. */
export function createSarifReporter(options: ReporterOptions): Reporter<readonly string[]> {
  const { locale, rules, say, io } = options;
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const artifact = (path: string) => ({ uri: uriOf(fromRoot(options, path)), uriBaseId: root });
  const place = (path: string, stretch: Stretch) => ({
    artifactLocation: artifact(path),
    region: regionOf(stretch),
  });

  function resultOf(path: string, finding: ReportedFinding, fingerprint: string): string {
    const { rule, severity, message, start, end, related, language } = finding;
    const fixes = fixesOf(finding);
    return inAscii({
      ruleId: rule,
      ruleIndex: indices.get(rule),
      level: levelOf[severity],
      message: { text: plain(message) },
      locations: [{ physicalLocation: place(path, { start, end }) }],
      ...(related.length > 0 && {
        relatedLocations: related.map((other, id) => ({
          id,
          message: { text: plain(other.message) },
          physicalLocation: place(other.path, other),
        })),
      }),
      partialFingerprints: { 'agored/v1': fingerprint },
      ...(fixes.length > 0 && { fixes }),
      properties: { messageId: finding.messageId, ...(language !== null && { language }) },
    });
  }

  /** Those that change files that there are: SARIF cannot say that a file is to be made. */
  function fixesOf({ fixes }: ReportedFinding) {
    return fixes.flatMap(({ title, safe, edits }) => {
      const byFile = new Map<
        string,
        { deletedRegion: ReturnType<typeof regionOf>; insertedContent: { text: string } }[]
      >();
      for (const edit of edits) {
        if ('create' in edit) return [];
        const replacements = byFile.get(edit.path) ?? [];
        byFile.set(edit.path, replacements);
        replacements.push({ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } });
      }
      const artifactChanges = [...byFile].map(([path, replacements]) => ({
        artifactLocation: artifact(path),
        replacements,
      }));
      return artifactChanges.length > 0
        ? [{ description: { text: plain(title) }, artifactChanges, properties: { safe } }]
        : [];
    });
  }

  return {
    keep(path, text, findings, elsewhere) {
      if (findings.length === 0) return [];
      const nameOf = createFingerprints(text, io.files.hash);
      const names = findings.map(nameOf);
      return reportFile(path, text, findings, locale, elsewhere).findings.map((finding, index) =>
        resultOf(path, finding, names[index] ?? ''),
      );
    },
    *print(outcome, files) {
      const { shard } = outcome.outline;
      const log = {
        $schema: schema,
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: {
                name: 'Agored',
                version: io.version,
                semanticVersion: io.version,
                informationUri: home,
                rules: rules.map((rule) => describe(rule, locale)),
              },
            },
            language: locale,
            columnKind: 'utf16CodeUnits',
            originalUriBaseIds: { [root]: { description: { text: say('sarifRoot') } } },
            invocations: [invocation(outcome, artifact)],
            ...(shard !== undefined && { properties: { shard } }),
            results: [],
          },
        ],
      };
      yield* printSarif(log, resultsOf(files));
    },
  };
}

function* resultsOf(files: readonly KeptFile<readonly string[]>[]): Generator<string> {
  for (const { kept } of files) for (const result of kept) yield JSON.stringify(JSON.parse(result));
}

function invocation(outcome: Outcome, artifact: (path: string) => object) {
  const { code } = outcome;
  return {
    executionSuccessful: code !== 2,
    exitCode: code,
    toolExecutionNotifications: remarksOf(outcome).map(({ path, code: id, message }) => ({
      descriptor: { id },
      level: 'error',
      message: { text: plain(message) },
      ...(path !== undefined && { locations: [{ physicalLocation: { artifactLocation: artifact(path) } }] }),
    })),
  };
}

function describe(rule: AnyRule, locale: Locale) {
  const url = helpUrl(rule);
  const why = rule.why[locale];
  return {
    id: rule.id,
    shortDescription: { text: rule.summary[locale] },
    fullDescription: { text: why },
    helpUri: url,
    help: { text: `${why}\n${url}`, markdown: `${why}\n\n[${rule.id}](${url})` },
    defaultConfiguration: { enabled: rule.level !== 'off', level: levelOf[rule.level] },
    properties: { tags: [rule.category] },
  };
}
