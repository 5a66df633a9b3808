// Makes the commit that a release is tagged with: what `npm pack` packs, beside action.yml and the hooks, on top of HEAD.
// A GitHub Action and pre-commit take a repository as it is at a tag, so that tag has to hold the build; nothing that is
// only needed to build comes along, and nothing is installed with it. Run `npm run package` before.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'agored-release-'));
// An index of its own: what is staged here stays as it is.
const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, 'index') };
const git = (...args) => execFileSync('git', args, { env, encoding: 'utf8' }).trim();

try {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { encoding: 'utf8' }),
  );
  const packed = files.map((file) => file.path).filter((file) => file !== 'package.json');
  if (!packed.includes('dist/cli.js')) throw new Error('there is no build here: npm run package makes one');
  const { name, version, license, repository, engines, bin, man } = JSON.parse(readFileSync('package.json', 'utf8'));
  const manifest = path.join(folder, 'package.json');
  writeFileSync(manifest, `${JSON.stringify({ name, version, license, repository, engines, bin, man }, null, 2)}\n`);

  git('add', '--force', '--', ...packed, 'action.yml', '.pre-commit-hooks.yaml', '.github/workflows/organisation.yml');
  git('update-index', '--add', '--cacheinfo', `100644,${git('hash-object', '-w', manifest)},package.json`);
  const commit = git('commit-tree', git('write-tree'), '-p', 'HEAD', '-m', `Release ${version}`);
  console.log(commit);
  console.error(`To publish it: git tag v${version} ${commit} && git push origin v${version}`);
} finally {
  rmSync(folder, { recursive: true });
}
