// Pagefind with every string in quotation marks: the same files, asked for exact phrases.
import { versionOf } from './site.mjs';

export const [label, version, lazy] = ['Pagefind, quoted', versionOf('pagefind'), true];
export const like = 'pagefind';
export const address = '/?quoted';
export { kindOf, placeOf } from './pagefind.mjs';
