import { useEffect, useState } from 'react';
import { useLayers, useWorkspace } from '../api/queries';
import { useCurrentRanking } from '../state/ranking';
import { useShownLoadings } from './useShownLoadings';

const LONGEST_WAIT_MS = 400;

/**
 * True once the map's first style can hold all that it will show: each later change lays out its tiles and draws it anew.
 * Loadings and ranking mostly come with the layers; a slow one is not waited for.
 */
export function useIsDataHere(): boolean {
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  const hasLayers = useLayers().data !== undefined;
  const hasLoadings = useShownLoadings().id.length > 0 || !hasGrid;
  const hasRanking = useCurrentRanking().ranking !== null;
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), LONGEST_WAIT_MS);
    return () => clearTimeout(timer);
  }, [hasLayers]);
  const isHere = hasLayers && (isLate || (hasLoadings && hasRanking));
  // A map once drawn stays, whatever is asked for anew.
  const [wasHere, setWasHere] = useState(false);
  if (isHere && !wasHere) setWasHere(true);
  return isHere || wasHere;
}
