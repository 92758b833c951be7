import { api, unwrap } from './api';
import type { paths } from './api-schema';

export type Invitation = paths['/invitations']['post']['requestBody']['content']['application/json'];

/** A letter with a link goes to them; whoever was invited before gets a new one. */
export async function invite(body: Invitation): Promise<void> {
  await unwrap(api.POST('/invitations', { body }));
}
