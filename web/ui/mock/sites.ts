import type { Criterion, Fact, RankRequest, Ranking, RankedSite, SiteDetail, Status } from '../src/api/types';
import { answer } from './answer.ts';
import { branches, buses, type MockBus } from './network.ts';
import { determinationOf } from './permits.ts';
import { round, seeded } from './random.ts';

const random = seeded(23);

export const criteria: Criterion[] = [
  criterion('headroom', 'Grid headroom', '电网裕度', 'MW', 'higher', 35),
  criterion('permit', 'Permit risk', '许可风险', '', 'lower', 25),
  criterion('tie-line', 'Distance to POI', '并网距离', 'km', 'lower', 20),
  criterion('protected', 'Protected land', '保护地', 'km', 'higher', 12),
  criterion('plants', 'Nearby generation', '附近电源', 'MW', 'higher', 8),
];

function criterion(
  id: string,
  en: string,
  zh: string,
  unit: string,
  direction: 'higher' | 'lower',
  weight: number,
): Criterion {
  const anchors: [number, number][] = [
    [0, direction === 'higher' ? 0 : 1],
    [100, direction === 'higher' ? 1 : 0],
  ];
  return {
    id,
    title: { en, zh },
    unit,
    direction,
    anchors,
    defaultWeight: weight,
    factId: `fact.${id}`,
    description: { en, zh },
  };
}

interface MockSite {
  id: string;
  featureId: number;
  name: string;
  lon: number;
  lat: number;
  bus: MockBus;
  status: Status;
  headroomMw: number | null;
  scores: Record<string, number | null>;
}

const statusOf = (roll: number): Status =>
  roll < 0.42 ? 'eligible' : roll < 0.7 ? 'review' : roll < 0.86 ? 'unknown' : 'excluded';
const sides = ['North', 'South', 'East', 'West', 'Creek', 'Ridge', 'Junction', 'Flat'];

/** PLANNER_MOCK_SITES=100000 makes a workspace of that size. */
const count = Number(process.env['PLANNER_MOCK_SITES'] ?? 320);

export const sites: MockSite[] = Array.from({ length: count }, (_, i) => {
  const bus = buses[i % buses.length] as MockBus;
  const status = statusOf(random.next());
  const score = () => round(random.next() ** 0.7, 3);
  const scores: Record<string, number | null> = Object.fromEntries(criteria.map((c) => [c.id, score()]));
  if (status === 'unknown') scores['protected'] = null;
  return {
    id: `S${String(i + 1).padStart(3, '0')}`,
    featureId: i + 1,
    name: `${bus.name.replace(/ \d+$/, '')} ${random.pick(sides)}`,
    lon: round(bus.lon + random.between(-0.12, 0.12), 4),
    lat: round(bus.lat + random.between(-0.1, 0.1), 4),
    bus,
    status,
    headroomMw: random.next() < 0.05 ? null : random.integer(0, 90) * 10,
    scores,
  };
});

export function rank(request: RankRequest): Ranking {
  const raw = criteria.map((c) => request.weights?.[c.id] ?? c.defaultWeight);
  const sum = raw.reduce((a, b) => a + b, 0);
  const weights = Object.fromEntries(criteria.map((c, i) => [c.id, (raw[i] ?? 0) / sum]));
  const scored = sites.map((s) => ranked(s, weights, request.requestedMw ?? 100));
  const open = scored.filter((s) => s.status !== 'excluded').sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  open.forEach((s, i) => (s.rank = i + 1));
  const closed = scored.filter((s) => s.status === 'excluded');
  const order = criteria.map((c) => c.id);
  return {
    ...answer(),
    method: request.method ?? 'weighted-sum',
    requestedMw: request.requestedMw ?? 100,
    weights,
    criteria: order,
    sites: [...open, ...closed],
  };
}

function ranked(site: MockSite, weights: Record<string, number>, requestedMw: number): RankedSite {
  const contributions = Object.fromEntries(
    criteria.map((c) => {
      const score = site.scores[c.id] ?? null;
      return [c.id, score === null ? null : round(score * (weights[c.id] ?? 0), 4)];
    }),
  );
  const unknownCriteria = criteria.filter((c) => contributions[c.id] === null).map((c) => c.id);
  const low = Object.values(contributions).reduce<number>((a, b) => a + (b ?? 0), 0);
  const gap = unknownCriteria.reduce((a, id) => a + (weights[id] ?? 0), 0);
  return {
    id: site.id,
    featureId: site.featureId,
    name: site.name,
    lon: site.lon,
    lat: site.lat,
    county: site.bus.name.replace(/ \d+$/, ''),
    state: 'TX',
    rank: null,
    score: round(low, 4),
    ...(gap > 0 ? { scoreHigh: round(low + gap, 4) } : {}),
    status: site.status,
    statusReason: reasons[site.status],
    requestedMw,
    headroomMw: site.headroomMw,
    contributions,
    unknownCriteria,
    firstRankShare: site.status === 'excluded' ? null : round(Math.max(0, low - 0.6), 3),
  };
}

