// The year that is being solved hour by hour. Its result is known by a hash that the link holds.
import { create } from 'zustand';
import { api } from '../api/client';
import type { GridChange, Job, YearRun } from '../api/types';
import { follow, isRunning } from './follow';
import { useView } from './view';

interface Year {
  job: Job<YearRun> | null;
  error: Error | null;
  solve: (changes: GridChange[]) => Promise<void>;
  cancel: () => void;
}

let stop = () => {};

export const useYear = create<Year>()((set, get) => {
  const take = (job: Job<YearRun>) => {
    set({ job, error: null });
    if (job.result) useView.getState().set({ run: job.result.inputsHash });
  };
  return {
    job: null,
    error: null,
    solve: async (changes) => {
      stop();
      set({ job: null, error: null });
      try {
        const job = await api.startYear(changes);
        take(job);
        if (!isRunning(job)) return;
        stop = follow<YearRun>(job.id, {
          onJob: take,
          onLost: () => set({ job: null }),
          onError: (error) => set({ error }),
        });
      } catch (error) {
        set({ error: error as Error });
      }
    },
    cancel: () => {
      const { job } = get();
      stop();
      set({ job: null });
      if (job) void api.cancelJob(job.id);
    },
  };
});
