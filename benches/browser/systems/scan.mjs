// No index at all: every text is fetched, and searched with String.includes.
import { articles } from '../corpus.mjs';
import { write } from '../tools.mjs';
import { kindOf, page } from './site.mjs';

export const [label, version, lazy] = ['String.includes scan', '', false];
export { kindOf };

export async function build(file, out) {
  const rows = [];
  for await (const { title, text } of articles(file)) rows.push(JSON.stringify([title, text]));
  write(out, 'index/all.json', `[${rows.join(',\n')}]`);
  page(
    out,
    `
const blankFree = (text) => text.replace(/\\s+/g, '');
let rows;
const matches = (query) => {
  const terms = query.split(' '), found = [];
  rows.forEach(([title, text], at) => { if (terms.every((term) => text.includes(term) || title.includes(term))) found.push(at); });
  return found;
};
const show = (at, query) => {
  const [title, text] = rows[at], from = Math.max(0, text.indexOf(query.split(' ')[0]) - 30);
  return { id: at, title, snippet: text.slice(from, from + 60) };
};
window.bench = {
  ready: fetch('index/all.json').then((answer) => answer.json())
    .then((all) => { rows = all.map(([title, text]) => [blankFree(title), blankFree(text)]); }),
  ids: async (query) => matches(query),
  ten: async (query) => matches(query).slice(0, 10).map((at) => show(at, query)),
};`,
  );
}
