import type { Bounds, Status } from '../api/types';
import { readCoordinates } from '../format/coordinates';
import type { Selection } from '../state/url';

/** What choosing a search result does. */
export type Goal =
  | { kind: 'select'; selection: Selection }
  | { kind: 'fit'; bounds: Bounds }
  | { kind: 'place'; lon: number; lat: number }
  | { kind: 'open'; url: string };

export interface Entry {
  key: string;
  goal: Goal;
  name: string;
  note: string;
  status?: Status;
}

const MOST_SHOWN = 12;

/** Coordinates first, then names that start with the text, then names and notes that contain it. */
export function find(entries: Entry[], text: string): Entry[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const starts: Entry[] = [];
  const contains: Entry[] = [];
  for (const entry of entries) {
    const name = entry.name.toLocaleLowerCase();
    if (name.startsWith(wanted)) starts.push(entry);
    else if (name.includes(wanted) || entry.note.toLocaleLowerCase().includes(wanted)) contains.push(entry);
    if (starts.length >= MOST_SHOWN) break;
  }
  return [...placeIn(text), ...starts, ...contains].slice(0, MOST_SHOWN);
}

function placeIn(text: string): Entry[] {
  const place = readCoordinates(text);
  if (!place) return [];
  const name = `${place.lat}, ${place.lon}`;
  return [{ key: `place:${name}`, goal: { kind: 'place', ...place }, name, note: '' }];
}
