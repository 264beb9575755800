import type { Feature, FeatureCollection } from 'geojson';
import type { LayerInfo } from '../src/api/types';
import { branches, busById, buses } from './network.ts';
import { round, seeded } from './random.ts';
import { sites } from './sites.ts';

const random = seeded(11);
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const somewhere = (): [number, number] => [round(random.between(-104, -94.2), 4), round(random.between(27, 35.8), 4)];

function blob(size: number): [number, number][] {
  const [lon, lat] = somewhere();
  const ring: [number, number][] = Array.from({ length: 22 }, (_, i) => {
    const angle = (i / 22) * 2 * Math.PI;
    const radius = size * random.between(0.65, 1.25);
    return [round(lon + radius * Math.cos(angle) * 1.15, 4), round(lat + radius * Math.sin(angle), 4)];
  });
  return [...ring, ring[0] as [number, number]];
}

const polygons = (count: number, size: () => number, name: string) =>
  collection(
    Array.from({ length: count }, (_, i) => ({
      type: 'Feature',
      id: i + 1,
      properties: { id: i + 1, name: `${name} ${i + 1}` },
      geometry: { type: 'Polygon', coordinates: [blob(size())] },
    })),
  );

const points = (count: number, name: string) =>
  collection(
    Array.from({ length: count }, (_, i) => ({
      type: 'Feature',
      id: i + 1,
      properties: { id: i + 1, name: `${name} ${i + 1}` },
      geometry: { type: 'Point', coordinates: somewhere() },
    })),
  );

export const features: Record<string, FeatureCollection> = {
  branch: collection(
    branches.map((b) => {
      const [from, to] = [busById.get(b.from), busById.get(b.to)];
      return {
        type: 'Feature',
        id: b.id,
        properties: {
          id: b.id,
          from: b.from,
          to: b.to,
          kv: b.kv,
          transformer: b.transformer,
          name: b.name,
          ...(b.rateMw === null ? {} : { rateMw: b.rateMw }),
        },
        geometry: {
          type: 'LineString',
          coordinates: [
            [from?.lon ?? 0, from?.lat ?? 0],
            [to?.lon ?? 0, to?.lat ?? 0],
          ],
        },
      };
    }),
  ),
  bus: collection(
    buses.map((b) => ({
      type: 'Feature',
      id: b.id,
      properties: { id: b.id, name: b.name, kv: b.kv, loadMw: b.loadMw },
      geometry: { type: 'Point', coordinates: [b.lon, b.lat] },
    })),
  ),
  site: collection(
    sites.map((s) => ({
      type: 'Feature',
      id: s.featureId,
      properties: { id: s.featureId, site: s.id, name: s.name },
      geometry: { type: 'Point', coordinates: [s.lon, s.lat] },
    })),
  ),
  park: polygons(26, () => random.between(0.06, 0.34), 'Park'),
  territory: polygons(9, () => random.between(0.8, 1.6), 'Service territory'),
  superfund: points(46, 'Superfund site'),
  plant: points(90, 'Power plant'),
};

const about = (
  id: string,
  kind: string,
  title: string,
  zh: string,
  geometryKind: LayerInfo['geometryKind'],
): LayerInfo => ({
  id,
  kind,
  title: { en: title, zh },
  isPresent: true,
  geometryKind,
  featureCount: features[id]?.features.length ?? 0,
  source: 'Generated for the mock API',
  vintage: '2026',
  licence: 'MIT',
  attribution: 'Planner mock',
  positionalAccuracyM: null,
  illustrative: true,
  coverage: { description: 'Texas' },
  tiles: `/tiles/${id}.json`,
});

export const layers: LayerInfo[] = [
  about('branch', 'branch', 'Branches', '支路', 'line'),
  about('bus', 'bus', 'Buses', '母线', 'point'),
  about('park', 'park', 'Parks and protected areas', '公园与保护区', 'polygon'),
  about('territory', 'territory', 'Service territories', '供电区域', 'polygon'),
  about('superfund', 'superfund', 'Superfund sites', '超级基金场地', 'point'),
  about('plant', 'plant', 'Power plants', '发电厂', 'point'),
];
