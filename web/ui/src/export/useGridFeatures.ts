import { useMemo } from 'react';
import { useBranchList, useHeadroom } from '../api/queries';
import { pointFeature } from './Exports';

/** Places of branches and buses, for files: a branch is the straight line between its buses. Without a known place there is none. */
export function useGridFeatures() {
  const buses = useHeadroom().data?.buses;
  const branches = useBranchList(true).data;
  return useMemo(() => {
    const places = new Map<number, [number, number]>();
    for (const { bus, lon, lat } of buses ?? []) if (lon !== null && lat !== null) places.set(bus, [lon, lat]);
    const rows = new Map(branches?.id.map((id, i) => [id, i]));
    const ends = (branch: number) => {
      const i = rows.get(branch);
      const [from, to] = [branches?.from[i ?? -1], branches?.to[i ?? -1]];
      return from === undefined || to === undefined ? [undefined, undefined] : [places.get(from), places.get(to)];
    };
    return {
      ofBranch: (branch: number, properties: object): GeoJSON.Feature[] => {
        const [from, to] = ends(branch);
        if (!from || !to) return [];
        return [
          {
            type: 'Feature',
            geometry: { type: 'LineString', coordinates: [from, to] },
            properties: { ...properties },
          },
        ];
      },
      ofBus: (bus: number, properties: object): GeoJSON.Feature[] => {
        const place = places.get(bus);
        return place ? [pointFeature(...place, { ...properties })] : [];
      },
    };
  }, [buses, branches]);
}
