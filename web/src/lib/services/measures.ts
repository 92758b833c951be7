import { api, ofPartnership, unwrap } from './api';
import type { components } from './api-schema';

export type Measures = components['schemas']['Measures'];

/** Those who run and oversee a partnership see what came of it. */
export const overseers: readonly string[] = ['coordinator', 'programme_manager', 'official', 'administrator'];

export const readMeasures = (): Promise<Measures> =>
  unwrap(api.GET('/measures', { params: { query: ofPartnership() } }));
