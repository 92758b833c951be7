/** A quantity on a regular grid of points: values row by row, x fastest, both axes ascending. */
export interface Field {
  xs: number[];
  ys: number[];
  values: number[];
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

function axis(points: readonly number[][], index: number): number[] {
  const sorted = points.map((point) => point[index] ?? 0).sort((a, b) => a - b);
  return sorted.filter((value, i) => i === 0 || !near(value, sorted[i - 1] as number));
}

/** The field of points that lie on a regular grid; null where they do not, such as on a wall or at a list of eyes. */
export function fieldOf(points: readonly number[][], values: readonly number[]): Field | null {
  const xs = axis(points, 0);
  const ys = axis(points, 1);
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length !== points.length) return null;
  const sorted = new Array<number>(points.length).fill(Number.NaN);
  points.forEach((point, i) => {
    const column = xs.findIndex((x) => near(x, point[0] ?? Number.NaN));
    const row = ys.findIndex((y) => near(y, point[1] ?? Number.NaN));
    sorted[row * xs.length + column] = values[i] ?? Number.NaN;
  });
  return sorted.some(Number.isNaN) ? null : { xs, ys, values: sorted };
}

function cellOf(axis: readonly number[], at: number): [number, number] {
  let i = 0;
  while (i < axis.length - 2 && (axis[i + 1] as number) < at) i += 1;
  const from = axis[i] as number;
  const to = axis[i + 1] as number;
  return [i, Math.min(1, Math.max(0, (at - from) / (to - from)))];
}

/** Bilinear between the points; beyond the outermost points the value of the edge. */
export const valueAt = (field: Field, x: number, y: number): number => sampled(field, [x], [y])[0] as number;

/** The values at every x of each y, row by row. */
export function sampled(field: Field, xs: readonly number[], ys: readonly number[]): Float64Array {
  const found = new Float64Array(xs.length * ys.length);
  const columns = field.xs.length;
  const alongX = xs.map((x) => cellOf(field.xs, x));
  ys.forEach((y, row) => {
    const [j, v] = cellOf(field.ys, y);
    alongX.forEach(([i, u], column) => {
      const at = j * columns + i;
      const value = (k: number): number => field.values[k] as number;
      const below = value(at) * (1 - u) + value(at + 1) * u;
      const above = value(at + columns) * (1 - u) + value(at + columns + 1) * u;
      found[row * xs.length + column] = below * (1 - v) + above * v;
    });
  });
  return found;
}

/** The same field on a finer grid, smooth through the given points (Catmull-Rom), for drawing. */
export function refined(field: Field, factor: number): Field {
  const fine = (axis: readonly number[]): number[] => {
    const count = (axis.length - 1) * factor + 1;
    return Array.from({ length: count }, (_, k) => {
      const i = Math.min(Math.floor(k / factor), axis.length - 2);
      const part = k / factor - i;
      return (axis[i] as number) * (1 - part) + (axis[i + 1] as number) * part;
    });
  };
  const xs = fine(field.xs);
  const ys = fine(field.ys);
  const columns = field.xs.length;
  const alongX = field.ys.map((_, row) => smooth(field.values.slice(row * columns, (row + 1) * columns), factor));
  const values = new Array<number>(xs.length * ys.length);
  xs.forEach((_, x) => {
    const column = smooth(
      alongX.map((row) => row[x] as number),
      factor,
    );
    column.forEach((value, y) => (values[y * xs.length + x] = value));
  });
  return { xs, ys, values };
}

function smooth(points: readonly number[], factor: number): number[] {
  const last = points.length - 1;
  const at = (i: number): number => points[Math.min(last, Math.max(0, i))] as number;
  return Array.from({ length: last * factor + 1 }, (_, k) => {
    const i = Math.min(Math.floor(k / factor), last - 1);
    const u = k / factor - i;
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const curve = 2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u ** 3;
    return curve / 2;
  });
}
