// SQLite in WebAssembly with an FTS5 trigram index, the whole database fetched before the first query.
import sqlite from '@sqlite.org/sqlite-wasm';
import { articles } from '../corpus.mjs';
import { write } from '../tools.mjs';
import { copy, page, versionOf } from './site.mjs';

export const [label, version, lazy] = ['SQLite FTS5 trigram', versionOf('@sqlite.org/sqlite-wasm'), false];
export const kindOf = (name) => (name.startsWith('index/') ? 'index' : 'code');

export async function build(file, out) {
  const { oo1, capi } = await sqlite();
  const database = new oo1.DB(':memory:');
  database.exec(
    "pragma page_size = 4096; create virtual table f using fts5(title, text, tokenize = 'trigram'); begin",
  );
  const insert = database.prepare('insert into f(rowid, title, text) values (?, ?, ?)');
  for await (const { id, title, text } of articles(file)) insert.bind([Number(id) + 1, title, text]).stepReset();
  insert.finalize();
  database.exec("commit; insert into f(f) values ('optimize')");
  write(out, 'index/corpus.bin', capi.sqlite3_js_db_export(database));
}

/** Both ways to ask share the database; texts are inside it. */
export function finish(out) {
  copy(out, {
    'sqlite.mjs': '@sqlite.org/sqlite-wasm/dist/index.mjs',
    'sqlite3.wasm': '@sqlite.org/sqlite-wasm/dist/sqlite3.wasm',
    'asking.js': 'page/asking.js',
    'ranges.js': 'sql.js-httpvfs/dist/index.js',
    'sqlite.worker.js': 'sql.js-httpvfs/dist/sqlite.worker.js',
    'sql-wasm.wasm': 'sql.js-httpvfs/dist/sql-wasm.wasm',
  });
  page(
    out,
    `
import { asked } from './app/asking.js';
const whole = ({ default: start }) => {
  let database;
  const open = ([{ oo1, capi, wasm }, bytes]) => {
    database = new oo1.DB();
    const place = wasm.allocFromTypedArray(bytes);
    database.checkRc(capi.sqlite3_deserialize(database.pointer, 'main', place, bytes.byteLength, bytes.byteLength, capi.SQLITE_DESERIALIZE_FREEONCLOSE));
  };
  const bytes = fetch('index/corpus.bin').then((answer) => answer.arrayBuffer());
  const ready = Promise.all([start(), bytes]).then(open);
  window.bench = asked(ready, async (sql) => database.exec({ sql, rowMode: 'array', returnValue: 'resultRows' }));
};
const ranges = () => {
  const at = (name) => new URL(name, location.href).href;
  const config = { serverMode: 'full', url: at('index/corpus.bin'), requestChunkSize: 4096 };
  const worker = createDbWorker([{ from: 'inline', config }], at('app/sqlite.worker.js'), at('app/sql-wasm.wasm'), 1e12);
  const run = async (sql) => (await (await worker).db.exec(sql))[0]?.values ?? [];
  window.bench = asked(worker, run);
};
/* The one is a classic script, the other a module. */
const classic = Object.assign(document.createElement('script'), { src: 'app/ranges.js', onload: ranges });
if (location.search === '?ranges') document.head.append(classic);
else import('./app/sqlite.mjs').then(whole);`,
  );
}
