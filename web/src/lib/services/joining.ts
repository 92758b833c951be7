import { accept, api, unwrap } from './api';
import type { paths } from './api-schema';
import type { Language } from '$lib/i18n/translate';
import type { RecordHead } from './records';

export type JoinTerms = paths['/join/terms']['get']['responses']['200']['content']['application/json'];

/** Somebody whom nobody invited asks to take part. */
export interface JoinRequest extends RecordHead {
  partnership: string;
  organisation_name: string;
  kind: string;
  region: string;
  domain: string;
  given_name?: string;
  family_name: string;
  email: string;
  language: Language;
  message?: string;
  confirmed_at: string;
  answered_at?: string;
  answer?: string;
  /** The organisation that they act for since. */
  joined?: string;
}

export const readJoinTerms = (language: Language): Promise<JoinTerms> =>
  unwrap(api.GET('/join/terms', { params: { query: { language } } }));

export async function confirmAddress(token: string): Promise<void> {
  accept(await api.PUT('/join/confirmation', { body: { token }, parseAs: 'text' }));
}
