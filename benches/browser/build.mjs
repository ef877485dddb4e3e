// Builds one system in a process of its own, and measures the time and the memory of it and its children.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { files } from './tools.mjs';

const HERE = fileURLToPath(import.meta.url);

/** { seconds, peakBytes } or { failed }. Memory is sampled, so systems without /proc answer null. */
export function measured([program, ...words], { seconds, bytes }) {
  const begun = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let [failed, peak, said] = [null, 0, ''];
  child.stderr.on('data', (data) => { said = (said + data).slice(-2000); });
  const watch = setInterval(() => {
    peak = Math.max(peak, residentOf(child.pid));
    if (peak > bytes) failed = `memory over ${Math.round(bytes / 1e9)} GB`;
    if (performance.now() - begun > seconds * 1000) failed = `over ${seconds} s`;
    if (failed) kill(child.pid);
  }, 20);
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(watch);
      if (code !== 0) failed ??= reason(said, code);
      resolve({ seconds: (performance.now() - begun) / 1000, peakBytes: peak || null, failed });
    };
    child.on('error', (error) => { said = error.message; end(-1); });
    child.on('close', end);
  });
}

const reason = (said, code) => /[^\n]*(Error|memory|panicked)[^\n]*/.exec(said)?.[0].trim() ?? `exit ${code}: ${said.slice(-200)}`;

function children(process) {
  try {
    const list = fs.readFileSync(`/proc/${process}/task/${process}/children`, 'utf8').trim();
    return list ? list.split(' ').map(Number) : [];
  } catch {
    return [];
  }
}

function residentOf(process) {
  return children(process).reduce((sum, child) => sum + residentOf(child), memoryOf(process, 'VmRSS'));
}

/** A line of /proc/…/status in bytes; 0 where there is none. */
export function memoryOf(process, line) {
  try {
    const status = fs.readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Ends a process of ours, its children first. */
function kill(id) {
  children(id).forEach(kill);
  try { process.kill(id, 'SIGKILL'); } catch { /* it has ended by itself */ }
}

/** What starts a build: the system's own program, else this file as a program. */
export function commandOf(name, system, corpus, out, limits) {
  const heap = `--max-old-space-size=${Math.floor(limits.bytes / 1e6)}`;
  return system.command?.(corpus, out) ?? [process.execPath, heap, HERE, name, corpus.file, out];
}

/** { index, text, twin, code, all }, each { files, bytes } as stored. */
export function stored(system, out) {
  const sums = { all: { files: 0, bytes: 0 } };
  for (const { name, size } of files(out)) {
    for (const kind of [system.kindOf(name), 'all']) {
      const sum = (sums[kind] ??= { files: 0, bytes: 0 });
      sum.files += 1;
      sum.bytes += size;
    }
  }
  return sums;
}

if (process.argv[1] === HERE) {
  const [name, file, out] = process.argv.slice(2);
  const system = await import(path.join(path.dirname(HERE), 'systems', `${name}.mjs`));
  await system.build(file, out);
}
