// Builds one system in a process of its own, and measures time, processor time and memory of it and its children.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { files } from './tools.mjs';

const HERE = fileURLToPath(import.meta.url);
/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** { seconds, processor, peakBytes, failed }. Memory and processor time are sampled in /proc; null where there is none. */
export function measured([program, ...words], { seconds, bytes }) {
  const begun = performance.now();
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let [failed, peak, processor, said] = [null, 0, 0, ''];
  child.stderr.on('data', (data) => {
    said = (said + data).slice(-2000);
  });
  const watch = setInterval(() => {
    peak = Math.max(peak, residentOf(child.pid));
    processor = Math.max(processor, processorOf(child.pid));
    if (peak > bytes) failed = `memory over ${Math.round(bytes / 1e9)} GB`;
    if (performance.now() - begun > seconds * 1000) failed = `over ${seconds} s`;
    if (failed) kill(child.pid);
  }, 20);
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(watch);
      if (code !== 0) failed ??= reason(said, code);
      resolve({
        seconds: (performance.now() - begun) / 1000,
        processor: processor || null,
        peakBytes: peak || null,
        failed,
      });
    };
    child.on('error', (error) => {
      said = error.message;
      end(-1);
    });
    child.on('close', end);
  });
}

const reason = (said, code) =>
  /[^\n]*(Error|memory|panicked)[^\n]*/.exec(said)?.[0].trim() ?? `exit ${code}: ${said.slice(-200)}`;

function children(id) {
  try {
    const list = fs.readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').trim();
    return list ? list.split(' ').map(Number) : [];
  } catch {
    return [];
  }
}

function residentOf(id) {
  return children(id).reduce((sum, child) => sum + residentOf(child), memoryOf(id, 'VmRSS'));
}

/** Seconds of processor time of a process and its children, those that have ended included. */
function processorOf(id) {
  try {
    const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 16).map(Number);
    const own = ticks.reduce((sum, some) => sum + some, 0) / TICKS;
    return children(id).reduce((sum, child) => sum + processorOf(child), own);
  } catch {
    return 0;
  }
}

/** A line of /proc/…/status in bytes; 0 where there is none. */
export function memoryOf(id, line) {
  try {
    const status = fs.readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Ends a process of ours, its children first. */
function kill(id) {
  children(id).forEach(kill);
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    /* it has ended by itself */
  }
}

/** What starts a build: the system's own program, else this file as a program. */
export function commandOf(name, system, corpus, out, limits) {
  const heap = `--max-old-space-size=${Math.floor(limits.bytes / 1e6)}`;
  return system.command?.(corpus, out) ?? [process.execPath, heap, HERE, name, corpus.file, out];
}

/** { index, text, names, twin, code, all }, each { files, bytes } as stored. */
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
