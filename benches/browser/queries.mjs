// 260 queries a corpus and their truth, the same in every run.
//
// 200 strings of 2, 3, 4, 6 or 8 Han characters (rare: in 1–5 articles; frequent: in √N and at least 10; medium:
// between), 40 pairs of strings from one article, 20 strings that occur nowhere. Every other string begins and
// ends where `Intl.Segmenter` sees words begin and end, as readers type; the rest are cut anywhere.
// Truth: an article whose title or text, blanks taken out, contains every string. Beside it stands what may be
// argued: `must` leaves out strings that run across a paragraph's end, `may` adds those with quotation marks or
// brackets inside.
import { articles } from './corpus.mjs';
import { chance } from './tools.mjs';

const LENGTHS = [2, 3, 4, 6, 8];
const QUOTAS = { frequent: 13, medium: 13, rare: 14 };
const PAIRS = 40;
const ABSENT = 20;
/** Articles from which strings are taken, and strings tried for one kind of query. */
const SAMPLE = 2000;
const TRIES = 300;
const HAN = /[\u3400-\u9fff]+/g;
/** Quotation marks and brackets. */
const MARKS = /[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"']/gu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** [{ text, terms, kind, length, band, words, truth, must, may }], the last three being places in the corpus. */
export async function queries(file, seed = 2022) {
  const [texts, paragraphs, unmarked] = [[], [], []];
  for await (const { title, text } of articles(file)) {
    texts.push(blankFree(title) + '\n' + blankFree(text));
    paragraphs.push([title, ...text.split('\n')].map(blankFree).join('\n'));
    unmarked.push(texts.at(-1).replace(MARKS, ''));
  }
  const corpus = { texts, luck: chance(seed), frequent: Math.max(10, Math.ceil(Math.sqrt(texts.length))) };
  corpus.sample = corpus.luck.shuffled(paragraphs).slice(0, SAMPLE);
  const all = [...LENGTHS.flatMap((length) => singles(corpus, length)), ...pairs(corpus), ...absent(corpus)];
  return corpus.luck.shuffled(all).map((query) => ({
    ...query,
    text: query.terms.join(' '),
    must: query.truth.filter((at) => query.terms.every((term) => paragraphs[at].includes(term))),
    may: matching(unmarked, query.terms),
  }));
}

const blankFree = (text) => text.replace(/\s+/g, '');

function matching(texts, terms) {
  const found = [];
  texts.forEach((text, at) => {
    if (terms.every((term) => text.includes(term))) found.push(at);
  });
  return found;
}

const bandOf = (corpus, count) => (count <= 5 ? 'rare' : count < corpus.frequent ? 'medium' : 'frequent');

/** Queries of one length. What a band lacks is taken from the next rarer one. */
function singles(corpus, length) {
  const pools = poolsOf(corpus, length);
  const chosen = [];
  let missing = 0;
  for (const [band, quota] of Object.entries(QUOTAS)) {
    const taken = fill(corpus, pools[band], band, quota + missing);
    missing += quota - taken.length;
    chosen.push(...taken.map((query) => ({ ...query, kind: 'single', length })));
  }
  return chosen;
}

/** Strings by how many articles of the sample have them: a first guess of their band. */
function poolsOf({ sample, luck }, length) {
  const counts = new Map();
  for (const text of sample) {
    for (const string of new Set(strings(text, length))) counts.set(string, (counts.get(string) ?? 0) + 1);
  }
  const pools = { rare: [], medium: [], frequent: [] };
  for (const [string, count] of counts)
    pools[count === 1 ? 'rare' : count < 12 ? 'medium' : 'frequent'].push(string);
  for (const band in pools) pools[band] = luck.shuffled(pools[band]);
  pools.medium.push(...pools.rare.slice(0, TRIES));
  pools.frequent.push(...pools.medium.slice(0, TRIES));
  return pools;
}

function* strings(text, length) {
  for (const run of text.match(HAN) ?? []) {
    for (let at = 0; at + length <= run.length; at++) yield run.slice(at, at + length);
  }
}

/** Half of them whole words, where there are enough of both. */
function fill(corpus, pool, band, quota) {
  const taken = [];
  for (const words of [true, false]) {
    const limit = words ? Math.ceil(quota / 2) : quota;
    for (const string of pool.slice(0, TRIES)) {
      if (taken.length >= limit) break;
      if (taken.some(({ terms }) => terms[0] === string)) continue;
      const found = matching(corpus.texts, [string]);
      if (bandOf(corpus, found.length) !== band) continue;
      if (isWords(corpus.texts[found[0]], string) === words)
        taken.push({ terms: [string], band, words, truth: found });
    }
  }
  return taken;
}

/** Whether the string begins and ends on words where the text has it first. */
function isWords(text, string) {
  const run = text.match(HAN).find((run) => run.includes(string));
  const at = run.indexOf(string);
  const edges = new Set([run.length, ...[...segmenter.segment(run)].map(({ index }) => index)]);
  return edges.has(at) && edges.has(at + string.length);
}

function pairs(corpus) {
  const { luck, texts } = corpus;
  const made = [];
  while (made.length < PAIRS) {
    const runs = luck.shuffled((luck.pick(texts).match(HAN) ?? []).filter((run) => run.length > 3));
    const terms = runs.slice(0, 2).map((run) => part(luck, run, made.length % 2 === 0));
    if (terms.length < 2 || terms.includes(null) || terms[0].includes(terms[1]) || terms[1].includes(terms[0]))
      continue;
    const found = matching(corpus.texts, terms);
    made.push({
      kind: 'pair',
      terms,
      band: bandOf(corpus, found.length),
      words: made.length % 2 === 0,
      truth: found,
    });
  }
  return made;
}

/** A word of the run, or 2–4 characters of it cut anywhere. */
function part(luck, run, word) {
  if (word) {
    const words = [...segmenter.segment(run)].map(({ segment }) => segment);
    return luck.pick(words.filter(({ length }) => length >= 2 && length <= 4)) ?? null;
  }
  const length = 2 + luck.below(3);
  const at = luck.below(run.length - length + 1);
  return run.slice(at, at + length);
}

/** Characters of the corpus in an order that it does not have. */
function absent(corpus) {
  const { luck, sample } = corpus;
  const characters = [...sample.join('').replace(/[^\u3400-\u9fff]/g, '')];
  const made = [];
  while (made.length < ABSENT) {
    const length = LENGTHS[made.length % LENGTHS.length];
    const string = Array.from({ length }, () => luck.pick(characters)).join('');
    if (matching(corpus.texts, [string]).length) continue;
    made.push({ kind: 'absent', terms: [string], length, band: 'absent', words: false, truth: [] });
  }
  return made;
}
