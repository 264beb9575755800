// Writes a Brotli and a gzip copy beside every file of the bundle that shrinks, so that the server sends it as it lies there.
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const SHRINKS = /\.(html|js|mjs|css|json|svg|txt|wasm|ttf|webmanifest)$/;
const MIN_BYTES = 1024;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** @param {string} folder The bundle. */
export async function compress(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SHRINKS.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  await Promise.all(files.map(compressOne));
}

async function compressOne(file) {
  const bytes = fs.readFileSync(file);
  if (bytes.length < MIN_BYTES) return;
  const options = { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  fs.writeFileSync(`${file}.br`, await brotli(bytes, options));
  fs.writeFileSync(`${file}.gz`, await gzip(bytes, { level: 9 }));
}
