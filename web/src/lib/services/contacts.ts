import { api, unwrap } from './api';
import type { paths } from './api-schema';

type Answer = paths['/interests/{id}/contacts']['get']['responses'][200]['content']['application/json'];
export type Contacts = Answer;

/** Who to talk to once an interest is mutual; for those who act for either side of it. */
export const readContacts = (interest: string): Promise<Contacts> =>
  unwrap(api.GET('/interests/{id}/contacts', { params: { path: { id: interest } } }));
