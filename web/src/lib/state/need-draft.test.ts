import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftOf, NeedDraft } from './need-draft.svelte';

beforeEach(() => vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined }));

describe('a need', () => {
  it('comes back from its description as it was filled in', () => {
    const draft = new NeedDraft();
    draft.take({
      domain: 'care',
      requirement: 'r',
      name: 'Ward',
      room: { length_m: 5, width_m: 4, height_m: 2.6 },
      years: 7,
    });
    const again = new NeedDraft();
    again.take(draftOf(draft.description()));
    expect(again.value).toEqual(draft.value);
  });
  it('takes the usual values of its domain where nothing is told', () => {
    const draft = new NeedDraft();
    draft.take({ domain: 'care', requirement: 'r' });
    expect(draft.value.room).toEqual({ length_m: 6, width_m: 4.2, height_m: 2.7 });
  });
});
