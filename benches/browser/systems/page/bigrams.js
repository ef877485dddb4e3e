// Runs of Han characters as overlapping pairs, other words whole. The same for texts and queries.
const RUNS = /[\u3400-\u9fff]+|[\p{L}\p{N}]+/gu;

export function bigrams(text) {
  return (text.toLowerCase().match(RUNS) ?? []).flatMap((run) =>
    /[\u3400-\u9fff]/.test(run) ? pairs(run) : [run],
  );
}

function pairs(run) {
  if (run.length === 1) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
