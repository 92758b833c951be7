// Somebody who asks by the client that the contract gives.
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from '../../src/lib/services/api-schema.ts';
import type { Watch } from './watch.ts';

export const password = 'twinlight-demo';

export class Caller {
  readonly api: Client<paths>;
  #cookie = '';
  #csrf = '';
  #token = '';

  constructor(address: string, watch: Watch) {
    this.api = createClient<paths>({ baseUrl: `${address}/api/v1`, redirect: 'manual' });
    const middleware: Middleware = {
      onRequest: ({ request }) => {
        request.headers.set('Accept-Language', 'en');
        if (this.#cookie) request.headers.set('Cookie', this.#cookie);
        if (this.#csrf && request.method !== 'GET') request.headers.set('X-CSRF-Token', this.#csrf);
        if (this.#token) request.headers.set('Authorization', `Bearer ${this.#token}`);
        return request;
      },
      onResponse: async ({ request, response, schemaPath }) => {
        const [cookie] = response.headers.getSetCookie();
        if (cookie) this.#cookie = cookie.split(';', 1)[0] ?? '';
        const type = (response.headers.get('Content-Type') ?? '').split(';', 1)[0] ?? '';
        watch.note(request.method, schemaPath, response.status, type, await response.clone().text());
      },
    };
    this.api.use(middleware);
  }

  async signIn(email: string, code?: string): Promise<number> {
    const body = { email, password, ...(code === undefined ? {} : { code }) };
    const { data, response } = await this.api.POST('/session', { body });
    this.#csrf = data?.csrf_token ?? '';
    return response.status;
  }

  /** After a sign-in of another kind. */
  async readSession(): Promise<void> {
    const { data } = await this.api.GET('/session');
    this.#csrf = data?.csrf_token ?? '';
  }

  useToken(token: string): void {
    this.#token = token;
  }
}

/** The data of an answer that has to be there. */
export function dataOf<T>({ data, error, response }: { data?: T; error?: unknown; response: Response }): T {
  if (data !== undefined) return data;
  throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
}

/** An answer without data that has to be granted. */
export function granted({ error, response }: { error?: unknown; response: Response }): Response {
  if (response.status < 400) return response;
  throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
}
