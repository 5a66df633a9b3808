/** What makes a report of what was gathered; a bundle of its own, since the charts take more code than all the rest. */
import type { Overview } from './types';

export { overviewOf } from './figures';
export { pageOf } from './page';

export const jsonOf = (overview: Overview): string => `${JSON.stringify(overview, undefined, 2)}\n`;
