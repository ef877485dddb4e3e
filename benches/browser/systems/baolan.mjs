// Baolan: the whole explorer as readers get it, asked through `window.baolan`.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = process.env.BAOLAN_PROGRAM
  ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../target/release/baolan');

export const [label, lazy] = ['Baolan', true];
export const version = execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1);
export const program = PROGRAM;

export const command = ({ file }, out) => [PROGRAM, 'build', file, '--out', out];

/** A twin is the same file once more, for opening by double-click; no host sends it. */
export function kindOf(name) {
  if (/\.(bin|wasm|json)\.js$/.test(name)) return 'twin';
  if (!name.startsWith('data/')) return 'code';
  return name.startsWith('data/articles') ? 'text' : 'index';
}

/** Runs in the page before its own scripts. */
export const inject = `
window.bench = {
  get ready() { return started; },
  ids: (query) => baolan.search(query, { ids: true, limit: 0 }).then(({ ids }) => ids),
  ten: (query) => baolan.search(query, { limit: 10 }).then(({ hits }) => hits),
  first: (query) => baolan.search(query, { limit: 1 }),
  address: (query) => '#/find?q=' + encodeURIComponent(query),
};
const started = new Promise((ready) => {
  let held;
  Object.defineProperty(window, 'baolan', { configurable: true, get: () => held, set: (value) => { held = value; ready(value.ready); } });
});`;
