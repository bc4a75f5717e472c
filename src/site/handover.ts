import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Site } from './site.ts';

/**
 * The checked site passes from the command that made it to the page builder in one file. It holds published values
 * only: nothing private can be left behind in it.
 */
export const writeHandover = (file: string, site: Site): void => writeFileSync(file, serialize(site));

export const readHandover = (file: string): Site => deserialize(readFileSync(file)) as Site;
