import { useMemo } from 'react';
import { useBaseLoadings, useContingencies, useWorkspace } from '../api/queries';
import type { GridLoadings } from '../api/types';
import { useCurrentFlow, useIsFlowInView } from '../state/flow';
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
  const changes = useView((v) => v.changes);
  const worst = useContingencies(colour === 'outage', changes).data?.worstByBranch;
  const hasGrid = (useWorkspace().data?.branchCount ?? 0) > 0;
  const base = useBaseLoadings(!useIsFlowInView() && hasGrid && colour !== 'voltage').data;
  return useMemo(() => {
    if (colour === 'outage') return worst ? { id: worst.id, percent: worst.loadingPercent } : none;
    if (flow) return { id: flow.branches.id, percent: flow.branches.loadingPercent };
    return base ? { id: idsOf(base), percent: base.loadingPercent } : none;
  }, [colour, flow, worst, base]);
}

function idsOf({ idStep }: GridLoadings): number[] {
  let id = 0;
  return idStep.map((step) => (id += step));
}
