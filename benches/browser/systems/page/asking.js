// Questions in SQL. The index of trigrams answers strings of three characters or more; a shorter one is a scan.
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const like = (term) => `(title like ${quoted(`%${term}%`)} or text like ${quoted(`%${term}%`)})`;

function condition(query) {
  const terms = query.split(' ');
  const long = terms.filter((term) => term.length >= 3);
  const match = long.length ? [`f match ${quoted(long.map((term) => `"${term}"`).join(' AND '))}`] : [];
  return {
    where: [...match, ...terms.filter((term) => term.length < 3).map(like)].join(' and '),
    ranked: long.length > 0,
  };
}

const ids = (query) => `select rowid - 1 from f where ${condition(query).where}`;

function ten(query) {
  const { where, ranked } = condition(query);
  const snippet = `substr(text, max(1, instr(text, ${quoted(query.split(' ')[0])}) - 30), 60)`;
  return `select rowid - 1, title, ${snippet} from f where ${where} ${ranked ? 'order by rank' : ''} limit 10`;
}

/** What the benchmark asks of a page. `run(sql)` answers rows. */
export const asked = (ready, run) => ({
  ready,
  ids: async (query) => (await run(ids(query))).map(([id]) => id),
  ten: async (query) => (await run(ten(query))).map(([id, title, snippet]) => ({ id, title, snippet })),
});
