// Results as Markdown: one table a corpus, measures down, systems across, in brackets the ratio to Baolan.
import { mean, median, quantile } from './tools.mjs';

const OURS = 'Baolan';

/** What one system reached, as plain numbers; null where it was not measured. */
export function summary(record, queries, corpus) {
  const { build, stored, first, further, warm, memory, paint, answers } = record;
  const times = (warm ?? []).map((run) => run.filter((ms) => ms !== null));
  const over = (runs, p) => median((runs ?? []).map((run) => quantile(run, p)));
  const painted = (paint ?? []).filter(Boolean);
  const ofVisits = (visits, read) => (visits ?? []).map(read);
  return {
    ...quality(answers, queries),
    buildSeconds: build?.seconds, buildBytes: build?.peakBytes,
    indexShare: stored && ((stored.index?.bytes ?? 0) / corpus.textBytes), indexBytes: stored?.index?.bytes,
    allBytes: stored?.all.bytes, files: stored?.all.files,
    firstMs: median(ofVisits(first, ({ ms }) => ms)), firstTenMs: median(ofVisits(first, ({ ms, ten }) => ms + ten)),
    firstBytes: median(ofVisits(first, ({ bytes }) => bytes)), firstRequests: median(ofVisits(first, ({ requests }) => requests)),
    furtherP50: quantile(ofVisits(further, ({ ids }) => ids.bytes), 0.5), furtherP95: quantile(ofVisits(further, ({ ids }) => ids.bytes), 0.95),
    tenP50: quantile(ofVisits(further, ({ ten }) => ten.bytes), 0.5), tenP95: quantile(ofVisits(further, ({ ten }) => ten.bytes), 0.95),
    warmP50: over(times, 0.5), warmP95: over(times, 0.95), warmP99: over(times, 0.99),
    shownP50: over(painted.map((run) => run.map(({ shown }) => shown)), 0.5), shownP95: over(painted.map((run) => run.map(({ shown }) => shown)), 0.95),
    paintP50: over(painted.map((run) => run.map(({ painted }) => painted)), 0.5), paintP95: over(painted.map((run) => run.map(({ painted }) => painted)), 0.95),
    paintP99: over(painted.map((run) => run.map(({ painted }) => painted)), 0.99),
    memoryOwn: median((memory ?? []).map(({ own }) => own).filter(Boolean)), memoryRenderer: median((memory ?? []).map(({ renderer }) => renderer).filter(Boolean)),
  };
}

/** The first queries that were not answered as the truth has it, for looking into. */
export function wrong(answers, queries, limit = 10) {
  const rows = (answers ?? []).map((ids, at) => {
    const { text, truth } = queries[at];
    return { text, missed: truth.filter((id) => !ids.includes(id)).slice(0, 5), extra: ids.filter((id) => !truth.includes(id)).slice(0, 5) };
  });
  return rows.filter(({ missed, extra }) => missed.length + extra.length).slice(0, limit);
}

/** Recall over queries that have an answer, precision over those that were given one, absent strings answered. */
function quality(answers, queries) {
  if (!answers?.length) return {};
  const rows = answers.map((ids, at) => ({ ids: new Set(ids), ...queries[at] })).map((row) => ({ ...row, right: row.truth.filter((id) => row.ids.has(id)).length }));
  const present = rows.filter(({ kind }) => kind !== 'absent');
  const recall = (list) => mean(list.map(({ right, truth }) => right / truth.length));
  return {
    asked: rows.length, recall: recall(present), recallWords: recall(present.filter(({ words }) => words)),
    precision: mean(present.filter(({ ids }) => ids.size).map(({ right, ids }) => right / ids.size)),
    absent: rows.filter(({ kind, ids }) => kind === 'absent' && ids.size).length,
  };
}

