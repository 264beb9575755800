import type { Status } from '../api/types';
import type { Selection } from '../state/url';

export interface Entry {
  key: string;
  selection: Selection;
  name: string;
  note: string;
  status?: Status;
}

const MOST_SHOWN = 12;

/** Names that start with the text first, then names and notes that contain it. */
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
  return [...starts, ...contains].slice(0, MOST_SHOWN);
}
