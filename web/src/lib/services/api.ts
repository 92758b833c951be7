import createClient, { type Middleware } from 'openapi-fetch';
import { locale } from '$lib/i18n/locale.svelte';
import type { components, paths } from './api-schema';

type Schemas = components['schemas'];
/** What an operation answers when all is well. */
type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;
/** What an operation is told. */
type Told<Operation> = Operation extends { requestBody: { content: { 'application/json': infer Body } } }
  ? Body
  : never;

export type Problem = Schemas['Problem'];
export type Session = Answer<paths['/session']['get']>;
export type Requirement = Answer<paths['/requirements']['get']>['items'][number];
export type Inspection = Answer<paths['/inspections']['post']>;
export type CatalogueProduct = Answer<paths['/catalogue/products']['get']>['items'][number];
export type CatalogueProductInFull = Answer<paths['/catalogue/products/{sha256}']['get']>;
export type NeedDescription = Told<paths['/rankings']['post']>['need'];
export type Ranking = Answer<paths['/rankings/{id}']['get']>;
export type ShortlistEntry = Ranking['shortlist'][number];
export type Evaluation = Answer<paths['/simulations']['post']>;
export type Check = ShortlistEntry['checks'][number];
export type Job = Answer<paths['/jobs/{id}']['get']>;

/** What the server refused, or that it could not be reached; `problem` says why in the reader's language. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? problem?.title ?? `status ${status}`);
  }
}

/** Whether something was refused because it begins with a letter, and the installation sends none. */
export const lacksMail = (error: unknown): boolean =>
  error instanceof ApiError && error.problem?.type === 'urn:twinlight:problem:no-mail';

/** What a refusal says of each field of a form, by its name; of fields below another one by their path from there. */
export function faultsOf(error: unknown, below = ''): Map<string, string> {
  const errors = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return new Map(errors.map(({ pointer, message }) => [pointer.replace(`${below}/`, ''), message]));
}

let csrfToken = '';
/** The token that unsafe methods carry; the session gives it. */
export function useCsrfToken(token: string): void {
  csrfToken = token;
}

let partnership = '';
/** The partnership of which lists are asked from now on; empty: where the server has the reader at home. */
export function usePartnership(id: string): void {
  partnership = id;
}
/** What a query says of it. */
export const ofPartnership = (): { partnership?: string } => (partnership ? { partnership } : {});

export function requestHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': locale.language };
  if (method !== 'GET' && csrfToken) headers['X-CSRF-Token'] = csrfToken;
  return headers;
}

const headers: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(requestHeaders(request.method))) request.headers.set(name, value);
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: '/api/v1' });
api.use(headers);

/** The data of an answer, or the reason why there is none as an ApiError. */
export async function unwrap<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer.catch(() => {
    throw new ApiError(0, null);
  });
  if (data === undefined) throw new ApiError(response.status, problemOf(error));
  return data;
}

/** Of an answer that has no data: the reason where it is a refusal, as an ApiError. */
export function accept({ error, response }: { error?: unknown; response: Response }): void {
  if (!response.ok) throw new ApiError(response.status, problemOf(error));
}

export function problemOf(error: unknown): Problem | null {
  return typeof error === 'object' && error !== null && 'title' in error ? (error as Problem) : null;
}
