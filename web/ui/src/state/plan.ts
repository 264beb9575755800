// The one plan that is set up, running or shown. It outlives a change of mode, and its job is in the link.
import { create } from 'zustand';
import { api } from '../api/client';
import type { Job, PlanRequest } from '../api/types';
import { useView } from './view';

interface Plan {
  job: Job | null;
  /** The best plan and the bound on it, as they came: what the search's curve shows. */
  trail: { seconds: number; incumbent: number | null; bound: number | null }[];
  error: Error | null;
  /** The event stream broke off while the job still ran. */
  lost: boolean;
  start: (request: PlanRequest) => Promise<void>;
  /** Takes up a job that the link names. */
  resume: (id: string) => Promise<void>;
  cancel: () => Promise<void>;
}

let events: EventSource | null = null;
const nothing = { job: null, trail: [], error: null, lost: false };

export const usePlan = create<Plan>()((set, get) => ({
  ...nothing,
  start: async (request) => {
    events?.close();
    set(nothing);
    try {
      const job = await api.startPlan(request);
      useView.getState().set({ job: job.id });
      set({ job });
      follow(job.id);
    } catch (error) {
      set({ error: error as Error });
    }
  },
  resume: async (id) => {
    events?.close();
    set(nothing);
    try {
      const job = await api.job(id);
      set({ job });
      if (isRunning(job)) follow(id);
    } catch (error) {
      set({ error: error as Error });
    }
  },
  cancel: async () => {
    const { job } = get();
    if (!job) return;
    try {
      await api.cancelJob(job.id);
      events?.close();
      set({ job: { ...job, status: 'cancelled', progress: null } });
    } catch (error) {
      set({ error: error as Error });
    }
  },
}));

export const isRunning = (job: Job | null) => job?.status === 'queued' || job?.status === 'running';

function follow(id: string) {
  const began = Date.now();
  events = new EventSource(api.jobEvents(id));
  events.addEventListener('progress', (event: MessageEvent<string>) => {
    const job = read(id, event);
    usePlan.setState(({ trail }) => ({ job, trail: extended(trail, job, (Date.now() - began) / 1000) }));
  });
  events.addEventListener('done', () => {
    events?.close();
    api.job(id).then(
      (job) => usePlan.setState({ job }),
      (error: unknown) => usePlan.setState({ error: error as Error }),
    );
  });
  events.onerror = () => {
    events?.close();
    usePlan.setState({ lost: true });
  };
}

const MOST_KEPT = 500;

function extended(trail: Plan['trail'], { progress }: Job, elapsed: number): Plan['trail'] {
  const [incumbent, bound] = [progress?.incumbent ?? null, progress?.bound ?? null];
  if (incumbent === null && bound === null) return trail;
  return [...trail, { seconds: progress?.seconds ?? elapsed, incumbent, bound }].slice(-MOST_KEPT);
}

/** The event carries the job, or only its progress. */
function read(id: string, event: MessageEvent<string>): Job {
  const data = JSON.parse(event.data) as Partial<Job> & { fraction?: number | null; step?: string };
  if (data.status) return data as Job;
  return { id, status: 'running', progress: { fraction: data.fraction ?? null, step: data.step ?? '' } };
}
