import type { Field } from './field';

export type Point = [number, number];

/** Round values that cut a range into about `wanted` bands. */
export function niceLevels(least: number, most: number, wanted = 6): number[] {
  const span = most - least;
  if (!(span > 0)) return [];
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const first = Math.ceil(least / step) * step;
  const count = Math.floor((most - first) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, i) => Number((first + i * step).toPrecision(12)));
}

type Segment = [Point, Point];

/** Whether the level lies between corners of the cell that begins at a value: of most cells it does not. */
function isCrossed(values: readonly number[], at: number, columns: number, level: number): boolean {
  const below = (values[at] as number) < level;
  return (
    (values[at + 1] as number) < level !== below ||
    (values[at + columns] as number) < level !== below ||
    (values[at + columns + 1] as number) < level !== below
  );
}

function segmentsOf(field: Field, level: number): Segment[] {
  const columns = field.xs.length;
  const segments: Segment[] = [];
  for (let j = 0; j + 1 < field.ys.length; j += 1) {
    for (let i = 0; i + 1 < columns; i += 1) {
      if (!isCrossed(field.values, j * columns + i, columns, level)) continue;
      const corners: [number, number, number][] = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ].map(([x = 0, y = 0]) => [
        field.xs[x] as number,
        field.ys[y] as number,
        field.values[y * columns + x] as number,
      ]);
      const crossings = crossingsOf(corners, level);
      for (let k = 0; k + 1 < crossings.length; k += 2)
        segments.push([crossings[k] as Point, crossings[k + 1] as Point]);
    }
  }
  return segments;
}

function crossingsOf(corners: readonly [number, number, number][], level: number): Point[] {
  const crossings: Point[] = [];
  corners.forEach(([x0, y0, v0], side) => {
    const [x1, y1, v1] = corners[(side + 1) % 4] as [number, number, number];
    if (v0 < level === v1 < level) return;
    const part = (level - v0) / (v1 - v0);
    crossings.push([x0 + (x1 - x0) * part, y0 + (y1 - y0) * part]);
  });
  return crossings;
}

const keyOf = ([x, y]: Point): string => `${x.toFixed(6)},${y.toFixed(6)}`;

/** The lines along which a field has a value (marching squares), each joined as far as it goes. */
export function contourLines(field: Field, level: number): Point[][] {
  const segments = segmentsOf(field, level);
  const ends = new Map<string, number[]>();
  segments.forEach((segment, index) => {
    for (const point of segment) ends.set(keyOf(point), [...(ends.get(keyOf(point)) ?? []), index]);
  });
  const used = new Set<number>();
  const follow = (line: Point[]): void => {
    for (;;) {
      const tip = line[line.length - 1] as Point;
      const next = ends.get(keyOf(tip))?.find((index) => !used.has(index));
      if (next === undefined) return;
      used.add(next);
      const [a, b] = segments[next] as Segment;
      line.push(keyOf(a) === keyOf(tip) ? b : a);
    }
  };
  const lines: Point[][] = [];
  segments.forEach((segment, index) => {
    if (used.has(index)) return;
    used.add(index);
    const line: Point[] = [segment[0], segment[1]];
    follow(line);
    line.reverse();
    follow(line);
    lines.push(line);
  });
  return lines;
}
