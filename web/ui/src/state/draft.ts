// The site that is being drawn on the map. It is not part of the view: a link cannot hold half a drawing.
import { create } from 'zustand';

export type Tool = 'point' | 'polygon';
export type LonLat = [lon: number, lat: number];

interface Draft {
  tool: Tool | null;
  corners: LonLat[];
  /** A finished drawing waits for its name. */
  isDone: boolean;
  start: (tool: Tool) => void;
  add: (corner: LonLat) => void;
  /** Takes the last corner back. */
  undo: () => void;
  finish: () => void;
  drop: () => void;
}

export const LEAST_CORNERS = 3;

export const useDraft = create<Draft>()((set, get) => ({
  tool: null,
  corners: [],
  isDone: false,
  start: (tool) => set({ tool, corners: [], isDone: false }),
  add: (corner) => {
    const { tool, corners, isDone } = get();
    if (!tool || isDone) return;
    if (tool === 'point') set({ corners: [corner], isDone: true });
    else set({ corners: [...corners, corner] });
  },
  undo: () => set({ corners: get().corners.slice(0, -1), isDone: false }),
  finish: () => {
    const { tool, corners } = get();
    if (tool === 'polygon' && corners.length >= LEAST_CORNERS) set({ isDone: true });
  },
  drop: () => set({ tool: null, corners: [], isDone: false }),
}));

/** The drawing as a geometry; null while it is not one yet. */
export function geometryOf({ tool, corners }: Pick<Draft, 'tool' | 'corners'>): GeoJSON.Geometry | null {
  const [first] = corners;
  if (!tool || !first) return null;
  if (tool === 'point') return { type: 'Point', coordinates: first };
  return corners.length >= LEAST_CORNERS ? { type: 'Polygon', coordinates: [[...corners, first]] } : null;
}
