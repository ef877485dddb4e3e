// Baolan: the whole explorer as readers get it, asked through `window.baolan`.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM =
  process.env.BAOLAN_PROGRAM ??
  path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../target/release/baolan');

export const [label, lazy] = ['Baolan', true];
export const version = execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1);
export const program = PROGRAM;

export const command = ({ file }, out) => [PROGRAM, 'build', file, '--out', out];

/** A twin is the same file once more, for opening by double-click; no host sends it. */
export function kindOf(name) {
  if (/^data.*\.js$|\.wasm\.js$/.test(name)) return 'twin';
  const [folder, file] = name.split('/');
  if (folder !== 'data') return 'code';
  return KINDS[file.split('-')[0]] ?? 'index';
}

/** Files of the data that no query of the benchmark reads: names to suggest, and facts beside an article. */
const KINDS = {
  articles: 'text',
  facts: 'names',
  entries: 'names',
  initials: 'names',
  sounds: 'names',
  top: 'names',
};

/** Runs in the page before its own scripts. */
export const inject = `
window.bench = {
  get ready() { return started; },
  ids: (query) => baolan.search(query, { docs: true, limit: 0, bare: true }).then(({ docs }) => docs),
  ten: (query) => baolan.search(query, { limit: 10, bare: true }).then(({ hits }) => hits),
  sheet: (query) => baolan.search(query, { ids: true, limit: 0, bare: true, relaxed: true })
    .then(({ total, ids }) => ({ total, ids: ids.slice(0, 20) })),
  address: (query) => '#/find?q=' + encodeURIComponent(query),
};
const started = new Promise((ready) => {
  let held;
  Object.defineProperty(window, 'baolan', { configurable: true, get: () => held, set: (value) => { held = value; ready(value.ready); } });
});`;
