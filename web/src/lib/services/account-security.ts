import { accept, api, unwrap } from './api';
import type { components, paths } from './api-schema';

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

export type SecondFactor = Answer<paths['/my/second-factor']['get']>;
export type NewSecondFactor = Answer<paths['/my/second-factor']['post']>;
export type AccountEvent = Answer<paths['/my/account-events']['get']>['items'][number];

export const secondFactor = (): Promise<SecondFactor> => unwrap(api.GET('/my/second-factor'));
/** A secret for an app; it is asked for once a code of it was confirmed. */
export const beginSecondFactor = (password: string): Promise<NewSecondFactor> =>
  unwrap(api.POST('/my/second-factor', { body: { password } }));
/** Gives the recovery codes, which are shown this once. */
export const confirmSecondFactor = async (code: string): Promise<string[]> =>
  (await unwrap(api.PUT('/my/second-factor', { body: { code } }))).recovery_codes;
export const makeRecoveryCodes = async (password: string): Promise<string[]> =>
  (await unwrap(api.POST('/my/second-factor/recovery-codes', { body: { password } }))).recovery_codes;
export async function removeSecondFactor(password: string): Promise<void> {
  accept(await api.POST('/my/second-factor/removal', { body: { password }, parseAs: 'text' }));
}

export const accountEvents = async (): Promise<AccountEvent[]> => (await unwrap(api.GET('/my/account-events'))).items;

export type DeskCode = paths['/persons/{id}/desk-code']['post']['responses'][201]['content']['application/json'];
/** A code to tell somebody at a desk, shown this once: they sign in by it once. */
export const makeDeskCode = (person: string): Promise<DeskCode> =>
  unwrap(api.POST('/persons/{id}/desk-code', { params: { path: { id: person } } }));

export type ApiToken = components['schemas']['ApiToken'];
export type TokenScope = components['schemas']['TokenScope'];
type NewToken = paths['/my/tokens']['post']['requestBody']['content']['application/json'];

export const listTokens = async (): Promise<ApiToken[]> => (await unwrap(api.GET('/my/tokens'))).items;
/** With the token itself, which is shown this once. */
export const makeToken = (body: NewToken): Promise<ApiToken & { token: string }> =>
  unwrap(api.POST('/my/tokens', { body }));
export async function revokeToken(id: string): Promise<void> {
  accept(await api.DELETE('/my/tokens/{id}', { params: { path: { id } }, parseAs: 'text' }));
}
