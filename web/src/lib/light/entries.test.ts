// Hand-made evaluations: what a moved reflectance does to the checks.
import { describe, expect, it } from 'vitest';
import type { Check, Evaluation, Ranking } from '$lib/services/api';
import { checksWith, fileNameOf, notEvaluatedExactly, valuesOf, verdictOf } from './entries';

const evaluation = (mean_lx: number, ugr_max: number): Evaluation => ({
  task: { mean_lx, min_lx: 1, max_lx: 2, uniformity: 0.7, grid: [], illuminance_lx: [] },
  ugr_max,
  surfaces: { ceiling: { mean_lx: 90, min_lx: 40, uniformity: 0.44 } },
});
const checks: Check[] = [
  {
    requirement: 'r',
    clause: 'c',
    quantity: 'maintained_illuminance_lx',
    limit: 500,
    limit_is: 'least',
    value: 520,
    margin: 20,
    pass: true,
    binding: true,
  },
  {
    requirement: 'r',
    clause: 'c',
    quantity: 'ugr',
    limit: 19,
    limit_is: 'most',
    value: 18,
    margin: 1,
    pass: true,
    binding: true,
  },
  {
    requirement: 'r',
    clause: 'c',
    quantity: 'colour_rendering_index',
    limit: 80,
    limit_is: 'least',
    value: 80,
    margin: 0,
    pass: true,
    binding: true,
  },
];

describe('checks of a changed room', () => {
  it('turn where a value crosses its limit, and keep what the room does not change', () => {
    const changed = checksWith(checks, evaluation(480, 18.5));
    expect(changed.map(({ pass }) => pass)).toEqual([false, true, true]);
    expect(changed[0]?.margin).toBeCloseTo(-20);
    expect(changed[1]?.margin).toBeCloseTo(0.5);
    expect(changed[2]).toEqual(checks[2]);
    expect(verdictOf(changed)).toBe('fail');
    expect(verdictOf(checks)).toBe('pass');
  });
  it('do not bind where the row only recommends', () => {
    const advice = checks.map((check) => ({ ...check, pass: false, binding: false }));
    expect(verdictOf(advice)).toBe('pass');
  });
  it('read the uniformity of a face', () => {
    expect(valuesOf(evaluation(500, 19))['ceiling_uniformity']).toBe(0.44);
  });
});

describe('a ranking of which the best were evaluated', () => {
  const ranking: Ranking = { need: {}, catalogue: {}, shortlist: [], excluded: {} };

  it('says how many were not', () => {
    const rest = { products: 71, passing_by_rank_stage: 11 };
    expect(notEvaluatedExactly({ ...ranking, not_evaluated_exactly: rest })).toEqual(rest);
  });
  it('says nothing where all were', () => {
    expect(notEvaluatedExactly(ranking)).toBeNull();
    expect(notEvaluatedExactly({ ...ranking, not_evaluated_exactly: { products: 0 } })).toBeNull();
  });
});

describe('a file', () => {
  it('is shown by its name, without the record that it was published with', () => {
    expect(fileNameOf('products/0192f7a0-0000-7000-8000-000000000000/klas.ldt')).toBe('klas.ldt');
    expect(fileNameOf('klas.ldt')).toBe('klas.ldt');
  });
});
