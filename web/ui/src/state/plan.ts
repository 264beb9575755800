// The one plan that is set up, running or shown. It outlives a change of mode.
import { create } from 'zustand';
import { api } from '../api/client';
import type { Job, PlanRequest } from '../api/types';

interface Plan {
  job: Job | null;
  error: Error | null;
  /** The event stream broke off while the job still ran. */
  lost: boolean;
  start: (request: PlanRequest) => Promise<void>;
  cancel: () => Promise<void>;
}

let events: EventSource | null = null;

export const usePlan = create<Plan>()((set, get) => ({
  job: null,
  error: null,
  lost: false,
  start: async (request) => {
    events?.close();
    set({ job: null, error: null, lost: false });
    try {
      const job = await api.startPlan(request);
      set({ job });
      follow(job.id, (change) => set(change));
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

function follow(id: string, change: (part: Partial<Plan>) => void) {
  events = new EventSource(api.jobEvents(id));
  events.addEventListener('progress', (event) => change({ job: read(id, event) }));
  events.addEventListener('done', () => {
    events?.close();
    api.job(id).then(
      (job) => change({ job }),
      (error: unknown) => change({ error: error as Error }),
    );
  });
  events.onerror = () => {
    events?.close();
    change({ lost: true });
  };
}

/** The event carries the job, or only its progress. */
function read(id: string, event: MessageEvent<string>): Job {
  const data = JSON.parse(event.data) as Partial<Job> & { fraction?: number | null; step?: string };
  if (data.status) return data as Job;
  return { id, status: 'running', progress: { fraction: data.fraction ?? null, step: data.step ?? '' } };
}
