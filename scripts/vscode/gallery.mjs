// Takes pictures of every surface of Agored in VS Code, light, dark and in high contrast, in English and Welsh, to be
// looked at. It fails where a surface does not show what it should. `npm run package` first.
//   node scripts/vscode/gallery.mjs [--only NAME,…] [--themes light,dark,contrast] [--locales en,cy] [--out DIR]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultPackage, themes, withStage } from './scene.mjs';
import { scenes } from './scenes.mjs';
import { root } from './workbench.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    themes: { type: 'string', default: Object.keys(themes).join() },
    locales: { type: 'string', default: 'en,cy' },
    out: { type: 'string', default: path.join(root, 'out/pictures') },
    vsix: { type: 'string', default: defaultPackage },
    workspace: { type: 'string', default: path.join(root, 'examples') },
  },
});
const list = (value) => value.split(',').map((item) => item.trim());
const wanted = scenes.filter(({ name }) => options.only === undefined || list(options.only).includes(name));
if (wanted.length === 0) throw new Error(`there are only: ${scenes.map(({ name }) => name).join(', ')}`);

await withStage(options, async (stage) => {
  for (const { name, play, ...about } of wanted)
    for (const theme of list(options.themes))
      for (const locale of list(options.locales)) {
        const file = path.join(options.out, `${name}-${theme}-${locale}.png`);
        await stage({ ...about, theme, locale }, async (scene) => {
          try {
            await play(scene);
          } catch (error) {
            await scene.picture(path.join(options.out, `failed-${name}-${theme}-${locale}.png`));
            throw new Error(`${name}, ${theme}, ${locale}: ${error.message}`, { cause: error });
          }
          await scene.picture(file);
        });
        console.log(path.relative(process.cwd(), file));
      }
});
