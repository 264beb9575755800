// One flow for the whole page: the base case, or the scenario; while a slider moves, an estimate from sensitivities.
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { create } from 'zustand';
import { useBaseFlow, useBranchList, useHourOfBranches, useScenarioFlow, useSensitivity } from '../api/queries';
import type { GridChange, GridFlow } from '../api/types';
import { infosOf, useBranches } from './branches';
import { atHour, heaviestOf, loadAt, withLoad } from './estimate';
import { useView } from './view';

/** A load that is being moved at a bus, not yet in the scenario or not yet solved. */
interface Moving {
  moving: { bus: number; mw: number } | null;
  move: (moving: { bus: number; mw: number } | null) => void;
}

export const useMoving = create<Moving>()((set) => ({ moving: null, move: (moving) => set({ moving }) }));

export interface CurrentFlow {
  base: GridFlow | undefined;
  /** What is shown: base, scenario or estimate. */
  flow: GridFlow | undefined;
  /** The flow is a scenario's: not while its first answer is on its way, nor when it was refused. */
  hasScenario: boolean;
  isEstimate: boolean;
  /** One hour of a solved year is shown. */
  isHour: boolean;
  isUpdating: boolean;
  error: Error | null;
  retry: () => void;
}

const noChanges: GridChange[] = [];
const Context = createContext<CurrentFlow | null>(null);

export function FlowProvider({ children }: { children: ReactNode }) {
  const changes = useView((v) => v.changes);
  const base = useBaseFlow(useIsFlowInView());
  const scenario = useScenarioFlow(changes);
  const solved = changes.length > 0 ? scenario.data : undefined;
  const settled = solved?.flow ?? base.data;
  const estimate = useEstimate(settled, solved?.changes ?? noChanges, base.data);
  const hourly = useHourly(settled);
  useLearnBranches();
  useForgetWhenSolved(changes.length > 0 && (scenario.isFetching || scenario.isPlaceholderData));
  const error = base.error ?? (changes.length > 0 ? scenario.error : null);
  const value = useMemo<CurrentFlow>(
    () => ({
      base: base.data,
      flow: estimate ?? hourly ?? settled,
      hasScenario: solved !== undefined || estimate !== null,
      isEstimate: estimate !== null,
      isHour: estimate === null && hourly !== null,
      isUpdating: base.isFetching || (changes.length > 0 && scenario.isFetching),
      error,
      retry: () => void (base.error ? base.refetch() : scenario.refetch()),
    }),
    [base, scenario, solved, settled, estimate, hourly, changes, error],
  );
  return <Context value={value}>{children}</Context>;
}

/** In the other modes the grid is a background: its loadings are enough until a branch, a bus or a scenario is in view. */
export function useIsFlowInView(): boolean {
  return useView(
    (v) =>
      v.mode === 'grid' ||
      v.changes.length > 0 ||
      v.run !== null ||
      v.selection?.kind === 'branch' ||
      v.selection?.kind === 'bus',
  );
}

/** The base case's list names its own branches; an hour or an estimate may put any other on top. */
function useLearnBranches() {
  const isMoving = useMoving((m) => m.moving !== null);
  const hasYear = useView((v) => v.run !== null);
  const list = useBranchList(isMoving || hasYear).data;
  useEffect(() => {
    if (list) useBranches.getState().learn(infosOf(list));
  }, [list]);
}

/** One hour of a solved year, in the shape of a flow. */
function useHourly(settled: GridFlow | undefined): GridFlow | null {
  const run = useView((v) => v.run);
  const hour = useView((v) => v.hour);
  const values = useHourOfBranches(run, hour).data;
  const known = useBranches((b) => b.known);
  return useMemo(() => {
    if (!settled || !values || run === null || hour === null) return null;
    const flow = atHour(settled, values);
    return { ...flow, heaviest: heaviestOf(flow, known, settled) };
  }, [settled, values, run, hour, known]);
}

function useEstimate(settled: GridFlow | undefined, solved: GridChange[], base: GridFlow | undefined) {
  const moving = useMoving((m) => m.moving);
  const sensitivity = useSensitivity(moving?.bus ?? null).data;
  const known = useBranches((b) => b.known);
  return useMemo(() => {
    if (!moving || !settled || sensitivity?.bus !== moving.bus) return null;
    const more = moving.mw - loadAt(solved, moving.bus);
    const flow = withLoad(settled, sensitivity, more);
    return { ...flow, heaviest: heaviestOf(flow, known, base) };
  }, [moving, settled, sensitivity, solved, base, known]);
}

/** Once the server has solved the scenario that holds the moved load, the estimate has done its work. */
function useForgetWhenSolved(isWaiting: boolean) {
  const changes = useView((v) => v.changes);
  const { moving, move } = useMoving();
  const isPlaced = moving !== null && loadAt(changes, moving.bus) === moving.mw;
  useEffect(() => {
    if (isPlaced && !isWaiting) move(null);
  }, [isPlaced, isWaiting, move]);
}

export function useCurrentFlow(): CurrentFlow {
  const value = useContext(Context);
  if (!value) throw new Error('useCurrentFlow needs a FlowProvider above it.');
  return value;
}
