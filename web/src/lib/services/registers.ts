import { api, ofPartnership, unwrap, type Session } from './api';
import type { paths } from './api-schema';

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

export type Retention = Answer<paths['/retention']['get']>;
export type Transfers = Answer<paths['/transfers']['get']>;

type Roles = NonNullable<Session['person']>['roles'];
const has = (roles: Roles, wanted: readonly string[]): boolean => roles.some(({ role }) => wanted.includes(role));
export const keepsInstallation = (roles: Roles): boolean => has(roles, ['administrator']);
/** Those who answer for what happens with data of people. */
export const answersForData = (roles: Roles): boolean => has(roles, ['administrator', 'programme_manager']);

export const readRetention = (): Promise<Retention> => unwrap(api.GET('/retention'));
/** @param before where the list goes on; nothing for its beginning */
export const readTransfers = (year: number, before?: number): Promise<Transfers> =>
  unwrap(
    api.GET('/transfers', {
      params: { query: { ...(before === undefined ? { year } : { year, before }), ...ofPartnership() } },
    }),
  );
