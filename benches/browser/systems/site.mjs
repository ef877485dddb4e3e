// A page for a library that brings none: the library, its index, and the texts in shards for the first ten results.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { articles } from '../corpus.mjs';
import { write } from '../tools.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PACKAGES = path.join(HERE, '../node_modules');
/** Articles in one file of texts. */
const SHARD = 64;

export const versionOf = (name) =>
  JSON.parse(fs.readFileSync(path.join(PACKAGES, name, 'package.json'), 'utf8')).version;

export const kindOf = (name) => ({ index: 'index', texts: 'text' })[name.split('/')[0]] ?? 'code';

/** Where a file of an npm package lies. */
export const inPackages = (name) => path.join(PACKAGES, name);

/** Copies files beside the page: from npm packages, or from `systems/page`. */
export function copy(out, names) {
  fs.mkdirSync(path.join(out, 'app'), { recursive: true });
  for (const [to, from] of Object.entries(names)) {
    const source = from.startsWith('page/') ? path.join(HERE, from) : inPackages(from);
    fs.copyFileSync(source, path.join(out, 'app', to));
  }
}

/** `script` sets `window.bench = { ready, ids(query), ten(query) }`. */
export function page(out, script, head = '') {
  write(
    out,
    'index.html',
    `<!doctype html>\n<html lang="zh"><meta charset="utf-8"><title>bench</title>${head}\n<script type="module">${script}</script></html>\n`,
  );
}

/** All articles of the corpus, written as shards on the way. */
export async function* withShards(file, out) {
  let [shard, at] = [[], 0];
  for await (const article of articles(file)) {
    shard.push([article.title, article.text]);
    yield { ...article, at };
    at += 1;
    if (at % SHARD === 0) write(out, `texts/${at / SHARD - 1}.json`, JSON.stringify(shard.splice(0)));
  }
  if (shard.length) write(out, `texts/${Math.floor(at / SHARD)}.json`, JSON.stringify(shard));
}
