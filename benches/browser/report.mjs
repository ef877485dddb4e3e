// Results as Markdown: one table a corpus, measures down, systems across, in brackets the ratio to Baolan.
import { mean, median, quantile } from './tools.mjs';

const OURS = 'Baolan';

/** The first queries that were not answered as the truth has it, for looking into. */
export function wrong(answers, queries, limit = 10) {
  const rows = (answers ?? []).map((ids, at) => {
    const { text, must, may } = queries[at];
    return {
      text,
      missed: must.filter((id) => !ids.includes(id)).slice(0, 5),
      extra: ids.filter((id) => !may.includes(id)).slice(0, 5),
    };
  });
  return rows.filter(({ missed, extra }) => missed.length + extra.length).slice(0, limit);
}

/** Recall over queries that have an answer, precision over those that were given one, absent strings answered. */
export function quality(answers, queries) {
  if (!answers?.length) return null;
  const rows = answers.map((ids, at) => ({
    ...queries[at],
    ids,
    share: (some, all) => among(some, new Set(all)) / some.length,
  }));
  const present = rows.filter(({ kind }) => kind !== 'absent');
  const answered = present.filter(({ ids }) => ids.length);
  const recall = (list, truth) =>
    mean(list.filter((row) => row[truth].length).map((row) => row.share(row[truth], row.ids)));
  const precision = (truth) => mean(answered.map((row) => row.share(row.ids, row[truth])));
  return {
    asked: rows.length,
    recall: recall(present, 'truth'),
    recallMust: recall(present, 'must'),
    recallWords: recall(
      present.filter(({ words }) => words),
      'truth',
    ),
    precision: precision('truth'),
    precisionMay: precision('may'),
    absent: rows.filter(({ kind, ids }) => kind === 'absent' && ids.length).length,
  };
}

const among = (some, all) => some.filter((id) => all.has(id)).length;

const MB = (bytes) => `${number(bytes / 1e6)} MB`;
const KB = (bytes) => `${number(bytes / 1e3)} KB`;
const ms = (time) => `${number(time)} ms`;
const seconds = (time) => `${number(time)} s`;
const count = (value) => value.toLocaleString('en-US');
/** Only what is whole is written as 1.00. */
const share = (part) => (part === 1 ? '1.00' : Math.min(part, 0.9999).toFixed(part < 0.9995 ? 3 : 4));

/** A figure of one record: what a list of visits has at a quantile. */
const visits =
  (list, read, p = 0.5) =>
  (record) =>
    quantile((record[list] ?? []).map(read), p);
/** The median over the runs of what each has at a quantile. */
const runs =
  (list, p, read = (value) => value) =>
  (record) =>
    median((record[list] ?? []).filter(Boolean).map((run) => quantile(run.map(read), p)));
const memory = (kind) => (record) => median((record.memory ?? []).map((run) => run[kind]).filter(Boolean));
/** A figure of a build that came to its end. */
const built =
  (key) =>
  ({ build }) =>
    build.failed ? null : build[key];
const bytes =
  (kind) =>
  ({ stored }) =>
    stored?.[kind]?.bytes;

