import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ofPartnership, Session } from '$lib/services/api';
import type { here as shown } from './partnership.svelte';

let here: typeof shown;

/** What a browser keeps. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
const text = (word: string): Session['partnerships'][number]['name'] => ({ language: 'nl', text: word });
const one = (id: string, acts: boolean): Session['partnerships'][number] => ({
  id,
  name: text(id),
  regions: [{ code: `${id}-region`, name: text(`Streek ${id}`) }],
  acts,
});
const role = (partnership: string): { role: 'member'; partnership: string; organisation: string; region: string } => ({
  role: 'member',
  partnership,
  organisation: `of ${partnership}`,
  region: '',
});
const session = (partnerships: Session['partnerships'], roles: string[] = [], home = 'a'): Session => ({
  csrf_token: '',
  partnership: home,
  partnerships,
  person: roles.length ? { id: 'p', name: 'P', language: 'nl', roles: roles.map(role) } : null,
});
const both = [one('a', true), one('b', true)];

/** A new page of the application in the same tab. */
async function open(search = ''): Promise<void> {
  vi.resetModules();
  vi.stubGlobal('location', { search });
  ({ here } = await import('./partnership.svelte'));
  const { usePartnership } = await import('$lib/services/api');
  usePartnership('');
  here.start();
}
const asked = async (): Promise<ReturnType<typeof ofPartnership>> =>
  (await import('$lib/services/api')).ofPartnership();

beforeEach(async () => {
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('localStorage', storage());
  await open();
});

describe('the partnership that is shown', () => {
  it('is where the reader is at home, and then nothing is asked of any', async () => {
    here.take(session(both, ['a', 'b']));
    expect([here.id, here.several, here.turn, await asked()]).toEqual(['a', true, 0, {}]);
    expect(here.roles.map(({ organisation }) => organisation)).toEqual(['of a']);
  });
  it('is the one that was chosen, with its roles and regions, on this page and on the next', async () => {
    here.take(session(both, ['a', 'b']));
    here.choose('b');
    expect([here.id, here.turn, await asked()]).toEqual(['b', 1, { partnership: 'b' }]);
    expect(here.roles.map(({ organisation }) => organisation)).toEqual(['of b']);
    expect(here.regions).toEqual(['b-region']);
    expect(here.region('b-region')).toBe('Streek b');
    await open();
    expect(await asked()).toEqual({ partnership: 'b' });
    vi.stubGlobal('sessionStorage', storage());
    await open();
    here.take(session(both, ['a', 'b']));
    expect([here.id, here.turn], 'in a new tab, without drawing anything anew').toEqual(['b', 0]);
  });
  it('is kept by the tab alone where a link led to it', async () => {
    here.take(session(both, ['a', 'b']));
    await here.of(Promise.resolve({ partnership: 'b' }));
    expect([here.id, here.turn]).toEqual(['b', 1]);
    await here.of(Promise.resolve({ partnership: 'b' }));
    expect(here.turn).toBe(1);
    await open();
    expect(await asked()).toEqual({ partnership: 'b' });
    vi.stubGlobal('sessionStorage', storage());
    await open();
    expect(await asked()).toEqual({});
  });
  it('is the one of an address that names it', async () => {
    await open('?partnership=b');
    here.take(session(both, ['a', 'b']));
    expect([here.id, here.turn]).toEqual(['b', 0]);
  });
  it('is home where the chosen one is not there any more', async () => {
    here.take(session(both, ['a', 'b']));
    here.choose('b');
    await open();
    here.take(session([one('a', true)], ['a']));
    expect([here.id, here.several, here.turn, await asked()]).toEqual(['a', false, 1, {}]);
    await open();
    expect(await asked()).toEqual({});
  });
  it('is one of those that there are where home is none of them', async () => {
    here.take(session([one('b', false)], [], 'ended'));
    expect([here.id, await asked()]).toEqual(['b', { partnership: 'b' }]);
  });
  it('is home for who signs in and has no part in what a visitor looked at', () => {
    here.take(session([one('a', false), one('b', false)]));
    here.choose('b');
    here.take(session([one('a', true), one('b', false)], ['a']), true);
    expect(here.id).toBe('a');
  });
  it('stays for who signs in and takes part in it', () => {
    here.take(session([one('a', false), one('b', false)]));
    here.choose('b');
    here.take(session(both, ['a', 'b']), true);
    expect(here.id).toBe('b');
  });
  it('is never one that the session does not name', async () => {
    here.take(session(both, ['a', 'b']));
    here.choose('c');
    await here.of(Promise.resolve({ partnership: 'c' }));
    expect([here.id, here.turn]).toEqual(['a', 0]);
  });
});

describe('what members alone find', () => {
  it('is looked for where the reader acts, and shows that partnership', async () => {
    here.take(session(both, ['a', 'b']));
    const found = await here.find(({ partnership }) =>
      partnership === 'b' ? Promise.resolve('lamp') : Promise.reject(new Error('404')),
    );
    expect([found, here.id]).toEqual(['lamp', 'b']);
  });
  it('is missing where nobody has it', async () => {
    here.take(session(both, ['a', 'b']));
    await expect(here.find(() => Promise.reject(new Error('404')))).rejects.toThrow('404');
    expect(here.id).toBe('a');
  });
});
