import { useMemo } from 'react';
import { useContingencies } from '../api/queries';
import { useCurrentFlow } from '../state/flow';
import { useView } from '../state/view';

export interface Loadings {
  id: number[];
  percent: (number | null)[];
}

const none: Loadings = { id: [], percent: [] };

/** What the colours of the branches say now: loading, or loading after the worst outage. */
export function useShownLoadings(): Loadings {
  const colour = useView((v) => v.branchColour);
  const { flow } = useCurrentFlow();
  const worst = useContingencies(colour === 'outage').data?.worstByBranch;
  return useMemo(() => {
    if (colour === 'outage') return worst ? { id: worst.id, percent: worst.loadingPercent } : none;
    return flow ? { id: flow.branches.id, percent: flow.branches.loadingPercent } : none;
  }, [colour, flow, worst]);
}
