// Makes the basemap and fonts under public/ (git-ignored) from npm packages. Skips itself when nothing changed.
//   node scripts/basemap/build.mjs [--force]
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { countyIndex } from './counties.mjs';
import { cut } from './cut.mjs';
import { buildFonts, chineseSources } from './fonts.mjs';
import { writeArchive } from './pmtiles-archive.mjs';
import { uiRoot } from './read.mjs';
import { usLayers } from './us.mjs';
import { worldLayers } from './world.mjs';

const outDir = path.join(uiRoot, 'public/basemap');
const stampFile = path.join(outDir, 'stamp.txt');

// .bin and not .pmtiles: every static file server knows its media type.
const archives = [
  {
    file: 'world.pmtiles.bin',
    layers: worldLayers,
    maxZoom: 5,
    bounds: [-180, -85, 180, 85],
    attribution: 'Natural Earth · GeoNames',
  },
  {
    file: 'us.pmtiles.bin',
    layers: usLayers,
    maxZoom: 7,
    bounds: [-180, 17, -64, 72],
    attribution: 'US Census Bureau 2023 · GeoNames',
  },
];

const stamp = inputsHash();
if (process.argv.includes('--force') || readStamp() !== stamp) await build();

async function build() {
  fs.mkdirSync(outDir, { recursive: true });
  for (const { file, layers, maxZoom, bounds, attribution } of archives) {
    const tiles = cut(layers(), maxZoom);
    const archive = writeArchive(tiles, { name: file, attribution }, bounds);
    fs.writeFileSync(path.join(outDir, file), archive);
    console.log(`basemap: ${file} ${tiles.length} tiles, ${(archive.length / 1e6).toFixed(2)} MB`);
  }
  fs.writeFileSync(path.join(outDir, 'counties.json'), JSON.stringify(countyIndex()));
  await buildFonts(path.join(uiRoot, 'public/fonts'));
  fs.writeFileSync(stampFile, stamp);
}

function readStamp() {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : null;
}

function inputsHash() {
  const here = path.join(uiRoot, 'scripts/basemap');
  const files = fs
    .readdirSync(here)
    .sort()
    .map((name) => path.join(here, name));
  const { common, more } = chineseSources();
  files.push(path.join(uiRoot, 'package-lock.json'), ...common, ...more);
  const hash = crypto.createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}
