import { api, ApiError, unwrap, type Job, type Ranking, type ShortlistEntry } from '$lib/services/api';

const patience_ms = 1500;
/** The server's answer while a ranking is computed. */
const unfinished = 409;

/** Rows in their order: each that comes has its place among those before it and pushes the later ones down. */
export function placed(rows: readonly ShortlistEntry[], coming: readonly ShortlistEntry[]): ShortlistEntry[] {
  const all = [...rows];
  for (const row of coming) all.splice(row.rank - 1, 0, row);
  return all.map((row, i) => (row.rank === i + 1 ? row : { ...row, rank: i + 1 }));
}

/** A ranking while it is computed and once it stands. */
export class RankingState {
  job = $state.raw<Job | null>(null);
  rows = $state.raw<ShortlistEntry[]>([]);
  ranking = $state.raw<Ranking | null>(null);
  error = $state.raw<unknown>(null);
  #events: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #coming: ShortlistEntry[] = [];
  #frame = 0;

  constructor(readonly id: string) {}

  /** Fetches the ranking; where it is not finished yet, follows its job to the end. */
  start(): void {
    void this.#fetch();
  }

  /** Follows a job that has just been given: its ranking can not be there yet. */
  follow(): void {
    this.#listen();
  }

  close(): void {
    this.#closed = true;
    this.#events?.close();
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  async #ask(): Promise<void> {
    try {
      this.#take(await unwrap(api.GET('/jobs/{id}', { params: { path: { id: this.id } } })));
      if (this.#running) this.#listen();
    } catch (error) {
      this.error = error;
    }
  }

  get #running(): boolean {
    return !this.#closed && (this.job?.state === 'queued' || this.job?.state === 'running');
  }

  #listen(): void {
    if (this.#closed) return;
    const events = new EventSource(`/api/v1/jobs/${this.id}/events`);
    this.#events = events;
    // Whoever follows gets the rows so far anew.
    this.#coming = [];
    this.rows = [];
    for (const name of ['progress', 'done', 'failed'])
      events.addEventListener(name, (event) => {
        const job = JSON.parse((event as MessageEvent<string>).data) as Job;
        if (name !== 'progress') events.close();
        this.#take(job);
      });
    events.addEventListener('row', (event) => this.#add(JSON.parse((event as MessageEvent<string>).data)));
    // A proxy may hold events back or cut them off: then ask now and again.
    events.onerror = () => {
      events.close();
      if (!this.job || this.#running) this.#timer = setTimeout(() => void this.#ask(), patience_ms);
    };
  }

  /** What comes between two frames is drawn at once, so that the page stays smooth however fast rows come. */
  #add(row: ShortlistEntry): void {
    this.#coming.push(row);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.ranking) return;
      this.rows = placed(this.rows, this.#coming);
      this.#coming = [];
    });
  }

  #take(job: Job): void {
    this.job = job;
    if (job.state === 'failed') this.error = new ApiError(job.problem?.status ?? 500, job.problem ?? null);
    if (job.state === 'done') void this.#fetch();
  }

  async #fetch(): Promise<void> {
    try {
      this.ranking = await unwrap(api.GET('/rankings/{id}', { params: { path: { id: this.id } } }));
      this.rows = this.ranking.shortlist;
    } catch (error) {
      if (error instanceof ApiError && error.status === unfinished && !this.job) this.#listen();
      else this.error = error;
    }
  }
}

let current: RankingState | null = null;

/** Takes up a ranking that was just asked for, before its page is there: the first rows do not wait for the page. */
export function followRanking(id: string): void {
  current?.close();
  current = new RankingState(id);
  current.follow();
}

/** The state of a ranking, kept while pages of the same ranking follow one another. */
export function rankingState(id: string): RankingState {
  if (current?.id !== id) {
    current?.close();
    current = new RankingState(id);
    current.start();
  }
  return current;
}
