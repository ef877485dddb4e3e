// Pagefind over one HTML page an article, as its command line is meant to be used.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { articles } from '../corpus.mjs';
import { files, write } from '../tools.mjs';
import { inPackages, page, versionOf } from './site.mjs';

export const [label, version, lazy] = ['Pagefind', versionOf('pagefind'), true];

const pagesOf = (out) => `${out}.pages`;
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The pages, which a site has anyway: not part of the build. */
export async function prepare(file, out) {
  for await (const { id, title, text } of articles(file)) {
    const paragraphs = text
      .split('\n')
      .map((line) => `<p>${escaped(line)}</p>`)
      .join('\n');
    write(
      pagesOf(out),
      `${Math.floor(id / 1000)}/${id}.html`,
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escaped(title)}</title>` +
        `<body><main data-pagefind-body><h1>${escaped(title)}</h1>\n${paragraphs}\n</main></body></html>`,
    );
  }
}

/** Its program itself, without the Node process that npm puts around it. */
export function command(corpus, out) {
  const own = fs.readdirSync(inPackages('@pagefind')).find((name) => name.startsWith(process.platform));
  const programs = path.join(inPackages('@pagefind'), own, 'bin');
  const program =
    fs.readdirSync(programs).find((name) => name.includes('extended')) ?? fs.readdirSync(programs)[0];
  return [path.join(programs, program), '--site', pagesOf(out), '--output-path', path.join(out, 'pagefind')];
}

/** Its results are named by hashes: the fragments say which article each is. */
export function finish(out) {
  const articleOf = {};
  for (const { name } of files(path.join(out, 'pagefind'))) {
    if (!name.endsWith('.pf_fragment')) continue;
    const fragment = zlib.gunzipSync(fs.readFileSync(path.join(out, 'pagefind', name))).toString();
    articleOf[path.basename(name, '.pf_fragment')] = Number(/"url":"[^"]*?(\d+)\.html"/.exec(fragment)[1]);
  }
  write(`${out}.pages`, 'names.json', JSON.stringify(articleOf));
  page(out, script);
}

export const placeOf = (out) => {
  const articleOf = JSON.parse(fs.readFileSync(path.join(`${out}.pages`, 'names.json'), 'utf8'));
  return (id) => articleOf[id];
};

export const kindOf = (name) =>
  /pf_fragment$/.test(name) ? 'text' : /\.pf_|entry\.json$/.test(name) ? 'index' : 'code';

const script = `
const pagefind = await import('./pagefind/pagefind.js');
const quoted = location.search === '?quoted';
const search = async (query) => (await pagefind.search(query)).results;
/* It takes one quoted phrase at a time: several are intersected here. */
const find = async (query) => {
  if (!quoted) return search(query);
  const [first, ...rest] = await Promise.all(query.split(' ').map((term) => search('"' + term + '"')));
  const sets = rest.map((results) => new Set(results.map(({ id }) => id)));
  return first.filter(({ id }) => sets.every((set) => set.has(id)));
};
const show = async (result) => { const { meta, excerpt } = await result.data(); return { id: result.id, title: meta.title, snippet: excerpt }; };
window.bench = {
  ready: pagefind.init(),
  ids: async (query) => (await find(query)).map(({ id }) => id),
  ten: async (query) => Promise.all((await find(query)).slice(0, 10).map(show)),
};`;
