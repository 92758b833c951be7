import { contourLines, niceLevels, type Point } from './contours';
import { falseColour } from './false-colour';
import { refined, sampled, type Field } from './field';

/** The part of a room that is painted: x from, y from, x to, y to in m. */
export type Area = [number, number, number, number];

export interface PlanRequest {
  field: Field;
  area: Area;
  /** Of the room in m: a plan is drawn from the top, where y is greatest. */
  width_m: number;
  /** The ends of the scale of colours. */
  least: number;
  most: number;
}
export interface PlanDrawing {
  /** RGBA, row by row from the top (the greatest y). */
  pixels: Uint8ClampedArray<ArrayBuffer>;
  wide: number;
  high: number;
  lines: ContourLine[];
}
/** A line of equal value as a page draws it, in m from the upper left corner of the room. */
export interface ContourLine {
  level: number;
  path: string;
  /** Where its value is written; null on lines too short for that. */
  label: Point | null;
}

const wide = 240;
/** Lines are smooth enough with about so many points along the room; more only take time. */
const enough = 70;

/** Lines of fewer points bear no value. */
const labelled = 24;

/** What a plan of a field shows: its colours and its contour lines. Takes long enough to be a worker's task. */
export function drawnPlan({ field, area, width_m, least, most }: PlanRequest): PlanDrawing {
  const fine = refined(field, Math.max(2, Math.min(4, Math.round(enough / field.xs.length))));
  const levels = niceLevels(Math.min(...field.values), Math.max(...field.values));
  return {
    ...painted(refined(field, 4), area, least, most),
    lines: levels.flatMap((level) =>
      contourLines(fine, level).map((points) =>
        drawnLine(
          level,
          points.map(([x, y]): Point => [x, width_m - y]),
        ),
      ),
    ),
  };
}

function drawnLine(level: number, points: Point[]): ContourLine {
  return {
    level,
    path: `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}`,
    label: points.length > labelled ? (points[Math.floor(points.length / 4)] ?? null) : null,
  };
}

function painted(fine: Field, [x0, y0, x1, y1]: Area, least: number, most: number): Omit<PlanDrawing, 'lines'> {
  const high = Math.max(2, Math.round((wide * (y1 - y0)) / (x1 - x0)));
  const xs = Array.from({ length: wide }, (_, column) => x0 + ((column + 0.5) / wide) * (x1 - x0));
  const ys = Array.from({ length: high }, (_, row) => y1 - ((row + 0.5) / high) * (y1 - y0));
  const pixels = new Uint8ClampedArray(4 * wide * high);
  sampled(fine, xs, ys).forEach((value, pixel) => {
    pixels.set(falseColour((value - least) / (most - least)), 4 * pixel);
    pixels[4 * pixel + 3] = 255;
  });
  return { pixels, wide, high };
}
