// Corpora: the seed pages as `baolan articles` reads them, and the first articles of an .ndjson file.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

/** The articles of a corpus file, one after the other. */
export async function* articles(file) {
  const lines = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) if (line) yield JSON.parse(line);
}

/** Writes the articles of the seeds. */
export function fromSeeds(program, seeds, folder) {
  const rows = execFileSync(program, ['articles', seeds], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const list = rows
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  return keep(
    folder,
    list.map(({ title, body, page, date }) => ({ title, date: date?.iso, source: page, text: body })),
  );
}

/** Writes the first `count` articles of a file of `{title, date, source, text}`. */
export async function fromNews(file, count, folder) {
  const list = [];
  for await (const article of articles(file)) {
    if (list.push(article) === count) break;
  }
  return keep(folder, list);
}

/** Ids are places in the file, so that every system's answer can be compared. */
function keep(folder, list) {
  const rows = list.map(({ title, date, source, text }, at) => ({
    id: String(at),
    title: title ?? '',
    date: date ?? '',
    source: source ?? '',
    text: text ?? '',
  }));
  const file = path.join(folder, 'corpus.ndjson');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const out = fs.openSync(file, 'w');
  for (const row of rows) fs.writeSync(out, JSON.stringify(row) + '\n');
  fs.closeSync(out);
  const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row.title) + Buffer.byteLength(row.text), 0);
  return { file, folder, articles: rows.length, textBytes: bytes };
}