/** Title, figures that stand together, how one is written, whether it is compared (where less is better). */
const ROWS = [
  ['recall', [({ quality }) => quality?.recall], share, false],
  ['recall, whole words', [({ quality }) => quality?.recallWords], share, false],
  ['precision', [({ quality }) => quality?.precision], share, false],
  [
    'recall / precision, marks and paragraph ends either way',
    [({ quality }) => quality?.recallMust, ({ quality }) => quality?.precisionMay],
    share,
    false,
  ],
  ['absent strings answered', [({ quality }) => quality?.absent], String, false],
  ['queries asked', [({ quality }) => quality?.asked], String, false],
  ['build', [built('seconds')], seconds, true],
  ['build, processor time', [built('processor')], seconds, true],
  ['build, peak memory', [built('peakBytes')], MB, true],
  ['index as stored', [bytes('index')], MB, true],
  [
    'index ÷ text',
    [({ stored, textBytes }) => stored && stored.index.bytes / textBytes],
    (ratio) => `${ratio.toFixed(2)} ×`,
    false,
  ],
  ['names and facts beside it', [bytes('names')], MB, false],
  ['everything stored', [bytes('all')], MB, true],
  ['files', [({ stored }) => stored?.all.files], count, true],
  ['first answer, slow line', [visits('first', ({ ms }) => ms)], ms, true],
  ['… and ten results', [visits('first', ({ ms, ten }) => ms + ten)], ms, true],
  ['bytes until the first answer', [visits('first', (visit) => visit.bytes)], KB, true],
  ['bytes of a further query, p50', [visits('further', ({ ids }) => ids.bytes)], KB, true],
  ['… p95', [visits('further', ({ ids }) => ids.bytes, 0.95)], KB, true],
  ['bytes of its ten results, p50', [visits('further', ({ ten }) => ten.bytes)], KB, true],
  ['… p95', [visits('further', ({ ten }) => ten.bytes, 0.95)], KB, true],
  ['warm query to ids, p50', [runs('warm', 0.5)], ms, true],
  ['… p95', [runs('warm', 0.95)], ms, true],
  ['… p99', [runs('warm', 0.99)], ms, true],
  [
    'query to results in the page, p50 / p95',
    [0.5, 0.95].map((p) => runs('paint', p, ({ shown }) => shown)),
    ms,
    false,
  ],
  [
    '… asked again, p50 / p95',
    [0.5, 0.95].map((p) => runs('repaint', p, ({ shown }) => shown)),
    ms,
    false,
  ],
  [
    'query to second frame, p50 / p95 / p99',
    [0.5, 0.95, 0.99].map((p) => runs('paint', p, ({ painted }) => painted)),
    ms,
    false,
  ],
  ['memory after 200 queries, by the page', [memory('own')], MB, true],
  ['… by its process', [memory('renderer')], MB, true],
  ['load average of the machine meanwhile', [({ load }) => load], number, false],
];

/** Three significant digits; whole numbers from a hundred up. */
function number(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value === 0 ? '0' : value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}

/** The whole run. */
export function report(run) {
  const { machine, date, browser, options } = run;
  const head =
    `Measured ${date.slice(0, 16).replace('T', ' ')} UTC on ${machine}, Chromium ${browser}, Node ${process.version}; ` +
    `runs: ${options.runs}, of which medians; ${options.compress ? 'a host that compresses (brotli)' : 'a host that does not compress'}; ` +
    'slow line: 10 Mbit/s, 50 ms, shaped in the server.';
  return [head, ...run.corpora.map(section)].join('\n\n') + '\n';
}

function section({ name, articles, textBytes, systems }) {
  const title = `### ${name}: ${articles.toLocaleString('en-US')} articles, ${MB(textBytes)} of text`;
  const notes = systems.flatMap(({ label, build, failed }) => [
    ...(build?.failed ? [`- ${label}: build failed (${build.failed})`] : []),
    ...Object.entries(failed ?? {}).map(([step, why]) => `- ${label}: ${step} is not whole (${why.join('; ')})`),
  ]);
  return [title, table(systems), notes.join('\n')].filter(Boolean).join('\n\n');
}

function table(systems) {
  const ours = systems.find(({ label }) => label === OURS);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rows = ROWS.map(([title, ...row]) => [title, ...systems.map((system) => cell(system, ours, ...row))]);
  const heads = systems.map(({ label, version }) => `${label} ${version}`.trim());
  return [line(['', ...heads]), line(['---', ...heads.map(() => '---:')]), ...rows.map(line)].join('\n');
}

function cell(system, ours, figures, print, compared) {
  const values = figures.map((figure) => figure(system));
  if (values.some((value) => value === null || value === undefined)) return '–';
  const text = values.map(print).join(' / ');
  const base = compared && ours && system !== ours ? figures[0](ours) : 0;
  return base ? `${text} (${number(values[0] / base)})` : text;
}