const MB = (bytes) => `${number(bytes / 1e6)} MB`;
const KB = (bytes) => `${number(bytes / 1e3)} KB`;
const ms = (time) => `${number(time)} ms`;
const seconds = (time) => `${number(time)} s`;
const share = (part) => part.toFixed(part < 0.9995 ? 3 : 2);

/** Title, names of figures that stand together, how one is written. Ratios only where less is better. */
const ROWS = [
  ['recall', ['recall'], share, false],
  ['recall, whole words', ['recallWords'], share, false],
  ['precision', ['precision'], share, false],
  ['absent strings answered', ['absent'], String, false],
  ['queries asked', ['asked'], String, false],
  ['build', ['buildSeconds'], seconds, true],
  ['build, peak memory', ['buildBytes'], MB, true],
  ['index as stored', ['indexBytes'], MB, true],
  ['index ÷ text', ['indexShare'], (ratio) => `${ratio.toFixed(2)} ×`, false],
  ['everything stored', ['allBytes'], MB, true],
  ['files', ['files'], String, true],
  ['first answer, slow line', ['firstMs'], ms, true],
  ['… and ten results', ['firstTenMs'], ms, true],
  ['bytes until the first answer', ['firstBytes'], KB, true],
  ['bytes of a further query, p50', ['furtherP50'], KB, true],
  ['… p95', ['furtherP95'], KB, true],
  ['bytes of its ten results, p50', ['tenP50'], KB, true],
  ['… p95', ['tenP95'], KB, true],
  ['warm query to ids, p50', ['warmP50'], ms, true],
  ['… p95', ['warmP95'], ms, true],
  ['… p99', ['warmP99'], ms, true],
  ['query to results in the page, p50 / p95', ['shownP50', 'shownP95'], ms, false],
  ['query to second frame, p50 / p95 / p99', ['paintP50', 'paintP95', 'paintP99'], ms, false],
  ['memory after 200 queries, by the page', ['memoryOwn'], MB, true],
  ['… by its process', ['memoryRenderer'], MB, true],
];

/** Three significant digits; whole numbers from a hundred up. */
function number(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value === 0 ? '0' : value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}

/** The whole run. */
export function report(run) {
  const { machine, date, browser, options } = run;
  const head = `Measured ${date.slice(0, 16).replace('T', ' ')} UTC on ${machine}, Chromium ${browser}, Node ${process.version}; ` +
    `medians of ${options.runs} runs; ${options.compress ? 'a host that compresses (brotli)' : 'a host that does not compress'}; ` +
    'slow line: 10 Mbit/s, 50 ms, shaped in the server.';
  return [head, ...run.corpora.map(section)].join('\n\n') + '\n';
}

function section({ name, articles, textBytes, systems }) {
  const title = `### ${name}: ${articles.toLocaleString('en-US')} articles, ${MB(textBytes)} of text`;
  const notes = systems.flatMap(({ label, build, failed }) => [
    ...(build?.failed ? [`- ${label}: build failed (${build.failed})`] : []),
    ...Object.entries(failed ?? {}).map(([step, why]) => `- ${label}: ${step} failed (${why})`),
  ]);
  return [title, table(systems), notes.join('\n')].filter(Boolean).join('\n\n');
}

function table(systems) {
  const ours = systems.find(({ label }) => label === OURS)?.summary ?? {};
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rows = ROWS.map(([title, keys, print, compared]) => [title, ...systems.map(({ summary }) => cell(summary, ours, keys, print, compared))]);
  return [
    line(['', ...systems.map(({ label, version }) => `${label} ${version}`.trim())]), line(['---', ...systems.map(() => '---:')]), ...rows.map(line),
  ].join('\n');
}

function cell(summary, ours, keys, print, compared) {
  const values = keys.map((key) => summary[key]);
  if (values.some((value) => value === null || value === undefined)) return '–';
  const text = values.map(print).join(' / ');
  const base = ours[keys[0]];
  return compared && summary !== ours && base ? `${text} (${number(values[0] / base)})` : text;
}
