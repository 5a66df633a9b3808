// Installs the packaged extension in a VS Code server, opens a note and takes a picture of what Agored shows there.
// It fails where nothing is shown, so it also tells whether the package works.
//   node scripts/vscode/screenshot.mjs --open FILE --out PNG [--workspace DIR] [--hover-line N | --quickfix | --lens WORDS | --command TITLE] [--locale cy]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setUpServer } from './builds.mjs';
import { withServer, workbenchUrl } from './node-host.mjs';
import { root, withPage, withScratch } from './workbench.mjs';

const { values: options } = parseArgs({
  options: {
    open: { type: 'string' },
    out: { type: 'string' },
    workspace: { type: 'string' }, // the folder of the note when left out
    vsix: { type: 'string', default: path.join(root, 'out/agored.vsix') },
    'hover-line': { type: 'string' },
    quickfix: { type: 'boolean', default: false }, // on the first squiggle, or on that of --hover-line
    lens: { type: 'string' }, // words of the lens that is clicked
    command: { type: 'string' }, // title of a command of the palette that is run
    locale: { type: 'string', default: 'en' },
    theme: { type: 'string', default: 'Default Light Modern' },
    size: { type: 'string', default: '1100x620' },
  },
});
if (!options.open || !options.out) throw new Error('--open FILE and --out PNG are needed');
if (!existsSync(options.vsix)) throw new Error(`${options.vsix} is not there; npm run package makes it`);

const settings = {
  'agored.locale': options.locale,
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': options.theme,
  'workbench.layoutControl.enabled': false,
};
const [width = 1100, height = 620] = options.size.split('x').map(Number);
const squiggles = '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info';

async function install(scratch) {
  const extensions = path.join(scratch, 'extensions');
  mkdirSync(extensions);
  const dirs = [`--server-data-dir=${path.join(scratch, 'install')}`, `--extensions-dir=${extensions}`];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(await setUpServer(), 'out/server-main.js'),
      '--accept-server-license-terms',
      ...dirs,
      `--install-extension=${path.resolve(options.vsix)}`,
    ],
    { encoding: 'utf8', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  if (status !== 0) throw new Error(`VS Code did not install the package\n${stdout}${stderr}`);
  return extensions;
}

/** Middle of a squiggle: of the first one, or of the first one in a line. */
async function squiggleIn(page, line) {
  await page.waitForSelector(squiggles, { timeout: 60_000 });
  const boxes = await Promise.all((await page.$$(squiggles)).map((element) => element.boundingBox()));
  const inOrder = boxes.filter((box) => box !== null).sort((a, b) => a.y - b.y || a.x - b.x);
  let [wanted] = inOrder;
  if (line !== undefined) {
    const number = page.locator('.margin .line-numbers', { hasText: new RegExp(`^${line}$`) });
    const { y, height } = (await number.boundingBox()) ?? { y: 0, height: 0 };
    wanted = inOrder.find((box) => box.y + box.height / 2 >= y && box.y + box.height / 2 < y + height);
  }
  if (!wanted) throw new Error(`nothing is underlined in line ${line}`);
  return [wanted.x + wanted.width / 2, wanted.y + wanted.height / 2 - 4];
}

async function takePicture(page) {
  // No file tree, and no messages about VS Code itself.
  await page.addStyleTag({ content: '.notifications-toasts { display: none !important }' });
  await page.waitForSelector(squiggles, { timeout: 60_000 });
  await page.keyboard.press('Control+b');
  await page.waitForSelector('.part.sidebar', { state: 'hidden' });
  const place = await squiggleIn(page, options['hover-line']);
  if (options.quickfix) {
    await page.mouse.click(...place);
    await page.keyboard.press('Control+.');
    await page.waitForSelector('.action-widget .monaco-list-row');
  } else if (options.lens !== undefined) {
    await page.locator('.codelens-decoration a', { hasText: options.lens }).first().click();
    await page.waitForTimeout(1500);
  } else if (options.command !== undefined) {
    await page.keyboard.press('F1');
    await page.keyboard.type(options.command);
    await page.waitForSelector('.quick-input-list .monaco-list-row');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
  } else if (options['hover-line'] !== undefined) {
    await page.mouse.move(...place);
    await page.waitForSelector('.monaco-editor .monaco-hover:not(.hidden) .hover-contents');
  }
  mkdirSync(path.dirname(path.resolve(options.out)), { recursive: true });
  await page.screenshot({ path: options.out, animations: 'disabled' });
}

const workspace = path.resolve(options.workspace ?? path.dirname(options.open));
const note = path.relative(workspace, path.resolve(options.open));
await withScratch(workspace, async (scratch, folder) => {
  const extensions = await install(scratch);
  await withServer(scratch, { extensions, settings }, (origin) =>
    withPage(
      async (page) => {
        await page.goto(workbenchUrl(origin, folder, { openFile: path.join(folder, note) }));
        await takePicture(page);
      },
      { viewport: { width, height }, deviceScaleFactor: 2 },
    ),
  );
});
console.log(`${options.out} shows ${note} in VS Code.`);
