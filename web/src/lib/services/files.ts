import { ApiError, problemOf, requestHeaders, type Inspection } from './api';

/** The server takes no larger file. */
export const mostBytes = 32 * 1024 * 1024;

/** The server's answer to the bytes of a file. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  if (file.size > mostBytes) throw new ApiError(413, null);
  const response = await fetch(`/api/v1/${path}`, {
    method: 'POST',
    headers: { ...requestHeaders('POST'), 'Content-Type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new ApiError(0, null);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, problemOf(body));
  return body as T;
}

/** What a file says; nothing of it is kept. */
export const inspectFile = (file: File): Promise<Inspection> =>
  sendFile<Inspection>(`inspections?name=${encodeURIComponent(file.name)}`, file);

/** A file that the organisation keeps, and what it says of light. */
export interface UploadedFile {
  record: { id: string; document: { hash: string; name: string } };
  inspection: Inspection | null;
}
export const uploadFile = (file: File, organisation: string): Promise<UploadedFile> =>
  sendFile<UploadedFile>(`files?name=${encodeURIComponent(file.name)}&organisation=${organisation}`, file);
