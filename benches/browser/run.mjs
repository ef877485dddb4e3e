// Baolan beside other serverless searches: builds each over the same articles, asks each the same queries in one
// Chromium, prints a table.
//
//   node benches/browser/run.mjs --news FILE.ndjson --sizes 1000,10000
//
// Without --news the corpus is the seeds. The first line of each file here says what it measures and how.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.join(HERE, '../..');
const ALL = [
  'baolan',
  'pagefind',
  'pagefind-quoted',
  'minisearch',
  'flexsearch',
  'sqlite',
  'sqlite-ranges',
  'scan',
];

const { values: given } = parseArgs({
  options: {
    news: { type: 'string' }, // articles as {title, date, source, text}, one a line
    sizes: { type: 'string', default: '1000' }, // so many of them, from the first
    systems: { type: 'string', default: ALL.join(',') }, // which of them
    runs: { type: 'string', default: '3' }, // builds and warm sessions, of which medians are taken
    visits: { type: 'string', default: '40' }, // cold visits of systems that load parts of their index
    plain: { type: 'boolean', default: false }, // a host that does not compress
    seconds: { type: 'string', default: '240' }, // limit of one build
    minutes: { type: 'string', default: '8' }, // limit of one system at one size, its builds included
    gigabytes: { type: 'string', default: '8' }, // limit of one build, its children included
    chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
    keep: { type: 'boolean', default: false }, // the built sites, for looking into
    work: { type: 'string', default: path.join(ROOT, 'target/bench') },
  },
});
const options = {
  runs: Number(given.runs),
  visits: Number(given.visits),
  compress: !given.plain,
  chromium: given.chromium,
  minutes: Number(given.minutes),
  limits: { seconds: Number(given.seconds), bytes: Number(given.gigabytes) * 1e9 },
};

if (!fs.existsSync(path.join(HERE, 'node_modules'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: 'inherit' });
}
const { fromNews, fromSeeds } = await import('./corpus.mjs');
const { queries } = await import('./queries.mjs');
const { commandOf, measured, stored } = await import('./build.mjs');
const { launch, measure } = await import('./measure.mjs');
const { quality, report, wrong } = await import('./report.mjs');
const { median } = await import('./tools.mjs');
const baolan = await import('./systems/baolan.mjs');

const say = (...words) => console.error(new Date().toISOString().slice(11, 19), ...words);

async function corpora() {
  const folder = (name) => path.join(path.resolve(given.work), name);
  if (!given.news)
    return [{ name: 'seeds', ...fromSeeds(baolan.program, path.join(ROOT, 'seeds'), folder('seeds')) }];
  const sizes = given.sizes.split(',').map(Number);
  return Promise.all(
    sizes.map(async (size) => ({
      name: `news ${size}`,
      ...(await fromNews(given.news, size, folder(`news-${size}`))),
    })),
  );
}

const systemOf = (name) => import(`./systems/${name}.mjs`);

/**
 * Builds as often as runs are wanted, if it is quick; numbers are medians. Each time into a new folder, and none is
 * removed before the end: ext4 makes files more slowly for some minutes after many were removed.
 */
async function built(name, system, corpus) {
  const builds = [];
  let out;
  while (builds.length < options.runs && !(builds[0]?.seconds > 60 || builds[0]?.failed)) {
    out = path.join(corpus.folder, `${name}-${builds.length + 1}`);
    await system.prepare?.(corpus.file, out);
    builds.push(await measured(commandOf(name, system, corpus, out, options.limits), options.limits));
  }
  const [{ failed }] = builds;
  if (!failed) await system.finish?.(out);
  const middle = (key) => median(builds.map((build) => build[key]));
  const [seconds, processor, peakBytes] = ['seconds', 'processor', 'peakBytes'].map(middle);
  return { out, failed, seconds, processor, peakBytes };
}

async function measureSystem(name, corpus, asked, done) {
  const system = systems[name];
  const end = performance.now() + options.minutes * 60_000;
  say(corpus.name, name, 'build');
  const builder = system.like ?? name;
  const known = done.find(({ name }) => [name, systems[name].like].includes(builder))?.build;
  const build = known ?? (await built(builder, await systemOf(builder), corpus));
  const { out } = build;
  const record = {
    name,
    label: system.label,
    version: system.version,
    textBytes: corpus.textBytes,
    load: os.loadavg()[0],
    build,
  };
  if (build.failed) return record;
  record.stored = stored(system, out);
  say(corpus.name, name, 'measure');
  Object.assign(record, await measure(system, out, asked, options, (end - performance.now()) / 1000));
  const place = system.placeOf?.(out) ?? Number;
  record.answers = record.answers?.map((ids) => ids.map(place));
  record.quality = quality(record.answers, asked);
  record.wrong = wrong(record.answers, asked);
  return record;
}

const names = given.systems.split(',');
const systems = {};
for (const name of names) systems[name] = await systemOf(name);

const browser = await launch(options);
const run = {
  date: new Date().toISOString(),
  browser: browser.version(),
  options,
  corpora: [],
  machine: `${os.cpus()[0].model}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()}`,
};
await browser.close();
const results = path.join(given.work, 'results', run.date.slice(0, 16).replace(/[:T]/g, '-'));
fs.mkdirSync(path.dirname(results), { recursive: true });

const folders = [];
for (const corpus of await corpora()) {
  folders.push(corpus.folder);
  const asked = await queries(corpus.file);
  const records = [];
  run.corpora.push({
    name: corpus.name,
    articles: corpus.articles,
    textBytes: corpus.textBytes,
    systems: records,
  });
  for (const name of names) {
    const { answers, ...record } = await measureSystem(name, corpus, asked, records);
    records.push(record);
    fs.writeFileSync(`${results}.json`, JSON.stringify(run)); // what was measured survives what comes
    fs.writeFileSync(`${results}.md`, report(run));
  }
}
if (!given.keep) folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true }));
console.log(report(run));
say(`${results}.json`);
