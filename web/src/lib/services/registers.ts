import { api, unwrap, type Session } from './api';
import type { paths } from './api-schema';

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

export type Retention = Answer<paths['/retention']['get']>;
export type Transfers = Answer<paths['/transfers']['get']>;

const has = (person: Session['person'], roles: readonly string[]): boolean =>
  person?.roles.some(({ role }) => roles.includes(role)) ?? false;
export const keepsInstallation = (person: Session['person']): boolean => has(person, ['administrator']);
/** Those who answer for what happens with data of people. */
export const answersForData = (person: Session['person']): boolean =>
  has(person, ['administrator', 'programme_manager']);

export const readRetention = (): Promise<Retention> => unwrap(api.GET('/retention'));
/** @param before where the list goes on; nothing for its beginning */
export const readTransfers = (year: number, before?: number): Promise<Transfers> =>
  unwrap(api.GET('/transfers', { params: { query: before === undefined ? { year } : { year, before } } }));
