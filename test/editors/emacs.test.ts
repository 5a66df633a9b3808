import assert from 'node:assert/strict';
import path from 'node:path';
import { describe } from 'mocha';
import { mends, saidBy, shown } from './support';

// Packages of the system are there once they are activated, which Emacs does by itself where a person starts it.
const start = ['--batch', '--eval', "(progn (require 'package) (package-activate-all))"];
const needs = "(progn (require 'eglot) (require 'markdown-mode))";
const isHere = saidBy('emacs', ...start, '--eval', needs) !== undefined;

describe('Emacs', () => {
  mends('Emacs', isHere ? undefined : 'Emacs with eglot and markdown-mode is not here', async ({ put, run }) => {
    const init = put('.emacs.d/init.el', shown('Emacs', 'elisp'));
    const driver = path.join(import.meta.dirname, 'emacs.el');
    const said = await run('emacs', [...start, '--load', init, '--load', driver]);
    assert.match(said, /3:4 agored \[jargon\]: Try/);
    return said;
  });
});
