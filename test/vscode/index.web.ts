/** Entry of the suite in a browser-worker extension host. */
import 'mocha/mocha.js';
import { runAll } from './run';

export async function run(): Promise<void> {
  await runAll('web', (globalThis as unknown as { Mocha: typeof Mocha }).Mocha);
}
