/* Starts the explorer and brings it its files, on any host and by double-click.
 *
 * A classic script without dependencies, in the syntax of 2020. It defines
 *   baolan           the interface for sites that embed the explorer; `baolan.ready`
 *                    exists from here on, the engine fulfils it later
 *   baolanLoad       (name) → Promise<Uint8Array>, the bytes of one data file
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

  function request(path, options) {
    return fetch(path, options).then((answer) => {
      if (answer.ok) return answer;
      const error = new Error(path + ': HTTP ' + answer.status);
      error.final = answer.status < 500 && answer.status !== 429;
      throw error;
    });
  }

  /* A connection that broke and a host that is busy are asked again, twice,
   * after 0.5 and 1.5 seconds; a missing file is not. */
  function fromHost(path, options, wait = 500) {
    return request(path, options).catch((error) => {
      if (error.final || wait > 1500) throw error;
      return new Promise((later) => setTimeout(later, wait)).then(() => fromHost(path, options, 3 * wait));
    });
  }

  /* The manifest alone may change under its name: always ask the host for it. */
  function load(name) {
    if (held.has(name)) return Promise.resolve(decode(held.get(name)));
    const path = 'data/' + name;
    if (!online) return fromTwin(path).then(decode);
    const options = name === 'manifest.json' ? { cache: 'no-cache' } : {};
    return fromHost(path, options)
      .then((answer) => answer.arrayBuffer())
      .then((buffer) => new Uint8Array(buffer));
  }

  /* Never throws, always answers with a promise: the engine relies on it. */
  window.baolanLoad = (name) => {
    try {
      const asked = early.get(name) || load(name);
      early.delete(name);
      return asked;
    } catch (error) {
      return Promise.reject(error);
    }
  };

  /* Asks for what the engine asks for first, while it is still on its way: the
   * manifest, then what every search needs, and the first page where that is
   * wanted. A failure is left to the engine, which explains it. */
  function ahead(name) {
    const asked = load(name);
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
  }

  function explain(error) {
    const detail = String((error && error.message) || error);
    if (typeof WebAssembly !== 'object' || typeof wasm_bindgen === 'undefined') {
      say('这个浏览器太旧，打不开本站。请改用 2020 年以后的 Chrome、Edge、Firefox 或 Safari（360、QQ 等浏览器请用“极速模式”）。',
        'This browser is too old. Please use Chrome, Edge, Firefox or Safari of 2020 or later.', detail);
    } else if (/unsafe-eval|Content Security Policy|Content-Security-Policy|call to WebAssembly/i.test(detail)) {
      say('网站的安全策略不准运行 WebAssembly。请告诉网站管理员：script-src 需要加上 \'wasm-unsafe-eval\'。',
        'The security policy of this site refuses WebAssembly. Please tell its publisher: script-src needs \'wasm-unsafe-eval\'.', detail);
    } else if (/HTTP|not found|fetch|network|load failed/i.test(detail)) {
      say('有文件没有取到。请检查网络后重新打开；如果是拷贝到本机的，请把整个文件夹一起拷贝。',
        'A file could not be loaded. Check the connection and reload; if this is a copy, copy the whole folder.', detail);
    } else {
      say('程序没有启动。请重新打开；如果仍然不行，请把下面一行告诉网站管理员。',
        'The explorer did not start. Please reload; if that does not help, send the line below to the publisher.', detail);
    }
  }

  function program() {
    if (held.has(bare(wasm))) return Promise.resolve(decode(held.get(bare(wasm))));
    return online ? fromHost(wasm) : fromTwin(wasm).then(decode);
  }

  function start() {
    if (started) return;
    started = true;
    handed = []; // the saved copy's own: they stay
    if (online) lookAhead();
    program().then((bytes) => wasm_bindgen({ module_or_path: bytes })).catch(explain);
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
