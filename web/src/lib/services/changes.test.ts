// What changed in a record, value by value.
import { expect, it } from 'vitest';
import { changesOf } from './changes';

it('a new record is all that it says; what is empty says nothing', () => {
  expect(changesOf({ before: null, after: { model: 'A', gtin: '', domains: [] } })).toEqual([
    { path: 'model', before: null, after: 'A' },
  ]);
});
it('only what differs is told, with its place, whether it came, went or changed', () => {
  const before = { model: 'A', prices: [{ amount: '1.00' }], warranty_years: 5, state: 'draft' };
  const after = { model: 'A', prices: [{ amount: '2.00' }, { amount: '1.50' }], state: 'published' };
  expect(changesOf({ before, after })).toEqual([
    { path: 'prices / 0 / amount', before: '1.00', after: '2.00' },
    { path: 'warranty_years', before: '5', after: null },
    { path: 'state', before: 'draft', after: 'published' },
    { path: 'prices / 1 / amount', before: null, after: '1.50' },
  ]);
});
