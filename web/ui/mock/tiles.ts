import zlib from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { features } from './layers.ts';

const indexes = new Map<string, GeoJSONVT>();

export function tileJson(layer: string) {
  if (!features[layer]) return null;
  return {
    tilejson: '3.0.0',
    name: layer,
    tiles: [`/tiles/${layer}/{z}/{x}/{y}.mvt?v=mock`],
    minzoom: 0,
    maxzoom: 12,
    vector_layers: [{ id: layer, fields: {} }],
  };
}

/** null = no such layer, empty = nothing in this tile. */
export function tile(layer: string, z: number, x: number, y: number): Uint8Array | null {
  const data = features[layer];
  if (!data) return null;
  const index = indexes.get(layer) ?? new GeoJSONVT(data, { maxZoom: 12, extent: 4096, buffer: 64, tolerance: 2 });
  indexes.set(layer, index);
  const found = index.getTile(z, x, y);
  if (!found?.features.length) return new Uint8Array();
  return zlib.gzipSync(fromGeojsonVt({ [layer]: found }, { version: 2, extent: 4096 }));
}
