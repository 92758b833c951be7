import { accept, api, unwrap } from './api';
import type { paths } from './api-schema';

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

export type Mailbox = Answer<paths['/my/mailbox']['get']>;
export type UnreachablePerson = Answer<paths['/organisations/{id}/unreachable-people']['get']>['items'][number];

export const readMailbox = (): Promise<Mailbox> => unwrap(api.GET('/my/mailbox'));
export async function tryMailboxAgain(): Promise<void> {
  accept(await api.POST('/my/mailbox/retry', { parseAs: 'text' }));
}

/** Those of an organisation whom no letter reaches, as far as the reader may do something about it. */
export const listUnreachablePeople = async (organisation: string): Promise<UnreachablePerson[]> =>
  (await unwrap(api.GET('/organisations/{id}/unreachable-people', { params: { path: { id: organisation } } }))).items;

/** Has a link sent to a new address, for signing in and for letters. */
export async function askForAddress(email: string, password: string): Promise<void> {
  accept(await api.POST('/my/mailbox/address', { body: { email, password }, parseAs: 'text' }));
}
/** By what stands behind # in the link of that letter. */
export async function confirmNewAddress(token: string, email: string): Promise<void> {
  accept(await api.PUT('/mailbox/confirmation', { body: { token, email }, parseAs: 'text' }));
}
