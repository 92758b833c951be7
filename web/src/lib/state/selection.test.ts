// Filters and order of a shortlist, on hand-made rows.
import { describe, expect, it } from 'vitest';
import type { ShortlistEntry } from '$lib/services/api';
import { Selection } from './selection.svelte';

const row = (
  rank: number,
  model: string,
  energy: number,
  cost: number | null,
  verdict: 'pass' | 'fail' = 'pass',
): ShortlistEntry => ({
  rank,
  model,
  verdict,
  file: `${model}.ldt`,
  manufacturer: 'Demerglans',
  luminaires: 12,
  checks: [],
  energy_kWh_per_m2_year: energy,
  cost_per_year: cost,
});
const rows = [row(1, 'Klaslicht', 8, 200), row(2, 'Zweef', 9, 150), row(3, 'Bord', 10, null, 'fail')];
const front = new Set([1, 2]);

describe('a selection', () => {
  it('shows everything by rank at first', () => {
    expect(new Selection().shown(rows, front).map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });
  it('puts what is not known last when sorted, and turns round', () => {
    const selection = new Selection();
    selection.sortBy('cost');
    expect(selection.shown(rows, front).map(({ rank }) => rank)).toEqual([2, 1, 3]);
    selection.sortBy('energy');
    selection.sortBy('energy');
    expect(selection.shown(rows, front).map(({ rank }) => rank)).toEqual([3, 2, 1]);
  });
  it('filters by words, verdict, front and a part of the chart', () => {
    const selection = new Selection();
    selection.words = 'demer zw';
    expect(selection.shown(rows, front).map(({ rank }) => rank)).toEqual([2]);
    selection.clear();
    selection.area = { energy: [7, 8.5], cost: [100, 300] };
    expect(selection.shown(rows, front).map(({ rank }) => rank)).toEqual([1]);
    selection.clear();
    selection.passingOnly = true;
    expect(selection.shown(rows, front)).toHaveLength(2);
    expect(selection.filtered).toBe(true);
  });
  it('takes the ends of a range one by one, and none of them once they are taken away', () => {
    const selection = new Selection();
    selection.bound('energy', 1, 8.5);
    expect(selection.shown(rows, front).map(({ rank }) => rank)).toEqual([1]);
    selection.bound('cost', 1, 180);
    expect(selection.shown(rows, front)).toEqual([]);
    selection.bound('energy', 1, Number.NaN);
    expect(selection.shown(rows, front).map(({ rank }) => rank)).toEqual([2]);
    selection.bound('cost', 1, Number.NaN);
    expect(selection.area).toBeNull();
  });
  it('compares five at most', () => {
    const selection = new Selection();
    for (const rank of [1, 2, 3, 4, 5, 6]) selection.compare(rank);
    expect(selection.compared).toEqual([1, 2, 3, 4, 5]);
    selection.compare(3);
    expect(selection.compared).toEqual([1, 2, 4, 5]);
  });
});
