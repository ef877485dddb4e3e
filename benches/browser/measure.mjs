// One system in the browser: the first answer on a slow line, what a further query fetches, warm queries, memory.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { memoryOf } from './build.mjs';
import { MOBILE, serve } from './serve.mjs';
import { median, pause, within } from './tools.mjs';

const SESSION = fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'session.js'), 'utf8');
/** Seconds for one call in the page, and for one pass over all queries. */
const PATIENCE = 240;
/** A system whose first answer takes longer on the line is asked once only. */
const SLOW = 20_000;
/** What a step may take of the time that is left when it begins: the warm queries, which say most, come last. */
const STEPS = [
  [further, 2 / 5],
  [first, 2 / 5],
  [warm, 1],
];

/**
 * Measures what lies in `out`, for so many seconds at most. What fails or is cut off is named under `failed` by its
 * step; whatever was measured until then stands.
 */
export async function measure(system, out, queries, options, seconds) {
  const host = await serve(out, options);
  const asked = queries.filter(({ kind }) => kind !== 'absent');
  const end = performance.now() + seconds * 1000;
  const result = {};
  for (const [step, share] of STEPS) {
    const clock = clockUntil(performance.now() + (end - performance.now()) * share);
    const setting = { system, host, queries, options, asked, clock, result, cut: (why) => note(step, why) };
    try {
      await step(setting);
    } catch (error) {
      const done = result[step.name]?.length ?? 0; // visits, or warm runs
      note(step, `${error.message.split('\n')[0].slice(0, 300)}, ${done} done before`);
    }
  }
  host.close();
  return result;

  function note({ name }, why) {
    ((result.failed ??= {})[name] ??= []).push(why);
  }
}

/** Seconds that there were and are left until then, and whether there are none. */
function clockUntil(end) {
  const left = () => Math.max(0, (end - performance.now()) / 1000);
  return { whole: Math.round(left()), left, isOver: () => left() === 0 };
}

/** A browser that has seen nothing. */
export function launch(options) {
  return chromium.launch({
    executablePath: options.chromium,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--enable-blink-features=ForceEagerMeasureMemory',
      '--js-flags=--max-old-space-size=4096',
    ],
  });
}

/** A page with an empty cache, and how to ask it. */
async function open({ system, host, clock }, browser) {
  const context = await browser.newContext();
  await context.addInitScript(SESSION + (system.inject ?? ''));
  const page = await context.newPage();
  const broken = new Promise((_, reject) => {
    const fail = (why) => reject(new Error(why));
    page.on('crash', () => fail('the page crashed: out of memory?'));
    browser.on('disconnected', () => fail('the process of the browser ended'));
    page.on('pageerror', ({ message }) => fail(message));
  });
  broken.catch(() => {});
  await page.goto(host.origin + (system.address ?? '/'), { waitUntil: 'commit' });
  const ask = (name, ...words) => {
    const answer = page.evaluate(([name, words]) => session[name](...words), [name, words]);
    // Of two that fail together the one that says why is heard first.
    const named = answer.catch(async ({ message }) => {
      await pause(500);
      throw new Error(`${name}: ${message}`);
    });
    const [left, limit] = [clock.left(), PATIENCE + 60];
    const why = left < limit ? `cut off after the ${clock.whole} s of this step` : `over ${limit} s`;
    return within(Math.min(left, limit), `${name}: ${why}`, Promise.race([broken, named]));
  };
  return { page, ask, close: () => context.close() };
}

/** Calls with a new browser, and closes it whatever happens. */
async function withBrowser(options, call) {
  const browser = await launch(options);
  try {
    return await call(browser);
  } finally {
    await browser.close();
  }
}

/** Bytes of the ids and of the first ten results of one query more, the app being there and nothing else cached. */
function further(setting) {
  const { host, options, asked, system, clock, cut } = setting;
  const visits = (setting.result.further = []);
  const all = asked.slice(0, system.lazy ? options.visits : 3);
  return withBrowser(options, async (browser) => {
    for (const { text } of all) {
      if (clock.isOver()) return cut(`${visits.length} of ${all.length} visits in ${clock.whole} s`);
      const { ask, close } = await open(setting, browser);
      await ask('ready');
      await host.quiet();
      visits.push({
        query: text,
        ids: await bytesOf(host, () => ask('ids', text)),
        ten: await bytesOf(host, () => ask('ten', text)),
      });
      await close();
    }
  });
}

async function bytesOf(host, call) {
  const before = host.sent();
  await call();
  await host.quiet();
  const after = host.sent();
  return { bytes: after.bytes - before.bytes, requests: after.requests - before.requests };
}

