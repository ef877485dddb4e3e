// Runs in every measured page before its own scripts: waits for `window.bench`, then asks and times.
(() => {
  let bench;
  const there = new Promise((ready) => {
    Object.defineProperty(window, 'bench', {
      configurable: true,
      get: () => bench,
      set: (value) => {
        bench = value;
        ready();
      },
    });
  });
  const ready = () => there.then(() => bench.ready).then(() => true);
  const timed = async (call) => {
    const begun = performance.now();
    const answer = await call();
    return { answer, ms: performance.now() - begun };
  };

  window.session = {
    ready,

    /** Milliseconds from navigation to the ids of this query. */
    async first(query) {
      await ready();
      const ids = await bench.ids(query);
      return { ms: performance.now(), count: ids.length };
    },

    ids: async (query) => (await timed(() => bench.ids(query))).ms,
    ten: async (query) => (await timed(() => bench.ten(query))).ms,

    /** All queries one after the other, until the time is spent: [{ ids, ms }]. */
    async ask(queries, { seconds, ten }) {
      const answers = [];
      const begun = performance.now();
      for (const query of queries) {
        if (performance.now() - begun > seconds * 1000) break;
        const { answer, ms } = await timed(() => bench.ids(query));
        answers.push({ ids: ten ? Array.from(answer) : null, ms });
        if (ten) await bench.ten(query);
      }
      return answers;
    },

    /**
     * From setting the address to results in the document, and to the second frame after: [{ shown, painted }].
     * Results are there with the count of this query and all articles of its first sheet, in whatever order: their
     * texts settle it. What does not come in time counts as late, and nothing is waited for when time is spent.
     */
    async paint(queries, { seconds }) {
      const answer = { times: [], alike: 0, late: [], left: 0 };
      const spent = performance.now() + seconds * 1000;
      for (const [at, query] of queries.entries()) {
        if (performance.now() > spent) {
          answer.left = queries.length - at;
          break;
        }
        const { total, ids } = await bench.sheet(query);
        const there = () => isShown(total, ids);
        if (there()) {
          answer.alike += 1; // it looks like the query before
          continue;
        }
        const begun = performance.now();
        location.hash = bench.address(query);
        if (!(await until(there))) {
          answer.late.push(query);
          continue;
        }
        const shown = performance.now() - begun;
        await frame();
        await frame();
        answer.times.push({ query, shown, painted: performance.now() - begun });
      }
      return answer;
    },
  };

  const frame = () => new Promise((wake) => requestAnimationFrame(wake));

  function isShown(total, ids) {
    const count = document.querySelector('[data-count]')?.dataset.count;
    const hits = Array.from(document.querySelectorAll('[data-hit]'), ({ dataset }) => dataset.hit);
    return count === String(total) && hits.length === ids.length && ids.every((id) => hits.includes(id));
  }

  /** Whether it came to hold within five seconds. */
  function until(holds) {
    return new Promise((done) => {
      const end = (held) => {
        watch.disconnect();
        clearTimeout(late);
        done(held);
      };
      const watch = new MutationObserver(() => {
        if (holds()) end(true);
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const late = setTimeout(() => end(false), 5000);
    });
  }
})();
