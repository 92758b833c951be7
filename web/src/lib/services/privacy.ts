import { api, ofPartnership, unwrap } from './api';
import type { components } from './api-schema';

export type Consent = components['schemas']['MyConsent'];

export const listConsents = async (): Promise<Consent[]> =>
  (await unwrap(api.GET('/my/consents', { params: { query: ofPartnership() } }))).items;

/** Gives the words that were shown, or withdraws; with what holds then. */
export async function setConsent({ purpose, text_version }: Consent, given: boolean): Promise<Consent[]> {
  const params = { path: { purpose }, query: ofPartnership() };
  return (await unwrap(api.PUT('/my/consents/{purpose}', { params, body: { given, text_version } }))).items;
}

/** Takes the person and every trace of them out of the installation. */
export async function erasePerson(id: string): Promise<void> {
  const params = { path: { id } };
  const { version } = await unwrap(api.GET('/persons/{id}', { params }));
  await unwrap(
    api.POST('/persons/{id}/transitions', {
      params: { ...params, header: { 'If-Match': `"${version}"` } },
      body: { action: 'erase' },
    }),
  );
}
