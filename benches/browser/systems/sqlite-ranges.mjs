// The same database left on the host and read by byte ranges (sql.js-httpvfs, whose SQLite is 3.35).
import { versionOf } from './site.mjs';

export const [label, version, lazy] = ['SQLite over ranges', versionOf('sql.js-httpvfs'), true];
export const like = 'sqlite';
export const address = '/?ranges';
export { kindOf } from './sqlite.mjs';
