import { api } from '../api/client';
import type { Job } from '../api/types';

export const isRunning = (job: { status: string } | null) => job?.status === 'queued' || job?.status === 'running';

interface Follower<Result> {
  onJob: (job: Job<Result>) => void;
  /** The event stream broke off while the job still ran. */
  onLost: () => void;
  onError: (error: Error) => void;
}

/** Follows a job by its events until it ends; the whole answer is then fetched once. Returns the way to stop. */
export function follow<Result>(id: string, { onJob, onLost, onError }: Follower<Result>): () => void {
  const events = new EventSource(api.jobEvents(id));
  const isAsked = { whole: false };
  const fetchWhole = () => {
    isAsked.whole = true;
    events.close();
    api.job<Result>(id).then(onJob, onError);
  };
  events.addEventListener('progress', (event: MessageEvent<string>) => onJob(JSON.parse(event.data) as Job<Result>));
  events.addEventListener('done', fetchWhole);
  events.onerror = () => {
    events.close();
    if (!isAsked.whole) onLost();
  };
  return () => events.close();
}
