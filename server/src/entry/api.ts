/** Entry of the library, `import { createLinter } from 'agored'`. */
import path from 'node:path';
import type * as api from '../api/api';
import { applyFix as apply, openLinter } from '../api/linter';
import { nodeFiles } from '../host/node';
import { rules } from '../rules';

export const createLinter: typeof api.createLinter = async ({ cwd = process.cwd(), ...options } = {}) =>
  openLinter(options, rules, { files: nodeFiles(path.resolve(cwd)), now: () => new Date() });

export const applyFix: typeof api.applyFix = apply;
