// The year that is being solved hour by hour. Its result is known by a hash that the link holds.
import { create } from 'zustand';
import { api } from '../api/client';
import type { GridChange, Job, JobLine, YearRun } from '../api/types';
import { writeChanges } from './changes';
import { follow, isRunning } from './follow';
import { useView } from './view';

interface Year {
  job: Job<YearRun> | null;
  error: Error | null;
  solve: (changes: GridChange[]) => Promise<void>;
  /** Takes up the job of this scenario's year that runs already: begun before a reload, or by somebody else. */
  resume: (changes: GridChange[]) => Promise<void>;
  cancel: () => void;
}

let stop = () => {};

export const useYear = create<Year>()((set, get) => {
  const take = (job: Job<YearRun>) => {
    set({ job, error: null });
    if (job.status === 'done' && job.result) useView.getState().set({ run: job.result.inputsHash });
  };
  const watch = (id: string) => {
    stop = follow<YearRun>(id, {
      onJob: take,
      onLost: () => set({ job: null }),
      onError: (error) => set({ error }),
    });
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
        if (isRunning(job)) watch(job.id);
      } catch (error) {
        set({ error: error as Error });
      }
    },
    resume: async (changes) => {
      const running = (await api.jobs().catch(() => [])).find((job) => isYearOf(job, changes));
      if (!running || get().job) return;
      take(await api.job<YearRun>(running.id));
      watch(running.id);
    },
    cancel: () => {
      const { job } = get();
      stop();
      set({ job: null });
      if (job) void api.cancelJob(job.id);
    },
  };
});

function isYearOf({ kind, status, question }: JobLine, changes: GridChange[]): boolean {
  const asked = (question as { changes?: GridChange[] }).changes ?? [];
  return kind === 'scenario' && isRunning({ status }) && writeChanges(asked) === writeChanges(changes);
}
