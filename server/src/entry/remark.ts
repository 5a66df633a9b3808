/** Entry of the plugin for remark, `import agored from 'agored/remark'`. */
import { remarkPlugin } from '../api/plugin';
import type agored from '../api/remark';
import { createLinter } from './api';

const plugin: typeof agored = remarkPlugin(createLinter);
// So that `require` gives the plugin itself, and `import` gives it as the default.
export = plugin;
