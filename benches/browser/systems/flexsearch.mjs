// FlexSearch over pairs of Han characters.
import { Index } from 'flexsearch';
import { write } from '../tools.mjs';
import { bigrams } from './page/bigrams.js';
import { copy, kindOf, page, versionOf, withShards } from './site.mjs';

export const [label, version, lazy] = ['FlexSearch, bigrams', versionOf('flexsearch'), false];
export { kindOf };

export async function build(file, out) {
  const index = new Index({ tokenize: 'strict', encode: bigrams, resolution: 3 });
  for await (const { at, title, text } of withShards(file, out)) index.add(at, `${title}\n${text}`);
  const keys = [];
  await index.export((key, data) => {
    if (data) {
      keys.push(key);
      write(out, `index/${key}.json`, data);
    }
  });
  write(out, 'index/keys.json', JSON.stringify(keys));
  copy(out, {
    'flexsearch.js': 'flexsearch/dist/flexsearch.bundle.module.min.mjs',
    'bigrams.js': 'page/bigrams.js',
    'texts.js': 'page/texts.js',
  });
  page(
    out,
    `
import { Index } from './app/flexsearch.js';
import { bigrams } from './app/bigrams.js';
import { show } from './app/texts.js';
const index = new Index({ tokenize: 'strict', encode: bigrams, resolution: 3 });
const find = (query) => index.search(query, { limit: 1e7 });
const part = async (key) => index.import(key, await (await fetch('index/' + key + '.json')).text());
window.bench = {
  ready: fetch('index/keys.json').then((answer) => answer.json()).then((keys) => Promise.all(keys.map(part))),
  ids: async (query) => find(query),
  ten: async (query) => show(find(query), query),
};`,
  );
}
