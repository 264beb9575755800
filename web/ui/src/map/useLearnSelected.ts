import { useEffect } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useBranches } from '../state/branches';
import { useView } from '../state/view';
import { branchInfo } from './features';

/** A branch picked in a table or by link: its tile knows its ends and kind. */
export function useLearnSelected(map: MapLibreMap | null) {
  const selection = useView((v) => v.selection);
  const branch = selection?.kind === 'branch' ? selection.id : null;
  useEffect(() => {
    if (!map || branch === null) return;
    const look = () => {
      if (!map.getSource('branch')) return;
      const [feature] = map.querySourceFeatures('branch', { sourceLayer: 'branch', filter: ['==', ['id'], branch] });
      if (!feature) return;
      const info = branchInfo(feature);
      useBranches.getState().learn([info]);
      // Tiles seen from afar carry no names.
      if (info.name) map.off('idle', look);
    };
    map.on('idle', look);
    if (map.loaded()) look();
    return () => void map.off('idle', look);
  }, [map, branch]);
}
