/** `agored explain RULE`: the page of a rule, in the terminal. */
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { nearest } from '../engine/config';
import { helpUrl, render } from '../engine/messages';
import type { AnyRule } from '../engine/types';
import type { Say } from './messages';
import { pageText } from './reporters/page';
import { optionsOf } from './rules';
import { createNotice, isColoured, withLocaleOption, type Shell } from './session';

/** Sections of a page that are for those who build Agored. */
const leftOut = new Set(['How accurate it is', 'What it costs']);

/** Gives the command its argument. */
export function addExplainCommand(command: Command, shell: Shell): void {
  const { say, io, done } = shell;
  command.description(say('explainDescription')).argument('<rule>', say('explainRule'));
  withLocaleOption(command, shell).action((id: string) => {
    const rule = shell.rules.find((each) => each.id === id);
    if (rule) {
      const width = Math.min(100, io.terminal.columns ?? 80);
      io.out(pageText(explained(rule, shell), { width, paint: createColors(isColoured(io)) }));
      done(0);
      return;
    }
    const near = nearest(
      id,
      shell.rules.map((each) => each.id),
    );
    const notice = createNotice(io, say);
    if (near === undefined) notice('unknownRule', { rule: id });
    else notice('unknownRuleNear', { rule: id, near });
    notice('explainList');
    done(2);
  });
}

/** All that there is to say of a rule, in Markdown. */
function explained(rule: AnyRule, { io, say, locale }: Shell): string {
  const sections = sectionsOf(io.pageOf(rule.id) ?? '').filter(({ title }) => !leftOut.has(title));
  const why = sections.find(({ title }) => title === 'Why');
  const rest = sections.filter((section) => section !== why);
  const options = optionsOf(rule);
  const parts = [
    `# ${rule.id}`,
    rule.summary[locale],
    say('explainLevel', { level: rule.level, since: rule.since }),
    `## ${say('explainWhy')}`,
    // Pages are in English, and say more than the line that each rule has in every language.
    locale === 'en' && why ? why.text : rule.why[locale],
    ...(locale !== 'en' && rest.length > 0 ? [say('explainEnglish')] : []),
    ...rest.flatMap(({ title, text }) => [`## ${title}`, text]),
    ...(rule.scope === 'engine' ? [`## ${say('explainSays')}`, messagesOf(rule, locale)] : []),
    ...(options.length > 0 ? [`## ${say('explainOptions')}`] : []),
    ...options.map(({ name, default: given, description }) =>
      [`- \`${name}\``, given === undefined ? '' : ` (\`${JSON.stringify(given)}\`)`, `: ${description}`].join(''),
    ),
    `## ${say('explainOff')}`,
    // What is wrong with a file itself is not silenced from within it.
    ...(rule.scope === 'engine' ? [] : silencing(rule, say)),
    ...[say('explainOffAll'), codeBlock(`rules: { ${rule.id}: off }`)],
    `## ${say('explainMore')}`,
    helpUrl(rule),
  ];
  return parts.join('\n\n');
}

const silencing = ({ id }: AnyRule, say: Say): readonly string[] => [
  say('explainOffHere'),
  codeBlock(`<!-- agored-disable-next-line ${id} -- ${say('explainReason')} -->`),
  say('explainOffNote'),
  codeBlock(`<!-- agored-disable-file ${id} -->`),
];

/** On a line of its own, which is never broken: to be copied. */
const codeBlock = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

const messagesOf = ({ messages }: AnyRule, locale: Shell['locale']): string =>
  Object.values(messages[locale] as Readonly<Record<string, string>>)
    .map((message) => `- ${render(message, {}, locale)}`)
    .join('\n');

/** The sections of a page, by their headings; what a code block holds is no heading. */
function sectionsOf(page: string): readonly { readonly title: string; readonly text: string }[] {
  const sections: { title: string; text: string }[] = [];
  let fence: string | undefined;
  for (const line of page.split('\n')) {
    const marks = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
    if (marks !== undefined) fence = fence === undefined ? marks : marks === fence ? undefined : fence;
    const title = fence === undefined ? /^## (.+)$/.exec(line)?.[1] : undefined;
    const open = sections.at(-1);
    if (title !== undefined) sections.push({ title, text: '' });
    else if (open) open.text += `${line}\n`;
  }
  return sections;
}
