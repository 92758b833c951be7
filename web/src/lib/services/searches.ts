import { accept, api, ofPartnership, unwrap } from './api';
import type { components } from './api-schema';

export type SavedSearch = components['schemas']['SavedSearch'];
export type NewSearch = components['schemas']['NewSearch'];
export interface WeeklyLetter {
  weekly: boolean;
  /** The installation sends mail. */
  available: boolean;
}

export const listSearches = async (): Promise<SavedSearch[]> => (await unwrap(api.GET('/searches'))).items;
export const saveSearch = (body: NewSearch): Promise<SavedSearch> =>
  unwrap(api.POST('/searches', { params: { query: ofPartnership() }, body }));

export async function deleteSearch(id: string): Promise<void> {
  accept(await api.DELETE('/searches/{id}', { params: { path: { id } }, parseAs: 'text' }));
}

/** What a search found, by id; what is new has been seen from then on. */
export interface FoundProfile {
  id: string;
  fresh: boolean;
}
export async function lookAt(id: string): Promise<FoundProfile[]> {
  const params = { path: { id } };
  const { items } = await unwrap(api.GET('/searches/{id}/profiles', { params }));
  accept(await api.POST('/searches/{id}/seen', { params, parseAs: 'text' }));
  return items.map(({ record, is_new }) => ({ id: record.id, fresh: is_new }));
}

export const weeklyLetter = (): Promise<WeeklyLetter> => unwrap(api.GET('/weekly-letter'));
export const setWeeklyLetter = (weekly: boolean): Promise<WeeklyLetter> =>
  unwrap(api.PUT('/weekly-letter', { body: { weekly } }));
/** By the secret of a letter's link, without signing in. */
export async function stopWeeklyLetter(token: string): Promise<void> {
  accept(await api.POST('/weekly-letter/stop', { body: { token }, parseAs: 'text' }));
}
