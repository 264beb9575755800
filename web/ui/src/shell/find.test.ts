import { expect, test } from 'vitest';
import { find, type Entry } from './find';

const entry = (name: string, note = ''): Entry => ({
  key: name,
  goal: { kind: 'select', selection: { kind: 'site', id: name } },
  name,
  note,
});
const names = (text: string, entries: Entry[]) => find(entries, text).map((e) => e.name);

test('names that start with the text come before those that contain it', () =>
  expect(names('wa', [entry('Kiowa'), entry('Waco'), entry('Bell')])).toEqual(['Waco', 'Kiowa']));

test('notes are searched too, whatever the case', () =>
  expect(names('s00', [entry('Waco', 'S001 · TX'), entry('Bell', 'S100')])).toEqual(['Waco']));

test('no text finds nothing', () => expect(names('  ', [entry('Waco')])).toEqual([]));

test('a long list is cut', () =>
  expect(
    names(
      'a',
      Array.from({ length: 50 }, (_, i) => entry(`a${i}`)),
    ),
  ).toHaveLength(12));

test('coordinates are a place to go to', () =>
  expect(find([], '31.2, -97.3')[0]?.goal).toEqual({ kind: 'place', lat: 31.2, lon: -97.3 }));
