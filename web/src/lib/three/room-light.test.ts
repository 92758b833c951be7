// Laws of geometry and of the mean.
import { describe, expect, it } from 'vitest';
import { lightOn, surfacesOf } from './room-light';

describe('the faces of a room', () => {
  it('look inward: u × v is the normal', () => {
    for (const { u, v, normal } of surfacesOf(9, 7, 3)) {
      const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
      const size = Math.hypot(...cross);
      expect(cross.map((part) => part / size + 0)).toEqual(normal.map((part) => part + 0));
    }
  });
  it('have the mean that they are told', () => {
    const light = { c_deg: [0], gamma_deg: [0, 90], intensity_cd: [[800, 0]] };
    const lit = lightOn(surfacesOf(6, 4, 3), light, [[3, 2, 3, 0]], 0.8, { floor: 300, ceiling: 40 });
    const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(meanOf(lit[0]?.illuminance_lx ?? [])).toBeCloseTo(300, 6);
    expect(meanOf(lit[1]?.illuminance_lx ?? [])).toBeCloseTo(40, 6);
    expect(Math.max(...(lit[0]?.illuminance_lx ?? []))).toBeGreaterThan(310);
  });
});
