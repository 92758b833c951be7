// What goes to the server when records are read and moved, with fetch replaced.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listRecords, moveRecord, type RecordHead } from './records';

vi.mock('$lib/i18n/locale.svelte', () => ({ locale: { language: 'nl' } }));
afterEach(() => vi.unstubAllGlobals());

const envelope = (version: number): object => ({
  id: 'i1',
  kind: 'interest',
  version,
  may: ['accept'],
  document: { state: 'sent', kind: 'own' },
});
const answer = (body: object, etag = ''): Response => new Response(JSON.stringify(body), { headers: { ETag: etag } });

describe('records', () => {
  it('come opened: their fields beside id, version and what the reader may do', async () => {
    const asked = vi.fn(async () => answer({ items: [envelope(2)], next: 'more' }));
    vi.stubGlobal('fetch', asked);
    const page = await listRecords('interests', { limit: 5, cursor: undefined, q: '' });
    expect(page).toEqual({
      next: 'more',
      items: [{ id: 'i1', version: 2, may: ['accept'], state: 'sent', kind: 'own' }],
    });
    expect(asked).toHaveBeenCalledWith('/api/v1/interests?limit=5', {
      method: 'GET',
      headers: { 'Accept-Language': 'nl' },
    });
  });

  it('are moved as they stand, with the ETag that was read', async () => {
    const asked = vi.fn(async (_: string, request: RequestInit) =>
      request.method === 'GET' ? answer(envelope(2), '"2"') : answer(envelope(3), '"3"'),
    );
    vi.stubGlobal('fetch', asked);
    const shown = { id: 'i1', version: 2, state: 'sent', may: ['accept'] };
    expect((await moveRecord<RecordHead>('interests', shown, 'accept')).version).toBe(3);
    const [path, request] = asked.mock.calls[1] as [string, RequestInit];
    expect(path).toBe('/api/v1/interests/i1/transitions');
    expect(request.headers).toMatchObject({ 'If-Match': '"2"' });
    expect(JSON.parse(String(request.body))).toEqual({ action: 'accept', fields: {} });
  });

  it('are not moved where somebody changed them since they were shown', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => answer(envelope(4), '"4"')),
    );
    const shown = { id: 'i1', version: 2, state: 'sent', may: ['accept'] };
    await expect(moveRecord('interests', shown, 'accept')).rejects.toMatchObject({ status: 412 });
  });
});
