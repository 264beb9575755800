// Cuts GeoJSON layers to vector tiles.
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';

const EXTENT = 4096;

/**
 * @param {Record<string, import('geojson').FeatureCollection>} layers
 * @param {number} maxZoom
 * @returns {{z: number, x: number, y: number, data: Uint8Array}[]}
 */
export function cut(layers, maxZoom) {
  const options = { maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0, tolerance: 2, extent: EXTENT, buffer: 64 };
  const indexes = Object.entries(layers).map(([name, data]) => ({ name, index: new GeoJSONVT(data, options) }));
  const tiles = [];
  const descend = (z, x, y) => {
    const data = encode(indexes, maxZoom, z, x, y);
    if (data === null) return;
    tiles.push({ z, x, y, data });
    if (z === maxZoom) return;
    for (const [dx, dy] of quadrants) descend(z + 1, 2 * x + dx, 2 * y + dy);
  };
  descend(0, 0, 0);
  return tiles;
}

const quadrants = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
];

function encode(indexes, maxZoom, z, x, y) {
  const layers = {};
  for (const { name, index } of indexes) {
    if (z < (firstZooms[name] ?? 0)) continue;
    const tile = index.getTile(z, x, y);
    const features = tile?.features.filter((f) => isShownAt(f.tags, z, maxZoom));
    if (features?.length) layers[name] = { ...tile, features };
  }
  return Object.keys(layers).length ? fromGeojsonVt(layers, { version: 2, extent: EXTENT }) : null;
}

/** Layers that the style draws from a zoom on (src/map/basemap.ts): tiles above do without them. */
const firstZooms = { county: 4, countylabel: 7 };

/** A town is left out of the tiles above its first zoom, as the style's filter would; the deepest tiles keep all. */
const isShownAt = (tags, z, maxZoom) => tags?.m === undefined || tags.m <= z || z === maxZoom;
