/** Hovers: what they say, to whom, and that nothing of a note becomes more than words in them. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Nodes } from 'mdast';
import type { Hover, MarkupContent, WorkspaceEdit } from 'vscode-languageserver';
import { connect, type Editor, full, position } from './editor';
import { cleanUp } from './support';

const lone = 'untitled:Untitled-1';
const value = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? '';
const hover = (client: Editor, line: number, character: number): Promise<Hover | null> =>
  client.request('textDocument/hover', { textDocument: { uri: lone }, position: position(line, character) });

/** What our own client says of itself, as far as hovers go. */
const ours = { capabilities: { readText: true, list: true, stat: true }, commands: ['agored.applyFixes'] };

/** The addresses of links, and whatever else is more than text, in Markdown. */
function holds(markdown: string): { readonly links: readonly string[]; readonly more: readonly string[] } {
  const links: string[] = [];
  const more: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link') links.push(node.url);
    else if (!['root', 'paragraph', 'text', 'list', 'listItem'].includes(node.type)) more.push(node.type);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(remarkParse).parse(markdown));
  return { links, more };
}

/** What a link to a command passes to it. */
function argumentOf(link: string, command: string): unknown {
  const [, args] = link.split(`command:${command}?`);
  assert(args !== undefined, link);
  return (JSON.parse(decodeURIComponent(args)) as unknown[])[0];
}

describe('lsp: hover', () => {
  afterEach(cleanUp);

  it('says what, why, and where to read more', async () => {
    const client = await connect();
    client.open(lone, 'Text.\n\n<!-- agored-disable-line -->\n');
    const found = await hover(client, 2, 3);
    assert.deepEqual(found, {
      contents: {
        kind: 'markdown',
        value: [
          'Nothing is silenced by this comment any more, so it can go.',
          'A comment that silences nothing hides the next real hint. A misspelt one does not do what its writer hoped.',
          '[More about ‘directive-problem’](https://github.com/agored/agored/blob/main/docs/problems.md#directive-problem)',
        ].join('\n\n'),
      },
      range: { start: position(2, 0), end: position(2, 28) },
    });
    assert.equal(await hover(client, 0, 0), null);
    assert.equal(await hover(client, 2, 28), null, 'behind its end');
  });

  it('says where the advice about a word is from, in the language of the reader', async () => {
    const client = await connect({ initializationOptions: { locale: 'cy' } });
    client.open(lone, 'We will leverage what we learned.\n');
    assert.match(value(await hover(client, 0, 10)), /Ffynonellau: canllaw arddull GOV\.UK, canllaw cynnwys 18F, /);
    client.change(lone, 'leverage', 'touch base on');
    assert.doesNotMatch(value(await hover(client, 0, 10)), /Ffyn/, 'what everybody knows is from nowhere');
  });

  it('links to the replacements for a client that says that it takes such links', async () => {
    const text = 'We will leverage what we learned (in all).\n';
    const plainly = await connect();
    plainly.open(lone, text);
    assert.deepEqual(holds(value(await hover(plainly, 0, 10))).links.length, 1, 'the page alone');

    const client = await connect({ initializationOptions: ours });
    client.open(lone, text);
    const shown = value(await hover(client, 0, 10));
    assert.doesNotMatch(shown, /Try ‘use’/, 'the editor shows the message itself');
    const { links } = holds(shown);
    assert.equal(links.length, 3, shown);
    const params = argumentOf(links[0] ?? '', 'agored.applyFixes');
    assert.deepEqual(params, {
      uri: lone,
      fixes: [{ rule: 'jargon', start: position(0, 8), title: 'Replace with ‘use’' }],
    });
    client.apply(await client.request<WorkspaceEdit>('agored/fixes', params));
    assert.equal(client.textOf(lone), 'We will use what we learned (in all).\n');
    assert.equal(await client.request('agored/fixes', params), null, 'it is gone');
  });

  it('repeats the words of a note as words: no link, picture or command can come of them', async () => {
    const words = '[x](command:evil)![y](https://evil.example/z.png)<b>`c`**d**https://evil.example';
    for (const initializationOptions of [undefined, ours]) {
      const client = await connect(initializationOptions && { initializationOptions });
      client.open(lone, `Text.\n\n<!-- agored-disable-line ${words} -->\n`);
      const { links, more } = holds(value(await hover(client, 2, 27)));
      assert.deepEqual(more, []);
      assert.deepEqual(links, ['https://github.com/agored/agored/blob/main/docs/problems.md#directive-problem']);
    }
  });

  it('is plain text for an editor that shows no Markdown, in Welsh for one that speaks it', async () => {
    const capabilities = {
      ...full,
      workspace: {},
      textDocument: { ...full.textDocument, hover: { contentFormat: ['plaintext' as const] } },
    };
    const client = await connect({ capabilities, initializationOptions: { locale: 'cy' } });
    client.open(lone, 'Text.\n\n<!-- agored-disable-line -->\n');
    const found = await hover(client, 2, 3);
    assert.equal((found?.contents as MarkupContent).kind, 'plaintext');
    assert.match(value(found), /^Nid yw’r sylw hwn yn tawelu dim bellach, felly gellir ei ddileu\.\n/);
    assert.match(value(found), /Rhagor am ‘directive-problem’: https:/);
  });
});
