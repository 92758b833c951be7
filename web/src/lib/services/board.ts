import { api, ofPartnership, unwrap } from './api';
import type { components } from './api-schema';
import type { Session } from './api';

export type Board = components['schemas']['Board'];
type Roles = NonNullable<Session['person']>['roles'];

/** Those who moderate and introduce: for them something waits that is nobody else's. */
const runners: readonly string[] = ['coordinator', 'programme_manager'];

/** The role by which somebody runs a partnership, or none. */
export const roleThatRuns = (roles: Roles): Roles[number] | undefined =>
  roles.find(({ role }) => runners.includes(role));

export const readBoard = (): Promise<Board> => unwrap(api.GET('/board', { params: { query: ofPartnership() } }));
