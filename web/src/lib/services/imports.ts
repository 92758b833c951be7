import { api, ofPartnership, unwrap } from './api';
import type { paths } from './api-schema';
import { sendFile } from './files';

/** What became of each row, or would. */
export type ImportReport = paths['/imports/{collection}/{id}']['get']['responses'][200]['content']['application/json'];

export const importedCollections = ['organisations', 'persons', 'profiles', 'products'] as const;
export type ImportedCollection = (typeof importedCollections)[number];

const importQuery = (dryRun: boolean): URLSearchParams =>
  new URLSearchParams({ dry_run: String(dryRun), ...ofPartnership() });

/** Sends a table; gives the job. */
export const beginImport = async (collection: ImportedCollection, table: File, dryRun: boolean): Promise<string> =>
  (await sendFile<{ import: string }>(`imports/${collection}?${importQuery(dryRun)}`, table)).import;

export const readImport = (collection: ImportedCollection, id: string): Promise<ImportReport> =>
  unwrap(api.GET('/imports/{collection}/{id}', { params: { path: { collection, id } } }));

export const blankTable = (collection: ImportedCollection, language: string): string =>
  `/api/v1/imports/${collection}/table?language=${language}`;
