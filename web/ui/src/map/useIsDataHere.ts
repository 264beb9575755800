import { useLayers, useWorkspace } from '../api/queries';

/**
 * True once the map can be laid out: grid, land and basemap are the work of most of a first view, and the ranking only adds
 * its points to it, loadings their colours.
 */
export function useIsDataHere(): boolean {
  const workspace = useWorkspace().data;
  const layers = useLayers().data;
  return workspace !== undefined && layers !== undefined;
}