/** From navigation to the ids of the first query, then to ten results, on the slow line with nothing cached. */
function first(setting) {
  const { host, options, asked, system, clock, cut } = setting;
  const visits = (setting.result.first = []);
  const all = asked.slice(0, system.lazy ? 9 : 3);
  return withBrowser(options, async (browser) => {
    for (const { text } of all) {
      if (clock.isOver()) return cut(`${visits.length} of ${all.length} visits in ${clock.whole} s`);
      host.setLine(MOBILE);
      const before = host.sent();
      const { ask, close } = await open(setting, browser);
      const { ms } = await ask('first', text);
      const { bytes, requests } = host.sent();
      const ten = await ask('ten', text);
      visits.push({
        query: text,
        ms,
        ten,
        bytes: bytes - before.bytes,
        requests: requests - before.requests,
        bytesWithTen: host.sent().bytes - before.bytes,
      });
      await close();
      host.setLine(null);
      if (ms > SLOW) break;
    }
  }).finally(() => host.setLine(null));
}

/** All queries in one page, in fresh browsers: answers, times, memory after 200 of them. */
async function warm(setting) {
  const { options, clock, cut, result } = setting;
  Object.assign(result, { answers: [], warm: [], memory: [], paint: [], repaint: [] });
  for (let run = 0; run < options.runs; run += 1) {
    // A run that would be cut off says less than those before it.
    if (run > 0 && clock.left() < (clock.whole - clock.left()) / run)
      return cut(`${run} of ${options.runs} runs in ${clock.whole} s`);
    await withBrowser(options, (browser) => warmRun(setting, browser));
  }
}

/** What it measures is kept as it comes: what fails later loses nothing of it. */
async function warmRun(setting, browser) {
  const { queries, system, result, cut, clock } = setting;
  const texts = queries.map(({ text }) => text);
  const blank = await blankMemory(browser);
  const { page, ask, close } = await open(setting, browser);
  await ask('ready');
  /** One pass takes no more than its share of what is left, so that those to come have theirs. */
  const asking = async (what, texts, share, ten) => {
    const seconds = Math.min(PATIENCE, clock.left() * share);
    const answers = await ask('ask', texts, { seconds, ten });
    const { length } = answers;
    if (length < texts.length) cut(`${what}: ${length} of ${texts.length} in ${Math.round(seconds)} s`);
    return answers;
  };
  const answers = await asking('queries', texts.slice(0, 200), 1 / 2, true);
  const keep = () => {
    if (result.answers.length < answers.length) result.answers = answers.map(({ ids }) => ids);
  };
  keep();
  result.memory.push({ asked: answers.length, ...(await memoryIn(page, browser, blank)) });
  if (answers.length === 200) answers.push(...(await asking('queries', texts.slice(200), 1 / 2, true)));
  keep();
  const passes = [];
  for (let pass = 0; pass < 3; pass += 1) {
    passes.push((await asking(`pass ${pass + 1}`, texts, 1 / 4, false)).map(({ ms }) => ms));
    if (passes[pass].length < texts.length) break;
  }
  result.warm.push(perQuery(passes));
  if (system.inject) await painted(setting, ask, texts);
  await close();
}

/** Queries to the page itself, then again, when every article is there already. */
async function painted({ result, cut, clock }, ask, texts) {
  for (const pass of ['paint', 'repaint']) {
    const { times, late, left } = await ask('paint', texts, { seconds: clock.left() / 2 });
    result[pass].push(times);
    if (late.length) cut(`${pass}: ${late.length} of ${texts.length} not shown in 5 s, as ${late[0]}`);
    if (left) cut(`${pass}: ${left} of ${texts.length} not asked for want of time`);
  }
}

/** The median of each query over the passes that came so far. */
const perQuery = (passes) =>
  passes[0].map((_, at) => median(passes.map((pass) => pass[at]).filter((ms) => ms !== undefined)));

async function blankMemory(browser) {
  const page = await browser.newPage();
  const bytes = await rendererMemory(browser);
  await page.close();
  return bytes;
}

/** By the page's own account, and what its process holds more than that of an empty page (Linux only). */
async function memoryIn(page, browser, blank) {
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const account = page.evaluate(() => performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes));
  const own = await within(60, 'memory: over 60 s', account).catch(() => null);
  const renderer = await rendererMemory(browser);
  return { own, renderer: renderer > blank ? renderer - blank : null };
}

/** Private bytes of the renderer that holds most. */
async function rendererMemory(browser) {
  const tools = await browser.newBrowserCDPSession();
  const { processInfo } = await tools.send('SystemInfo.getProcessInfo');
  await tools.detach();
  return Math.max(
    0,
    ...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOf(id, 'RssAnon')),
  );
}
