/* Starts the explorer and brings it its files, on any host and by double-click.
 *
 * A classic script without dependencies, in the syntax of 2020. It defines
 *   baolan           the interface for sites that embed the explorer; `baolan.ready`
 *                    exists from here on, the engine fulfils it later
 *   baolanLoad       (name, anew) → Promise<Uint8Array>, the bytes of one data file, if
 *                    asked anew past whatever keeps copies; its `drop` says that one
 *                    who asked no longer waits
 *   baolanPause      () → Promise, when the page has taken what the reader did meanwhile
 *   baolanInflate    (Uint8Array) → Promise<Uint8Array>, inflated by the browser; browsers
 *                    before 2023 refuse, and the engine does it
 *   __baolan_chunk   (name, base64), called by the script twins of files
 *   baolanEngine     (engine | null, sentence), called once by the wasm
 *
 * Browsers refuse `fetch` under file:, but not classic scripts: so every file P
 * has a twin which hands the same bytes over as base64: P.js, or of a chunk one
 * that it shares with others by the beginning of its hash. In the saved copy all
 * twins stand in the page itself, and nothing is loaded at all. */
(function () {
  'use strict';

  const tag = document.currentScript;
  const wasm = (tag && tag.dataset.wasm) || '';
  const online = /^https?:$/.test(location.protocol);
  // Seconds without a byte after which a request is given up.
  const patience = (tag && tag.dataset.patience) || 20;
  const held = new Map(); // name → base64 that a twin has handed over
  let handed = []; // names that the twin beside the page has handed over just now

  window.__baolan_chunk = (name, base64) => { held.set(name, base64); handed.push(name); };

  const bare = (path) => path.slice(path.lastIndexOf('/') + 1);

  function decode(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  /* The script that has a file, as src/bin/press/twin.rs names it. */
  function twinOf(path) {
    const hash = /^(data\/).*-([0-9a-f]{3})[0-9a-f]{9}\.bin$/.exec(path);
    return hash ? hash[1] + 'twins-' + parseInt(hash[2], 16) % 2048 + '.js' : path + '.js';
  }

  /* What a twin beside the page says, under file:. What it says of others is
   * forgotten: the engine keeps what it needs, and there may be gigabytes. */
  function fromTwin(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      const missing = () => reject(new Error(path + ': not found'));
      // A disk of another machine may hang; how much has come nobody can see.
      setTimeout(() => reject(late(path)), 3000 * patience);
      script.onload = () => {
        const base64 = held.get(bare(path));
        script.remove();
        handed.splice(0).forEach((name) => held.delete(name));
        if (base64 !== undefined) resolve(base64);
        else missing();
      };
      script.onerror = missing;
      script.src = twinOf(path);
      document.head.appendChild(script);
    });
  }

  const late = (path) => new Error(path + ': nothing came for ' + patience + ' s');

  /* One try. What stands still is given up, before its answer or within it:
   * a connection may hang for ever. `signal` ends it from outside. */
  function attempt(path, options, signal) {
    const stop = new AbortController();
    const end = () => stop.abort();
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(end, 1000 * patience); };
    const done = () => { clearTimeout(timer); signal.removeEventListener('abort', end); };
    const failed = (error) => {
      done();
      if (stop.signal.aborted && !signal.aborted) throw late(path);
      throw error;
    };
    signal.addEventListener('abort', end);
    wait();
    return fetch(path, Object.assign({ signal: stop.signal }, options)).then((answer) => {
      if (answer.ok) {
        // A copy is read beside the answer, only to see that it moves.
        const reader = answer.clone().body.getReader();
        const next = () => reader.read().then((part) => { wait(); return part.done ? done() : next(); });
        return { answer, came: next().catch(failed) };
      }
      const error = new Error(path + ': HTTP ' + answer.status);
      error.final = answer.status < 500 && answer.status !== 429;
      throw error;
    }).catch(failed);
  }

  /* A connection that broke, one that stands still and a host that is busy are
   * asked again, twice, after 0.5 and 1.5 seconds; a missing file is not, nor
   * one that came whole and is of no use. */
  function fromHost(path, options, signal, use, wait = 500) {
    const take = ({ answer, came }) => Promise.all([use(answer), came]).then(([used]) => used).catch((error) =>
      came.then(() => { error.final = true; throw error; }));
    return attempt(path, options, signal).then(take).catch((error) => {
      if (error.final || wait > 1500 || signal.aborted) throw error;
      return new Promise((later) => setTimeout(later, wait)).then(() => fromHost(path, options, signal, use, 3 * wait));
    });
  }

  const whole = (answer) => answer.arrayBuffer().then((buffer) => new Uint8Array(buffer));

  const missed = new Set(); // names whose last answer was none

  /* The manifest alone may change under its name: always ask the host for it.
   * An answer that was of no use may be kept on the way: ask past it. */
  function load(name, anew, signal) {
    if (held.has(name)) return Promise.resolve(decode(held.get(name)));
    const path = 'data/' + name;
    if (!online) return fromTwin(path).then(decode);
    const past = missed.delete(name) || anew;
    const options = past ? { cache: 'reload' } : name === 'manifest.json' ? { cache: 'no-cache' } : {};
    return fromHost(path, options, signal, whole).catch((error) => {
      if (!signal.aborted) missed.add(name);
      throw error;
    });
  }

  const asked = new Map(); // name → what is under way: { promise, wanted }

  /* Who asks for what is under way shares it; what nobody waits for any more
   * is given up, so that it does not keep the line from what is wanted now. */
  function share(name, anew) {
    let one = asked.get(name);
    if (!one) {
      const stop = new AbortController();
      const end = () => { if (asked.get(name) === one) asked.delete(name); };
      one = { promise: load(name, anew, stop.signal), wanted: 0 };
      one.promise.drop = () => {
        one.wanted--;
        // The next search may want it, too: it asks before this comes round.
        setTimeout(() => { if (one.wanted < 1) { end(); stop.abort(); } });
      };
      one.promise.then(end, end);
      asked.set(name, one);
    }
    one.wanted++;
    return one.promise;
  }

  /* Never throws, always answers with a promise: the engine relies on it. */
  window.baolanLoad = (name, anew) => {
    try {
      const asked = early.get(name) || share(name, anew);
      early.delete(name);
      return asked;
    } catch (error) {
      return Promise.reject(error);
    }
  };

  window.baolanInflate = (bytes) => {
    try {
      return whole(new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))));
    } catch (error) {
      return Promise.reject(error);
    }
  };

  /* Asks for what the engine asks for first, while it is still on its way: the
   * manifest, then what every search needs, and the first page where that is
   * wanted. A failure is left to the engine, which explains it. */
  function ahead(name) {
    const asked = window.baolanLoad(name);
    early.set(name, asked);
    asked.catch(() => {});
    return asked;
  }

  function lookAhead() {
    ahead('manifest.json').then((bytes) => {
      const { start, front } = JSON.parse(new TextDecoder().decode(bytes)).chunks;
      const wanted = /^#?\/?(\?|$)/.test(location.hash) ? [start, front] : [start];
      wanted.forEach((chunk) => { ahead(chunk.file); });
    }).catch(() => {});
  }

  /* A timer would wait four milliseconds; a message comes at once, but behind
   * what the reader has done. */
  const breath = new MessageChannel();
  const paused = [];
  breath.port1.onmessage = () => paused.shift()();
  window.baolanPause = () => new Promise((resume) => {
    paused.push(resume);
    breath.port2.postMessage(0);
  });

  /* The interface waits for the engine, so that callers need not. */
  let connect;
  const engine = new Promise((resolve, reject) => {
    window.baolanEngine = (ready, sentence) => {
      if (ready) resolve(ready);
      else reject(new Error(sentence));
    };
    connect = reject;
  });
  const call = (name) => (...given) => engine.then((ready) => ready[name](...given));
  const interfaceOf = { ready: engine.then((ready) => ready.info) };
  ['search', 'kwic', 'article', 'suggest', 'parse'].forEach((name) => { interfaceOf[name] = call(name); });
  window.baolan = interfaceOf;
  interfaceOf.ready.catch(() => {}); // a page that does not ask is not told twice

  /* A place to write, where the app has taken the first one. */
  function board() {
    const root = document.createElement('div');
    root.id = 'boot';
    root.className = 'boot';
    root.appendChild(document.createElement('p'));
    document.body.insertBefore(root, document.body.firstChild);
    return root;
  }

  function say(zh, en, detail) {
    const root = document.getElementById('boot') || board();
    connect(new Error(en + ' (' + detail + ')'));
    while (root.lastElementChild && root.children.length > 1) root.lastElementChild.remove();
    root.setAttribute('role', 'alert');
    [[zh, 'zh-Hans'], [en, 'en'], [detail, '']].forEach(([sentence, language], index) => {
      const line = document.createElement('p');
      line.lang = language;
      line.className = 'boot-failed';
      line.textContent = sentence;
      if (index === 0) line.dataset.error = '';
      root.appendChild(line);
    });
    const again = document.createElement('button');
    again.textContent = '重新打开 Reload';
    again.addEventListener('click', () => location.reload());
    root.appendChild(again);
  }

  function explain(error) {
    const detail = String((error && error.message) || error);
    if (typeof WebAssembly !== 'object' || !''.replaceAll) {
      say('这个浏览器太旧，打不开本站。请改用 2020 年以后的 Chrome、Edge、Firefox 或 Safari（360、QQ 等浏览器请用“极速模式”）。',
        'This browser is too old. Please use Chrome, Edge, Firefox or Safari of 2020 or later.', detail);
    } else if (/unsafe-eval|Content Security Policy|Content-Security-Policy|call to WebAssembly/i.test(detail)) {
      say('网站的安全策略不准运行 WebAssembly。请告诉网站管理员：script-src 需要加上 \'wasm-unsafe-eval\'。',
        'The security policy of this site refuses WebAssembly. Please tell its publisher: script-src needs \'wasm-unsafe-eval\'.', detail);
    } else if (typeof wasm_bindgen === 'undefined' || /HTTP|not found|came|fetch|network|load failed/i.test(detail)) {
      say('有文件没有取到：网络不通，或者网站刚刚更新过。请检查网络后重新打开；如果是拷贝到本机的，请把整个文件夹一起拷贝。',
        'A file could not be loaded: the connection failed, or the site was just updated. Check the connection and reload; if this is a copy, copy the whole folder.', detail);
    } else {
      say('程序没有启动。请重新打开；如果仍然不行，请把下面一行告诉网站管理员。',
        'The explorer did not start. Please reload; if that does not help, send the line below to the publisher.', detail);
    }
  }

  function program() {
    const run = (module) => wasm_bindgen({ module_or_path: module });
    if (held.has(bare(wasm))) return run(decode(held.get(bare(wasm))));
    return online ? fromHost(wasm, {}, new AbortController().signal, run) : fromTwin(wasm).then(decode).then(run);
  }

  function start() {
    if (started) return;
    started = true;
    handed = []; // the saved copy's own: they stay
    if (online) lookAhead();
    Promise.resolve().then(program).catch(explain);
  }

  /* A defect of the engine is said, not hidden behind a page that stands still. */
  window.addEventListener('error', (event) => {
    if (typeof WebAssembly !== 'object' || !(event.error instanceof WebAssembly.RuntimeError)) return;
    say('程序出错，停了下来。请重新打开本页；如果再次出错，请把下面一行告诉网站管理员。',
      'The explorer has stopped because of a defect. Please reload; if it happens again, send the line below to the publisher.',
      event.error.message);
  });

  const early = new Map(); // name → what was asked for before the engine did
  let started = false;
  if (document.readyState === 'complete') start();
  document.addEventListener('DOMContentLoaded', start);
  window.addEventListener('load', start);
})();
