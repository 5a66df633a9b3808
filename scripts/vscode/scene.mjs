// Scenes for pictures: the packaged extension in a VS Code server, seen and used as a person does, by keyboard and mouse.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setUpServer } from './builds.mjs';
import { withServer, workbenchUrl, writeSettings } from './node-host.mjs';
import { root, withPage, withScratch } from './workbench.mjs';

export const defaultPackage = path.join(root, 'out/agored.vsix');

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
};

/** A workbench with little in it that is not about Agored. */
const plainSettings = {
  'editor.minimap.enabled': false,
  'editor.hover.delay': 100,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};
const squiggles = '.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning, .monaco-editor .squiggly-info';
/** VS Code's own messages, and what of it differs from run to run. */
const hidden =
  '.notifications-toasts, .statusbar-item[id="status.host"], .statusbar-item[id="status.forwardedPorts"] { display: none !important }';
const patience = 60_000;

/**
 * Runs `use(stage)` with the package installed and a copy of `workspace` served. `stage(options, play)` opens it in a
 * fresh browser and runs `play(scene)` there; the stage may be used again and again, one scene at a time.
 */
export function withStage({ workspace, vsix = defaultPackage }, use) {
  if (!existsSync(vsix)) throw new Error(`${vsix} is not there; npm run package makes it`);
  return withScratch(workspace, async (scratch, folder) => {
    const extensions = await install(scratch, vsix);
    return withServer(scratch, { extensions }, (origin) => {
      const stage = ({ note, locale = 'en', theme = 'light', size = '1100x620', settings = {} }, play) => {
        writeSettings(scratch, {
          ...plainSettings,
          'agored.locale': locale,
          'workbench.colorTheme': themes[theme] ?? theme,
          ...settings,
        });
        const [width, height] = size.split('x').map(Number);
        return withPage(
          async (page) => {
            const payload = note === undefined ? {} : { openFile: path.join(folder, note) };
            await page.goto(workbenchUrl(origin, folder, payload));
            await page.addStyleTag({ content: hidden });
            await page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: patience });
            return play(createScene(page, locale));
          },
          { viewport: { width, height }, deviceScaleFactor: 2 },
        );
      };
      return use(stage);
    });
  });
}

/** Installs a package as a user would; gives back the folder of extensions. */
export async function install(scratch, vsix) {
  const extensions = path.join(scratch, 'extensions');
  mkdirSync(extensions);
  const dirs = [`--server-data-dir=${path.join(scratch, 'install')}`, `--extensions-dir=${extensions}`];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(await setUpServer(), 'out/server-main.js'),
      '--accept-server-license-terms',
      ...dirs,
      `--install-extension=${path.resolve(vsix)}`,
    ],
    { encoding: 'utf8', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  if (status !== 0) throw new Error(`VS Code did not install the package\n${stdout}${stderr}`);
  return extensions;
}

/** What a scene can do. All of it waits until it is done, and fails where that does not come. */
function createScene(page, locale) {
  const sideBar = page.locator('.part.sidebar');
  const scene = {
    /** Playwright's page, for all that is not here. */
    page,
    locale,
    /** The text in the language of the scene. */
    say: (en, cy) => (locale === 'cy' ? cy : en),

    /** Runs a command by its title in the palette, such as `Agored: List decisions`. */
    async command(title) {
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
      // Until VS Code has read the extensions, the palette knows nothing of them.
      for (let left = patience; left > 0 && !(await row.isVisible()); left -= 2000) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('F1');
        await page.locator('.quick-input-widget input').first().fill(`>${title}`);
        await row.waitFor({ timeout: 2000 }).catch(() => undefined);
      }
      await row.click();
    },

    async showSideBar(wanted = true) {
      if ((await sideBar.isVisible()) !== wanted) await page.keyboard.press('Control+b');
      await sideBar.waitFor({ state: wanted ? 'visible' : 'hidden' });
    },

    /** A view of the side bar by its title: unfolded, and alone there where `others` are given to be folded. */
    async view(title, { folded = [] } = {}) {
      await scene.showSideBar();
      const paneOf = (name) =>
        sideBar.locator('.pane', { has: page.locator('.pane-header .title', { hasText: name }) });
      const fold = async (pane, isOpen) => {
        const header = pane.locator('.pane-header');
        await header.waitFor({ timeout: patience });
        if ((await header.getAttribute('aria-expanded')) !== String(isOpen)) await header.click();
      };
      for (const name of folded) await fold(paneOf(name), false);
      const pane = paneOf(title);
      await fold(pane, true);
      return pane;
    },

    /** Waits for text to be shown somewhere, or in a part of the page. */
    async sees(text, within = page) {
      await within.getByText(text).first().waitFor({ timeout: patience });
    },

    /** Waits for text in what VS Code shows in a frame of its own, such as the picture of a first step. */
    async seesInFrame(text) {
      const end = Date.now() + patience;
      for (;;) {
        const frames = page.frames().filter((frame) => frame !== page.mainFrame());
        const seen = await Promise.all(
          frames.map((frame) =>
            frame
              .getByText(text)
              .count()
              .catch(() => 0),
          ),
        );
        if (seen.some((count) => count > 0)) return;
        if (Date.now() > end) throw new Error(`no frame shows ${text}`);
        await page.waitForTimeout(100);
      }
    },

    /** Middle of a squiggle: of the first one, or of the first one in a line. */
    async squiggle(line) {
      await page.waitForSelector(squiggles, { timeout: patience });
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
    },

    async hover(line) {
      await page.mouse.move(...(await scene.squiggle(line)));
      await page.waitForSelector('.monaco-editor .monaco-hover:not(.hidden) .hover-contents');
    },

    async quickFixes(line) {
      await page.mouse.click(...(await scene.squiggle(line)));
      await page.keyboard.press('Control+.');
      await page.waitForSelector('.action-widget .monaco-list-row');
    },

    /** Adds a paragraph to the note. */
    async write(text) {
      await page.locator('.monaco-editor .view-lines').first().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(`\n${text}\n`);
    },

    /** Picks an entry of the menu of quick fixes. */
    async choose(title) {
      await page.locator('.action-widget .monaco-list-row', { hasText: title }).waitFor({ timeout: patience });
      // The menu lets no mouse through at first.
      const focused = page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
      while ((await focused.count()) === 0) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },

    /** Clicks a lens by words of it. */
    async lens(title) {
      await page.locator('.codelens-decoration a', { hasText: title }).first().click({ timeout: patience });
    },

    async picture(file) {
      mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      await page.screenshot({ path: file, animations: 'disabled' });
    },
  };
  return scene;
}
