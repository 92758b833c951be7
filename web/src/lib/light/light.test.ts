// Laws and hand-made values; no outside numbers.
import { describe, expect, it } from 'vitest';
import { contourLines, niceLevels } from './contours';
import { directIlluminance } from './direct-light';
import { falseColour } from './false-colour';
import { exampleField, examplePositions, plainPanel } from './example-room';
import { fieldOf, refined, valueAt } from './field';
import { intensityAt, type Intensities } from './intensities';
import { digitsThatTell, positionOnBar } from './margins';
import { drawnPlan } from './plan-drawing';
import { paretoFront } from './pareto';

const grid = (nx: number, ny: number): number[][] =>
  Array.from({ length: nx * ny }, (_, i) => [(i % nx) + 0.5, Math.floor(i / nx) + 0.5, 0.75]);

describe('a field', () => {
  it('is put in order whatever the order of its points', () => {
    const points = grid(3, 2);
    const values = points.map(([x, y]) => (x ?? 0) + 10 * (y ?? 0));
    const field = fieldOf([...points].reverse(), [...values].reverse());
    expect(field).toEqual({ xs: [0.5, 1.5, 2.5], ys: [0.5, 1.5], values });
  });
  it('is refused where the points are no grid', () => {
    expect(
      fieldOf(
        [
          [0, 0],
          [1, 0],
          [0, 1],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(
      fieldOf(
        [
          [0, 1, 0],
          [0, 1, 1],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });
  it('is exact for a plane, between the points and when refined', () => {
    const points = grid(4, 3);
    const plane = (x: number, y: number): number => 3 * x - 2 * y + 7;
    const field = fieldOf(
      points,
      points.map(([x, y]) => plane(x ?? 0, y ?? 0)),
    );
    expect(field).not.toBeNull();
    if (!field) return;
    expect(valueAt(field, 1.7, 1.1)).toBeCloseTo(plane(1.7, 1.1), 10);
    const fine = refined(field, 4);
    expect(fine.values.length).toBe(13 * 9);
    // The first and last cell bend: there is no further point to lean on.
    expect(fine.values[4 * 13 + 6]).toBeCloseTo(plane(2, 1.5), 10);
  });
});

describe('contours', () => {
  it('have round levels within the range', () => {
    expect(niceLevels(312, 688)).toEqual([400, 500, 600]);
    expect(niceLevels(5, 5)).toEqual([]);
  });
  it('of a cone are one closed ring at the right distance', () => {
    const points = grid(21, 21);
    const field = fieldOf(
      points,
      points.map(([x, y]) => Math.hypot((x ?? 0) - 10.5, (y ?? 0) - 10.5)),
    );
    const lines = field ? contourLines(field, 6) : [];
    expect(lines).toHaveLength(1);
    const line = lines[0] ?? [];
    expect(line[0]).toEqual(line[line.length - 1]);
    for (const [x, y] of line) expect(Math.hypot(x - 10.5, y - 10.5)).toBeCloseTo(6, 1);
  });
});

const isotropic: Intensities = { c_deg: [0], gamma_deg: [0, 90, 180], intensity_cd: [[1000, 1000, 1000]] };

describe('intensities', () => {
  const quadrant: Intensities = {
    c_deg: [0, 90],
    gamma_deg: [0, 90],
    intensity_cd: [
      [100, 0],
      [200, 0],
    ],
  };
  it('fold by the symmetry that the planes tell', () => {
    for (const c of [30, 150, 210, 330, -30]) expect(intensityAt(quadrant, c, 45)).toBeCloseTo(50 + 50 / 3, 9);
  });
  it('go round from the last plane to the first', () => {
    const full: Intensities = {
      c_deg: [0, 90, 180, 270],
      gamma_deg: [0, 90],
      intensity_cd: [
        [4, 4],
        [0, 0],
        [0, 0],
        [8, 8],
      ],
    };
    expect(intensityAt(full, 315, 10)).toBeCloseTo(6, 9);
  });
  it('are nothing beyond the stated γ', () => {
    expect(intensityAt(quadrant, 0, 91)).toBe(0);
  });
});

describe('direct light', () => {
  it('obeys the inverse square and the cosine', () => {
    const lamp = [[0, 0, 3, 0]];
    expect(directIlluminance(isotropic, lamp, [0, 0, 1], [0, 0, 1])).toBeCloseTo(250, 9);
    const slant = directIlluminance(isotropic, lamp, [2, 0, 1], [0, 0, 1]);
    expect(slant).toBeCloseTo((1000 / 8) * Math.SQRT1_2, 9);
  });
  it('does not reach the back of a surface', () => {
    expect(directIlluminance(isotropic, [[0, 0, 3, 0]], [0, 0, 1], [0, 0, -1])).toBe(0);
  });
});

describe('the Pareto front', () => {
  it('keeps whom nobody beats and leaves out what is not known', () => {
    const entries = [
      { id: 1, energy: 5, cost: 100 },
      { id: 2, energy: 6, cost: 90 },
      { id: 3, energy: 6, cost: 110 },
      { id: 4, energy: 4, cost: null },
    ];
    expect(paretoFront(entries).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('the bar of a check', () => {
  it('stands in the middle at the limit, and above it inside', () => {
    expect(positionOnBar({ limit: 500, value: 500, least: true })).toBe(0.5);
    expect(positionOnBar({ limit: 500, value: 600, least: true })).toBeCloseTo(0.6);
    expect(positionOnBar({ limit: 19, value: 22, least: false })).toBeLessThan(0.5);
    expect(positionOnBar({ limit: 80, value: null, least: true })).toBeNull();
  });
});

describe('false colour', () => {
  it('grows lighter all the way', () => {
    const lightness = Array.from({ length: 21 }, (_, i) => {
      const [r, g, b] = falseColour(i / 20);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    lightness.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(lightness[i] ?? 0));
  });
});

describe('the example room', () => {
  it('is computed by its quarter and yet has every point', () => {
    const { xs, ys, values } = exampleField();
    const at = (i: number, j: number): number =>
      0.8 * directIlluminance(plainPanel, examplePositions, [xs[i] ?? 0, ys[j] ?? 0, 0.75], [0, 0, 1]) + 92;
    for (const [i, j] of [
      [0, 0],
      [30, 3],
      [5, 22],
      [32, 24],
    ] as const)
      expect(values[j * xs.length + i]).toBeCloseTo(at(i, j), 6);
  });
});

describe('the drawing of a plan', () => {
  it('paints the greatest y first and draws the lines between', () => {
    const field = fieldOf(
      grid(4, 3),
      grid(4, 3).map(([, y]) => 100 * (y ?? 0)),
    );
    expect(field).not.toBeNull();
    if (!field) return;
    const { pixels, wide, high, lines } = drawnPlan({
      field,
      area: [0.5, 0.5, 3.5, 2.5],
      width_m: 3,
      least: 50,
      most: 250,
    });
    expect(pixels.length).toBe(4 * wide * high);
    // A field between two values of the scale: light at the top, dark at the bottom, opaque.
    expect([...pixels.slice(0, 4)].every((part) => part > 200)).toBe(true);
    expect([...pixels.slice(-4, -1)].every((part) => part < 130)).toBe(true);
    expect(lines.map(({ level }) => level)).toEqual([100, 150, 200, 250]);
    expect(lines[1]?.path).toMatch(/^M[\d.]+ 1\.500L/);
  });
});

describe('the digits of a check', () => {
  it('are more where rounding would contradict the verdict', () => {
    const least = { limit: 50, least: true };
    expect(digitsThatTell({ ...least, value: 49.98 }, false, 0)).toEqual({ value: 2, limit: 0 });
    expect(digitsThatTell({ ...least, value: 48 }, false, 0)).toEqual({ value: 0, limit: 0 });
    expect(digitsThatTell({ ...least, value: 50.02 }, true, 0)).toEqual({ value: 0, limit: 0 });
    expect(digitsThatTell({ limit: 19, least: false, value: 19.04 }, false, 1)).toEqual({ value: 2, limit: 1 });
    expect(digitsThatTell({ limit: 49.62, least: true, value: 49.6 }, false, 0)).toEqual({ value: 2, limit: 2 });
    // Too near to be shown at all.
    expect(digitsThatTell({ ...least, value: 50 - 1e-9 }, false, 0)).toEqual({ value: 0, limit: 0 });
    expect(digitsThatTell({ ...least, value: null }, null, 0)).toEqual({ value: 0, limit: 0 });
  });
});
