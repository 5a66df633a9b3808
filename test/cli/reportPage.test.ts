/** The page of `agored report` in Chromium: on a phone and on a desk, by day and by night, on paper. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { createSandbox, type Sandbox } from './support';
import { teamNotes } from './teamNotes';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const widths = { phone: 375, desk: 1280 } as const;

describe('the page of agored report in Chromium', () => {
  let browser: Browser;
  let sandbox: Sandbox;

  before(async function () {
    try {
      browser = await launchChromium();
    } catch (error) {
      console.log(`    The page was not looked at: ${String(error)}`);
      this.skip();
    }
    sandbox = createSandbox(teamNotes());
    for (const locale of ['en', 'cy'])
      assert.equal(sandbox.agored('report', '--locale', locale, '--out', `${locale}.html`).code, 0);
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
    (sandbox as Sandbox | undefined)?.remove();
  });

  async function withPage(
    locale: string,
    options: { readonly width: number; readonly dark?: boolean; readonly bypassCSP?: boolean },
    look: (page: Page, asked: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const page = await browser.newPage({
      viewport: { width: options.width, height: 800 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      bypassCSP: options.bypassCSP === true,
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(message.text())); // what the policy of the page forbids is told there
    try {
      await page.goto(pathToFileURL(path.join(sandbox.root, `${locale}.html`)).href);
      await look(page, asked);
    } finally {
      await page.close();
    }
  }

  for (const locale of ['en', 'cy'])
    for (const [place, width] of Object.entries(widths))
      for (const dark of [false, true])
        it(`has no fault that axe finds (${locale}, ${place}, ${dark ? 'dark' : 'light'})`, async () => {
          await withPage(locale, { width, dark, bypassCSP: true }, async (page) => {
            await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
            await page.addScriptTag({ content: axe.source });
            const found = await page.evaluate<Violation[]>('axe.run().then(({ violations }) => violations)');
            assert.deepEqual(
              found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
              [],
            );
          });
        });

  it('fits on a phone without being moved sideways', async () => {
    for (const width of [320, widths.phone])
      await withPage('cy', { width }, async (page) => {
        await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width);
      });
  });

  it('asks for nothing but itself, has no scripts, and keeps to its own policy', async () => {
    await withPage('en', { width: widths.desk }, async (page, asked) => {
      assert.deepEqual(asked, [pathToFileURL(path.join(sandbox.root, 'en.html')).href]);
      assert.equal(await page.locator('script, [onmouseover], [onerror], img, iframe').count(), 0);
      // The title is as it was written, to the letter.
      assert.ok((await page.getByRole('link', { name: teamNotes.hostile, exact: true }).count()) > 0);
    });
  });

  it('shows each chart once, with text of a size to be read', async () => {
    for (const width of Object.values(widths))
      await withPage('en', { width }, async (page) => {
        assert.equal(await page.locator('svg:visible').count(), 5);
        const sizes = await page.evaluate<number[]>(
          "[...document.querySelectorAll('svg text')].map((each) => each.getBoundingClientRect().height).filter(Boolean)",
        );
        assert.ok(sizes.length > 20 && Math.min(...sizes) >= 12, String(Math.min(...sizes)));
      });
  });

  it('has colours that stand out from the page, and from each other without hue', async () => {
    for (const dark of [false, true])
      await withPage('en', { width: widths.desk, dark }, async (page) => {
        const colours = await page.evaluate<string[]>(
          "['--page', '--chart-1', '--chart-2', '--chart-3'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim())",
        );
        const [paper = 0, ...charts] = colours.map(luminance);
        for (const chart of charts) assert.ok(contrast(paper, chart) >= 3, colours.join(' '));
        assert.ok(contrast(charts[0] ?? 0, charts[1] ?? 0) >= 1.3);
        // What stands beside another has stripes or dots besides.
        assert.ok((await page.locator('svg.wide pattern path').count()) > 0);
      });
  });

  it('can be printed', async () => {
    await withPage('en', { width: widths.desk, dark: true }, async (page) => {
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const pages = [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length;
      assert.ok(pages >= 2 && pages <= 7, String(pages));
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
    });
  });
});

/** After WCAG 2.2. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[\da-f]/gi, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
