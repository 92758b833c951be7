// Records of any kind, whose operations are alike; which kind it is, is known only when the test runs.
import { type Caller, dataOf, granted } from './caller.ts';

export type Fields = Record<string, unknown>;
export interface Stored {
  id: string;
  version: number;
  document: Fields;
}
export interface List {
  items: Stored[];
  next: string | null;
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}
type Method = (path: string, options: object) => Promise<Answer>;
interface AnyClient {
  GET: Method;
  POST: Method;
  PUT: Method;
}

export class Records {
  readonly #api: AnyClient;
  readonly #collection: string;

  constructor(caller: Caller, collection: string) {
    this.#api = caller.api as unknown as AnyClient;
    this.#collection = collection;
  }

  async list(query: Fields = {}): Promise<List> {
    return dataOf(await this.#api.GET(`/${this.#collection}`, { params: { query } })) as List;
  }

  /** The first of all that is so. */
  async find(is: (document: Fields, id: string) => boolean): Promise<Stored> {
    const { items } = await this.list({ limit: 200 });
    const found = items.find(({ document, id }) => is(document, id));
    if (!found) throw new Error(`no such record among ${this.#collection}`);
    return found;
  }

  async create(body: Fields): Promise<Stored> {
    const header = { 'Idempotency-Key': crypto.randomUUID() };
    return dataOf(await this.#api.POST(`/${this.#collection}`, { params: { header }, body })) as Stored;
  }

  async read(id: string): Promise<Stored> {
    return dataOf(await this.#api.GET(`/${this.#collection}/{id}`, { params: { path: { id } } })) as Stored;
  }

  async history(id: string): Promise<void> {
    granted(await this.#api.GET(`/${this.#collection}/{id}/history`, { params: { path: { id } } }));
  }

  async change({ id, version, document }: Stored, fields: Fields = {}): Promise<Stored> {
    const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
    const body = { ...document, ...fields };
    return dataOf(await this.#api.PUT(`/${this.#collection}/{id}`, { params, body })) as Stored;
  }

  async move({ id, version }: Stored, action: string, fields?: Fields): Promise<Stored> {
    const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
    const body = { action, ...(fields ? { fields } : {}) };
    return dataOf(await this.#api.POST(`/${this.#collection}/{id}/transitions`, { params, body })) as Stored;
  }

  async file(id: string, hash: string): Promise<void> {
    const options = { params: { path: { id, hash } }, parseAs: 'text' };
    granted(await this.#api.GET(`/${this.#collection}/{id}/files/{hash}`, options));
  }
}

/** A new document like one that is there, without what the program writes itself. */
export function like({ document }: Stored, fields: Fields): Fields {
  const written = ['state', 'topics', 'published_on', 'expires_on', 'confirmed_at', 'sent_at', 'answered_at', 'period'];
  return { ...Object.fromEntries(Object.entries(document).filter(([name]) => !written.includes(name))), ...fields };
}

export const text = (words: string): Fields => ({ language: 'en', text: words });
