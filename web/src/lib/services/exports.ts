import { api, ofPartnership, unwrap, type Job } from './api';

export type TableFormat = 'csv' | 'xlsx';

/** Has a list made into a table; gives the job. */
export async function beginExport(
  collection: string,
  format: TableFormat,
  filters: Record<string, string>,
): Promise<string> {
  const answer = await unwrap(
    api.POST('/exports/{collection}', {
      params: { path: { collection } },
      body: { format, filters, ...ofPartnership() },
    }),
  );
  return answer.export;
}

export const readJob = (id: string): Promise<Job> => unwrap(api.GET('/jobs/{id}', { params: { path: { id } } }));

export const tableAddress = (collection: string, id: string): string => `/api/v1/exports/${collection}/${id}`;
