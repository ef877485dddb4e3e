// A static host on this machine that counts what it sends and can be as slow as a telephone's line.
//
// The line is shaped here and not in the browser, so that requests of workers are slowed too: one link of so many
// bytes a second for all connections, one round trip for each request and one more for each new connection.
// HTTP/1.1 without TLS. Files are sent in brotli or gzip where that makes them smaller, as good hosts do.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { pause } from './tools.mjs';

/** 10 Mbit/s, 50 ms. */
export const MOBILE = { bytesPerSecond: 10e6 / 8, roundTrip: 50 };

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  wasm: 'application/wasm',
};
/** Without them a page may not ask how much memory it takes. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
/** Sent as they are: packed by their maker. */
const PACKED = /\.(pf_\w+|pagefind)$/;
const PIECE = 16 * 1024;

/** Serves a folder. `compress` false is a host that sends every file as it is stored. */
export async function serve(folder, { compress = true } = {}) {
  const host = {
    folder,
    compress,
    packed: new Map(),
    line: null,
    free: 0,
    greeted: new WeakSet(),
    sent: { bytes: 0, requests: 0 },
  };
  const server = http.createServer((request, answer) => {
    reply(host, request, answer).catch((error) => answer.destroy(error));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sent: () => ({ ...host.sent }),
    setLine: (line) => Object.assign(host, { line, free: 0 }),
    quiet: () => quiet(host),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Waits until nothing has been asked for during half a second. */
async function quiet(host) {
  for (let before = -1; before !== host.sent.requests; await pause(500)) before = host.sent.requests;
}

async function reply(host, request, answer) {
  const arrived = performance.now();
  const { status, headers, body } = contentOf(host, request);
  host.sent.requests += 1;
  host.sent.bytes += body.length;
  if (host.line) await travel(host, request.socket, arrived);
  answer.writeHead(status, {
    ...ISOLATED,
    'Cache-Control': 'public, max-age=3600',
    'Content-Length': body.length,
    ...headers,
  });
  if (request.method === 'HEAD') return answer.end();
  if (host.line) await trickle(host, answer, body);
  else answer.end(body);
}

/** The round trip; time already spent on packing the file is part of it. */
async function travel(host, socket, arrived) {
  const trips = host.greeted.has(socket) ? 1 : 2;
  host.greeted.add(socket);
  await pause(Math.max(0, arrived + trips * host.line.roundTrip - performance.now()));
}

/** Each piece takes the next free place on the one link. */
async function trickle(host, answer, body) {
  for (let at = 0; at < body.length && !answer.destroyed; at += PIECE) {
    const piece = body.subarray(at, at + PIECE);
    host.free = Math.max(host.free, performance.now()) + (piece.length / host.line.bytesPerSecond) * 1000;
    const wait = host.free - performance.now();
    if (wait > 2) await pause(wait);
    answer.write(piece);
  }
  answer.end();
}

function contentOf(host, request) {
  const name = decodeURIComponent(new URL(request.url, 'http://host').pathname).replace(/\/$/, '/index.html');
  const file = path.join(host.folder, name);
  if (!file.startsWith(host.folder) || !fs.existsSync(file))
    return { status: 404, headers: {}, body: Buffer.alloc(0) };
  const headers = {
    'Content-Type': TYPES[path.extname(name).slice(1)] ?? 'application/octet-stream',
    'Accept-Ranges': 'bytes',
  };
  if (request.method === 'HEAD')
    return {
      status: 200,
      headers: { ...headers, 'Content-Length': fs.statSync(file).size },
      body: Buffer.alloc(0),
    };
  if (request.headers.range) return rangeOf(file, headers, request.headers.range);
  const { encoding, body } = wholeOf(host, file);
  return { status: 200, headers: encoding ? { ...headers, 'Content-Encoding': encoding } : headers, body };
}

function rangeOf(file, headers, range) {
  const size = fs.statSync(file).size;
  const [from, to] = range.replace('bytes=', '').split('-').map(Number);
  const body = Buffer.alloc(Math.min(to || size - 1, size - 1) - from + 1);
  const open = fs.openSync(file, 'r');
  fs.readSync(open, body, 0, body.length, from);
  fs.closeSync(open);
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${from + body.length - 1}/${size}` },
    body,
  };
}

/** The file in brotli if that saves a twentieth, else as it is; remembered. */
function wholeOf(host, file) {
  if (!host.packed.has(file)) {
    const plain = fs.readFileSync(file);
    const packed = host.compress && !PACKED.test(file) ? brotli(plain) : plain;
    const worth = packed.length < plain.length * 0.95;
    host.packed.set(file, worth ? { encoding: 'br', body: packed } : { body: plain });
  }
  return host.packed.get(file);
}

/** Best for small files; what a host does in passing for large ones. */
function brotli(plain) {
  const quality = plain.length < 2e6 ? 11 : 5;
  return zlib.brotliCompressSync(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: quality } });
}
