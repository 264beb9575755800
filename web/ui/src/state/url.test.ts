import { expect, test } from 'vitest';
import { readLink, writeLink, type LinkedView } from './url';

const at = (path: string) => new URL(path, 'http://planner.test');

const full: LinkedView = {
  mode: 'grid',
  weights: { 'grid-headroom': 35, water: 0 },
  requestedMw: 150,
  selection: { kind: 'site', id: 'TX/a,b:1' },
  hidden: ['excluded', 'unknown'],
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

test('the link is readable', () => {
  expect(writeLink({ ...full, selection: { kind: 'branch', id: 7 }, theme: null, lang: null, test: false })).toBe(
    '/grid?w=grid-headroom:35,water:0&mw=150&sel=branch:7&hide=excluded,unknown&l=branch,park&by=voltage#6.75/31.2500/-97.3500',
  );
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
