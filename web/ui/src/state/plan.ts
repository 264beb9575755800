// The one plan that is set up, running or shown. It outlives a change of mode, and its job is in the link.
import { create } from 'zustand';
import { api } from '../api/client';
import type { Job, PlanRequest, PlanResult } from '../api/types';
import { follow, isRunning } from './follow';
import { useView } from './view';

interface Plan {
  job: Job | null;
  /** The best plan and the bound on it, as they came: what the search's curve shows. */
  trail: { seconds: number; incumbent: number | null; bound: number | null }[];
  error: Error | null;
  /** The event stream broke off while the job still ran. */
  lost: boolean;
  /** Asked to stop; the search ends at its next chance. */
  isCancelling: boolean;
  start: (request: PlanRequest) => Promise<void>;
  /** Takes up a job that the link names. */
  resume: (id: string) => Promise<void>;
  cancel: () => Promise<void>;
}

let stop = () => {};
const nothing = { job: null, trail: [], error: null, lost: false, isCancelling: false };

export const usePlan = create<Plan>()((set, get) => {
  const take = async (ask: () => Promise<Job>) => {
    stop();
    set(nothing);
    try {
      const job = await ask();
      useView.getState().set({ job: job.id });
      set({ job });
      if (isRunning(job)) watch(job.id);
    } catch (error) {
      set({ error: error as Error });
    }
  };
  const watch = (id: string) => {
    const began = Date.now();
    stop = follow<PlanResult>(id, {
      onJob: (job) => set(({ trail }) => ({ job, trail: extended(trail, job, (Date.now() - began) / 1000) })),
      onLost: () => set({ lost: true }),
      onError: (error) => set({ error }),
    });
  };
  return {
    ...nothing,
    start: (request) => take(() => api.startPlan(request)),
    resume: (id) => take(() => api.job(id)),
    cancel: async () => {
      const { job } = get();
      if (!job) return;
      try {
        // The last event brings what the search had found by then.
        await api.cancelJob(job.id);
        set({ isCancelling: true });
      } catch (error) {
        set({ error: error as Error });
      }
    },
  };
});

const MOST_KEPT = 500;

function extended(trail: Plan['trail'], { progress }: Job, elapsed: number): Plan['trail'] {
  const { incumbent = null, bound = null, seconds = null } = progress?.search ?? {};
  if (incumbent === null && bound === null) return trail;
  return [...trail, { seconds: seconds ?? elapsed, incumbent, bound }].slice(-MOST_KEPT);
}
