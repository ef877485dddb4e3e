// What every part needs: numbers, seeded chance, folders, time limits.
import fs from 'node:fs';
import path from 'node:path';

/** The value below which a share `p` of the numbers lies; null where there are none. */
export function quantile(numbers, p) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] : null;
}

export const median = (numbers) => quantile(numbers, 0.5);

export const mean = (numbers) =>
  numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null;

/** Chance that is the same in every run: a linear congruence of 32 bits, its high bits taken. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  const shuffled = (list) => {
    const all = [...list];
    for (let i = all.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [all[i], all[j]] = [all[j], all[i]];
    }
    return all;
  };
  return { below, pick, shuffled };
}

/** Every file under a folder: its path inside the folder, and its size in bytes. */
export function* files(folder, inside = '') {
  for (const entry of fs.readdirSync(path.join(folder, inside), { withFileTypes: true })) {
    const name = path.join(inside, entry.name);
    if (entry.isDirectory()) yield* files(folder, name);
    else yield { name, size: fs.statSync(path.join(folder, name)).size };
  }
}

/** Writes a file and the folders above it. */
export function write(folder, name, content) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

/** The answer, or after so many seconds an error that says why there is none. */
export function within(seconds, why, answer) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(why)), seconds * 1000);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

export const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));
