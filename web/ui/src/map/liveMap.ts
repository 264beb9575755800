// The map that is drawn, for parts of the page that ask for a picture of it.
import type { Map as MapLibreMap } from 'maplibre-gl';
import { create } from 'zustand';

export const useLiveMapStore = create<{ map: MapLibreMap | null }>()(() => ({ map: null }));
