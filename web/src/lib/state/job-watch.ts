import { ApiError, type Job } from '$lib/services/api';
import { readJob } from '$lib/services/exports';

const patience_ms = 1500;
const over = ({ state }: Job): boolean => state === 'done' || state === 'failed';

/** The next that the server tells of a job; a proxy may hold events back or cut them off, then nothing. */
function lastEvent(id: string, show: (job: Job) => void): Promise<Job | null> {
  return new Promise((resolve) => {
    const events = new EventSource(`/api/v1/jobs/${id}/events`);
    for (const name of ['progress', 'done', 'failed'])
      events.addEventListener(name, (event) => {
        const job = JSON.parse((event as MessageEvent<string>).data) as Job;
        show(job);
        if (!over(job)) return;
        events.close();
        resolve(job);
      });
    events.onerror = () => {
      events.close();
      resolve(null);
    };
  });
}

/** Follows a job to its end; fails where it failed. */
export async function followJob(id: string, show: (job: Job) => void): Promise<void> {
  for (;;) {
    const job = (await lastEvent(id, show)) ?? (await readJob(id));
    show(job);
    if (job.state === 'failed') throw new ApiError(job.problem?.status ?? 500, job.problem ?? null);
    if (job.state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, patience_ms));
  }
}
