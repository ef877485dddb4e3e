// The first ten results as a reader sees them: title, and the words around the first term.
const SHARD = 64;
const shards = new Map();

export const show = (ids, query) => Promise.all(ids.slice(0, 10).map((id) => hit(Number(id), query)));

async function hit(id, query) {
  const number = Math.floor(id / SHARD);
  if (!shards.has(number))
    shards.set(
      number,
      fetch(`texts/${number}.json`).then((answer) => answer.json()),
    );
  const [title, text] = (await shards.get(number))[id % SHARD];
  const from = Math.max(0, text.indexOf(query.split(' ')[0]) - 30);
  return { id, title, snippet: text.slice(from, from + 60) };
}
