/** What the server keeps of notes that were closed: next to nothing. Measured in a process of its own. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { connect, type Editor } from './editor';
import { cleanUp, createFolder, type Folder } from './support';

const note = readFileSync(path.join(import.meta.dirname, '../../examples/notes/2026-11-20-week-47.md'), 'utf8');
/** A module that a process loads first: asked by a signal, it collects garbage and says on stderr what is left. */
const gauge = `process.on('SIGUSR2', () => {
  gc();
  gc();
  process.stderr.write('HEAP ' + process.memoryUsage().heapUsed + '\\n');
});`;

/** Bytes of the heap that are in use once garbage is gone. */
async function heapOf({ signal, stderr }: Editor): Promise<number> {
  const before = stderr().length;
  signal('SIGUSR2');
  const end = Date.now() + 60_000;
  for (;;) {
    const found = /HEAP (\d+)\n/.exec(stderr().slice(before));
    if (found) return Number(found[1]);
    assert(Date.now() < end, 'the server did not say what it holds');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function openAndClose(client: Editor, folder: Folder, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const uri = folder.uriOf(`notes/week-${String(n)}.md`);
    client.open(uri, note.replace('Week 47', `Week ${String(n)}`));
    await client.diagnostics(uri);
    client.change(uri, 'We ', `We (${String(n)}) `);
    await client.diagnostics(uri);
    client.close(uri);
  }
}

describe('lsp: memory', () => {
  afterEach(cleanUp);

  it('after 500 notes were opened and closed is at most 1.2 times that after 50', async function () {
    if (process.platform === 'win32') this.skip(); // there are no such signals
    const folder = createFolder({ 'docs/decisions/0001-use-post.md': '# 1. Use post\n\nStatus: accepted\n' });
    const node = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(gauge)}`];
    const client = await connect({ folders: [folder], node });
    await openAndClose(client, folder, 0, 50);
    const few = await heapOf(client);
    await openAndClose(client, folder, 50, 500);
    const many = await heapOf(client);
    const told = `${(few / 1e6).toFixed(1)} MB after 50, ${(many / 1e6).toFixed(1)} MB after 500`;
    assert(many <= 1.2 * few, told);
  });

  it('of a long note in two languages does not grow with its edits', async function () {
    if (process.platform === 'win32') this.skip(); // there are no such signals
    const folder = createFolder();
    const node = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(gauge)}`];
    const client = await connect({ folders: [folder], node });
    const uri = folder.uriOf('long.md');
    const weeks = Array.from({ length: 400 }, (_, week) => [
      `## Week ${String(week)}\n\nWe talked to ${String(week)} people about the new service, and they told us what they need.\n`,
      `## Wythnos ${String(week)}\n\nBuom yn siarad â ${String(week)} o bobl am y gwasanaeth newydd, a dywedon nhw beth sydd ei angen arnynt.\n`,
    ]);
    client.open(uri, weeks.flat().join('\n'));
    await client.pull(uri);
    const edit = async (from: number, to: number): Promise<void> => {
      for (let week = from; week < to; week++) {
        client.change(uri, `to ${String(week)} people`, `to all ${String(week)} people`);
        await client.pull(uri);
      }
    };
    await edit(0, 30);
    const few = await heapOf(client);
    await edit(30, 250);
    const many = await heapOf(client);
    const told = `${(few / 1e6).toFixed(1)} MB after 30 edits, ${(many / 1e6).toFixed(1)} MB after 250`;
    assert(many <= 1.1 * few, told);
  });
});
