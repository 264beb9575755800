// Writes one PMTiles v3 archive: all tiles in one file that the browser reads by HTTP range.
// Format: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
import zlib from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

const HEADER_BYTES = 127;
const ROOT_LIMIT_BYTES = 16_384 - HEADER_BYTES;
const GZIP = 2;
const MVT = 1;

/**
 * @param {{z: number, x: number, y: number, data: Uint8Array}[]} tiles uncompressed vector tiles
 * @param {object} metadata
 * @param {[number, number, number, number]} bounds
 */
export function writeArchive(tiles, metadata, bounds) {
  const ordered = tiles.map((t) => ({ ...t, id: zxyToTileId(t.z, t.x, t.y) })).sort((a, b) => a.id - b.id);
  const { entries, chunks } = layOut(ordered);
  const root = zlib.gzipSync(directory(entries), { level: 9 });
  if (root.length > ROOT_LIMIT_BYTES) {
    throw new Error(
      `The tile directory is ${root.length} bytes, over the ${ROOT_LIMIT_BYTES} that fit a root directory. Lower maxZoom.`,
    );
  }
  const meta = zlib.gzipSync(JSON.stringify(metadata), { level: 9 });
  const data = Buffer.concat(chunks);
  const zooms = ordered.map((t) => t.z);
  const head = header({ root, meta, data, tiles: ordered.length, entries, contents: chunks.length, bounds, zooms });
  return Buffer.concat([head, root, meta, data]);
}

/** Equal tiles (open sea, all land) are stored once. */
function layOut(ordered) {
  const seen = new Map();
  const entries = [];
  const chunks = [];
  let offset = 0;
  for (const tile of ordered) {
    const packed = zlib.gzipSync(tile.data, { level: 9 });
    const key = packed.toString('latin1');
    let place = seen.get(key);
    if (!place) {
      place = { offset, length: packed.length };
      seen.set(key, place);
      chunks.push(packed);
      offset += packed.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === tile.id) last.run++;
    else entries.push({ id: tile.id, run: 1, ...place });
  }
  return { entries, chunks };
}

function directory(entries) {
  const out = [];
  writeVarint(out, entries.length);
  entries.forEach((e, i) => writeVarint(out, e.id - (i ? entries[i - 1].id : 0)));
  entries.forEach((e) => writeVarint(out, e.run));
  entries.forEach((e) => writeVarint(out, e.length));
  entries.forEach((e, i) => {
    const before = entries[i - 1];
    writeVarint(out, before && e.offset === before.offset + before.length ? 0 : e.offset + 1);
  });
  return Buffer.from(out);
}

function writeVarint(out, value) {
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

function header({ root, meta, data, tiles, entries, contents, bounds, zooms }) {
  const b = Buffer.alloc(HEADER_BYTES);
  b.write('PMTiles', 0, 'latin1');
  b.writeUInt8(3, 7);
  const metaAt = HEADER_BYTES + root.length;
  const dataAt = metaAt + meta.length;
  const words = [
    HEADER_BYTES,
    root.length,
    metaAt,
    meta.length,
    dataAt,
    0,
    dataAt,
    data.length,
    tiles,
    entries.length,
    contents,
  ];
  words.forEach((word, i) => b.writeBigUInt64LE(BigInt(word), 8 + 8 * i));
  b.writeUInt8(1, 96); // clustered: tiles lie in the order of the directory
  b.writeUInt8(GZIP, 97);
  b.writeUInt8(GZIP, 98);
  b.writeUInt8(MVT, 99);
  b.writeUInt8(Math.min(...zooms), 100);
  b.writeUInt8(Math.max(...zooms), 101);
  bounds.forEach((degrees, i) => b.writeInt32LE(Math.round(degrees * 1e7), 102 + 4 * i));
  return b;
}
