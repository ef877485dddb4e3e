// One system in the browser: the first answer on a slow line, what a further query fetches, warm queries, memory.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { memoryOf } from './build.mjs';
import { MOBILE, serve } from './serve.mjs';
import { median, within } from './tools.mjs';

const SESSION = fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'session.js'), 'utf8');
/** Seconds for one step in the page, and for one pass over all queries. */
const PATIENCE = 240;
/** A system whose first answer takes longer on the line is asked once only. */
const SLOW = 20_000;

/** Measures what lies in `out`; what fails is named under `failed`, the rest stands. */
export async function measure(system, out, queries, options) {
  const host = await serve(out, options);
  const setting = { system, host, queries, options, asked: queries.filter(({ kind }) => kind !== 'absent') };
  const result = {};
  for (const step of [further, first, warm]) {
    try {
      Object.assign(result, await step(setting));
    } catch (error) {
      (result.failed ??= {})[step.name] = error.message.split('\n')[0].slice(0, 300);
    }
  }
  host.close();
  return result;
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
async function open({ system, host }, browser) {
  const context = await browser.newContext();
  await context.addInitScript(SESSION + (system.inject ?? ''));
  const page = await context.newPage();
  const crash = new Promise((_, reject) => {
    page.on('crash', () => reject(new Error('the page crashed: out of memory?')));
    page.on('pageerror', reject);
  });
  crash.catch(() => {});
  await page.goto(host.origin + (system.address ?? '/'), { waitUntil: 'commit' });
  const ask = (name, ...words) =>
    within(
      PATIENCE + 60,
      name,
      Promise.race([crash, page.evaluate(([name, words]) => session[name](...words), [name, words])]),
    );
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
  const { host, options, asked, system } = setting;
  return withBrowser(options, async (browser) => {
    const visits = [];
    for (const { text } of asked.slice(0, system.lazy ? options.visits : 3)) {
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
    return { further: visits };
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
  const { host, options, asked, system } = setting;
  return withBrowser(options, async (browser) => {
    const visits = [];
    for (const { text } of asked.slice(0, system.lazy ? 9 : 3)) {
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
    return { first: visits };
  }).finally(() => host.setLine(null));
}

/** All queries in one page, in fresh browsers: answers, times, memory after 200 of them. */
async function warm(setting) {
  const runs = [];
  for (let run = 0; run < setting.options.runs; run += 1) {
    runs.push(await withBrowser(setting.options, (browser) => warmRun(setting, browser)));
  }
  const { answers } = runs[0];
  return {
    answers,
    warm: runs.map(({ times }) => times),
    memory: runs.map(({ memory }) => memory),
    paint: runs.map(({ paint }) => paint),
    repaint: runs.map(({ repaint }) => repaint),
  };
}

async function warmRun(setting, browser) {
  const { queries, system } = setting;
  const texts = queries.map(({ text }) => text);
  const blank = await blankMemory(browser);
  const { page, ask, close } = await open(setting, browser);
  await ask('ready');
  const answers = await ask('ask', texts.slice(0, 200), { seconds: PATIENCE, ten: true });
  const memory = { asked: answers.length, ...(await memoryIn(page, browser, blank)) };
  answers.push(...(await ask('ask', texts.slice(200), { seconds: PATIENCE, ten: true })));
  const passes = [];
  for (let pass = 0; pass < 3; pass += 1)
    passes.push((await ask('ask', texts, { seconds: PATIENCE / 3, ten: false })).map(({ ms }) => ms));
  const paint = system.inject ? await ask('paint', texts) : null;
  const repaint = system.inject ? await ask('paint', texts) : null; // every article is there already
  await close();
  return { answers: answers.map(({ ids }) => ids), times: perQuery(passes), memory, paint, repaint };
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
  const own = await within(60, 'memory', account).catch(() => null);
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
