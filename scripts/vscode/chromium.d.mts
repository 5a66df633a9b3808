import type { Browser } from 'playwright-core';

/** Starts the first browser that can be started; rejects, with all reasons, where none can. */
export function launchChromium(): Promise<Browser>;
