// Installs the packaged extension in a VS Code server, opens a note and takes a picture of what Agored shows there.
// It fails where nothing is shown, so it also tells whether the package works.
//   node scripts/vscode/screenshot.mjs --open FILE --out PNG [--workspace DIR] [--hover-line N | --quickfix] [--locale cy]
// gallery.mjs takes pictures of everything else.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultPackage, withStage } from './scene.mjs';

const { values: options } = parseArgs({
  options: {
    open: { type: 'string' },
    out: { type: 'string' },
    workspace: { type: 'string' }, // the folder of the note when left out
    vsix: { type: 'string', default: defaultPackage },
    'hover-line': { type: 'string' },
    quickfix: { type: 'boolean', default: false },
    locale: { type: 'string', default: 'en' },
    theme: { type: 'string', default: 'light' }, // light, dark, contrast, or VS Code's name of any other
    size: { type: 'string', default: '1100x620' },
  },
});
const { open, out, vsix, locale, theme, size } = options;
if (!open || !out) throw new Error('--open FILE and --out PNG are needed');

const workspace = path.resolve(options.workspace ?? path.dirname(open));
const note = path.relative(workspace, path.resolve(open));
await withStage({ workspace, vsix }, (stage) =>
  stage({ note, locale, theme, size }, async (scene) => {
    await scene.squiggle();
    await scene.showSideBar(false);
    if (options.quickfix) await scene.quickFixes(options['hover-line']);
    else if (options['hover-line'] !== undefined) await scene.hover(options['hover-line']);
    await scene.picture(out);
  }),
);
console.log(`${out} shows ${note} in VS Code.`);
