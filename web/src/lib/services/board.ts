import { api, unwrap } from './api';
import type { components } from './api-schema';
import type { Session } from './api';

export type Board = components['schemas']['Board'];

/** Those who moderate and introduce: for them something waits that is nobody else's. */
const runners: readonly string[] = ['coordinator', 'programme_manager'];

/** The role by which somebody runs a partnership, or none. */
export const roleThatRuns = (person: Session['person']): NonNullable<Session['person']>['roles'][number] | undefined =>
  person?.roles.find(({ role }) => runners.includes(role));

export const readBoard = (): Promise<Board> => unwrap(api.GET('/board'));
