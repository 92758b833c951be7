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
/** What stands behind # in the link of that letter: its secret and, after a point, the address. */
export interface AddressLink {
  token: string;
  email: string;
}
/** Nothing where the page was not opened by such a link. */
export function addressLink(hash: string): AddressLink | null {
  const text = hash.slice(1);
  const point = text.indexOf('.');
  return point < 0 ? null : { token: text.slice(0, point), email: asWritten(text.slice(point + 1)) };
}
/** Browsers encode some letters of an address; a percent sign that stands for itself they leave. */
function asWritten(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
/** By that link. */
export async function confirmNewAddress(body: AddressLink): Promise<void> {
  accept(await api.PUT('/mailbox/confirmation', { body, parseAs: 'text' }));
}
