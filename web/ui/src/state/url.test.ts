import { expect, test } from 'vitest';
import { withChange } from './changes';
import { readLink, writeLink, type LinkedView } from './url';

const at = (path: string) => new URL(path, 'http://planner.test');

const full: LinkedView = {
  mode: 'grid',
  weights: { 'grid-headroom': 35, water: 0 },
  method: 'topsis',
  requestedMw: 150,
  selection: { kind: 'site', id: 'TX/a,b:1' },
  hidden: ['excluded', 'unknown'],
  find: 'waco, tx',
  leastMw: 40,
  compare: ['S1', 'TX/b'],
  regime: 'us-federal-2023',
  asOf: '2024-02-29',
  withRegime: 'us-federal-2026',
  withAsOf: '2026-11-24',
  facts: { 'land.federal': false, 'site.area': 12.5, lead: 'DOE, OE', nexus: ['land', 'permit'] },
  changes: [
    { kind: 'load', bus: 1042, mw: 300 },
    { kind: 'retire', generator: 7 },
    { kind: 'upgrade', branch: 7, rateMw: 900 },
    { kind: 'heat-wave', loadFactor: 1.08, ratingFactor: 0.93 },
  ],
  run: 'ab12',
  hour: 0,
  leastKv: 230,
  study: { siteCount: 3, requestedMw: 250 },
  job: 'plan-1',
  tab: 'headroom',
  layers: ['branch', 'park'],
  branchColour: 'voltage',
  camera: { zoom: 6.75, lat: 31.25, lon: -97.35 },
  theme: 'dark',
  lang: 'zh',
  test: true,
};

test('a full view survives the round trip through its link', () => {
  expect(readLink(at(writeLink(full)))).toEqual(full);
});

test('the link is readable, and what is as by default is not in it', () => {
  const plain = readLink(at('/grid'));
  const view = {
    ...plain,
    weights: full.weights,
    selection: { kind: 'branch', id: 7 } as const,
    changes: full.changes,
  };
  expect(writeLink({ ...view, hour: 0, layers: [], camera: full.camera })).toBe(
    '/grid?w=grid-headroom:35,water:0&sel=branch:7&s=load:1042:300,retire:7,upgrade:7:900,heat-wave:1.08:0.93&h=0&l=#6.75/31.2500/-97.3500',
  );
  expect(writeLink(plain)).toBe('/grid');
});

test('a change of the same thing takes the place of the first, and zero takes it out', () => {
  const load = (mw: number) => ({ kind: 'load', bus: 1, mw }) as const;
  expect(withChange(withChange([], load(5)), load(7))).toEqual([load(7)]);
  expect(withChange([load(5)], load(0))).toEqual([]);
});

test('the bare root is Rank with every default', () => {
  const view = readLink(at('/'));
  expect(view.mode).toBe('rank');
  expect([view.weights, view.selection, view.layers, view.camera, view.theme]).toEqual([null, null, null, null, null]);
});

test('no shown layer is not the same as the default layers', () => {
  expect(readLink(at('/rank?l=')).layers).toEqual([]);
  expect(readLink(at('/rank')).layers).toBeNull();
});

test.each(['/rank?w=a:-1,b:101,c:x', '/rank?sel=branch:x', '/rank?sel=tree:1', '/rank#6/91/0', '/rank#a/b', '/x?mw=0'])(
  'nonsense in %s is dropped, not carried on',
  (path) => {
    const view = readLink(at(path));
    expect([view.weights, view.selection, view.camera, view.requestedMw]).toEqual([null, null, null, null]);
  },
);