const reasons: Record<Status, string> = {
  eligible: 'Every screened rule allows the site.',
  review: 'A federal nexus is likely: an environmental assessment may be needed.',
  excluded: 'The site lies inside protected land.',
  unknown: 'No protected-land layer covers the site.',
};

export function siteDetail(id: string): SiteDetail | null {
  const site = sites.find((s) => s.id === id);
  if (!site) return null;
  const binding = branches.find((b) => b.from === site.bus.id || b.to === site.bus.id);
  const size = 0.008;
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ] as const;
  return {
    ...answer(),
    id: site.id,
    featureId: site.featureId,
    name: site.name,
    lon: site.lon,
    lat: site.lat,
    geometry: { type: 'Polygon', coordinates: [corners.map(([x, y]) => [site.lon + x * size, site.lat + y * size])] },
    areaHa: 118.4,
    status: site.status,
    statusReason: reasons[site.status],
    pois: [],
    poi: { bus: site.bus.id, busName: site.bus.name, kv: site.bus.kv, distanceKm: 6.3 },
    tieLine: {
      geometry: {
        type: 'LineString',
        coordinates: [
          [site.lon, site.lat],
          [site.bus.lon, site.bus.lat],
        ],
      },
      lengthKm: 7.1,
    },
    facts: facts(site),
    headroom: {
      bus: site.bus.id,
      busName: site.bus.name,
      kv: site.bus.kv,
      lon: site.bus.lon,
      lat: site.bus.lat,
      injectionMw: site.headroomMw,
      bindingBranch: binding ? { id: binding.id, name: binding.name } : null,
      outage: null,
      note: 'Base case, no contingency.',
    },
    determination: determinationOf(site),
  };
}

function facts(site: MockSite): Fact[] {
  const source = {
    dataSet: 'Mock parks',
    vintage: '2026',
    licence: 'MIT',
    method: 'distance in EPSG:5070',
    url: 'https://example.org/',
  };
  const unknown = site.status === 'unknown';
  return [
    {
      id: 'fact.tie-line',
      title: { en: 'Distance to the POI', zh: 'Distance to the POI' },
      value: 6.3,
      unit: 'km',
      state: 'known',
      source,
    },
    unknown
      ? {
          id: 'fact.protected',
          title: { en: 'Distance to protected land', zh: 'Distance to protected land' },
          value: null,
          unit: 'km',
          state: 'unknown',
          reason: 'The layer does not cover the site.',
          whatToGet: 'PAD-US for this county, or a survey of the parcel.',
        }
      : {
          id: 'fact.protected',
          title: { en: 'Distance to protected land', zh: 'Distance to protected land' },
          value: 14.2,
          unit: 'km',
          state: 'known',
          source,
        },
    {
      id: 'fact.superfund',
      title: { en: 'Superfund site within 1 km', zh: 'Superfund site within 1 km' },
      value: false,
      state: 'known',
      source,
    },
    {
      id: 'fact.territory',
      title: { en: 'Service territory', zh: 'Service territory' },
      value: 'Oncor',
      state: 'known',
      source,
    },
  ];
}

/** A drawn site stands at the first corner of its geometry and gets scores from the seed, like the others. */
export function drawSite(feature: GeoJSON.Feature) {
  const [lon = 0, lat = 0] =
    JSON.stringify(feature.geometry)
      .match(/-?\d+(\.\d+)?/g)
      ?.map(Number) ?? [];
  const site: MockSite = {
    id: `drawn-${sites.length + 1}`,
    featureId: sites.length + 1,
    name: String(feature.properties?.['name'] ?? 'Drawn'),
    lon,
    lat,
    bus: buses[0] as MockBus,
    status: 'unknown',
    headroomMw: 180,
    scores: Object.fromEntries(criteria.map((c) => [c.id, round(random.next(), 3)])),
  };
  sites.push(site);
  return { site: siteDetail(site.id), ranked: null, wouldRank: null };
}

export function removeSite(id: string): boolean {
  const at = sites.findIndex((s) => s.id === id);
  if (at >= 0) sites.splice(at, 1);
  return at >= 0;
}
