import { listRecords, listShown, type Page } from '$lib/services/records';

/** A list of records that grows page by page; a new query starts it anew. */
export class RecordList<T> {
  items = $state.raw<T[]>([]);
  next = $state.raw<string | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  #query: Record<string, string | undefined> = {};
  #asked = 0;

  constructor(
    readonly kind: string,
    readonly pageSize = 60,
    /** Products of the catalogue are no records: their fields come as they are. */
    readonly get: typeof listShown<T> = kind.includes('/') ? listShown<T> : listRecords<T>,
  ) {}

  async load(query: Record<string, string | undefined> = {}): Promise<void> {
    this.#query = query;
    await this.#ask(null);
  }

  async more(): Promise<void> {
    if (this.next) await this.#ask(this.next);
  }

  async #ask(cursor: string | null): Promise<void> {
    const mine = (this.#asked += 1);
    this.busy = true;
    this.error = null;
    try {
      const page: Page<T> = await this.get(this.kind, {
        ...this.#query,
        limit: this.pageSize,
        cursor: cursor ?? undefined,
      });
      if (mine !== this.#asked) return;
      this.items = cursor ? [...this.items, ...page.items] : page.items;
      this.next = page.next;
    } catch (error) {
      if (mine === this.#asked) this.error = error;
    }
    if (mine === this.#asked) this.busy = false;
  }
}
