// MiniSearch over pairs of Han characters; the pairs of a query are ANDed.
import MiniSearch from 'minisearch';
import { write } from '../tools.mjs';
import { bigrams } from './page/bigrams.js';
import { copy, kindOf, page, versionOf, withShards } from './site.mjs';

export const [label, version, lazy] = ['MiniSearch, bigrams', versionOf('minisearch'), false];
export { kindOf };

export async function build(file, out) {
  const index = new MiniSearch({ fields: ['title', 'text'], tokenize: bigrams, processTerm: (term) => term });
  for await (const { at, title, text } of withShards(file, out)) index.add({ id: at, title, text });
  write(out, 'index/index.json', JSON.stringify(index));
  copy(out, {
    'minisearch.js': 'minisearch/dist/es/index.js',
    'bigrams.js': 'page/bigrams.js',
    'texts.js': 'page/texts.js',
  });
  page(
    out,
    `
import MiniSearch from './app/minisearch.js';
import { bigrams } from './app/bigrams.js';
import { show } from './app/texts.js';
const options = { fields: ['title', 'text'], tokenize: bigrams, processTerm: (term) => term };
let index;
const find = (query) => index.search(query, { combineWith: 'AND', boost: { title: 2 } }).map(({ id }) => id);
window.bench = {
  ready: fetch('index/index.json').then((answer) => answer.json()).then((json) => { index = MiniSearch.loadJS(json, options); }),
  ids: async (query) => find(query),
  ten: async (query) => show(find(query), query),
};`,
  );
}
