import { directIlluminance } from './direct-light';
import type { Field } from './field';
import type { Intensities } from './intensities';

/** A classroom lit by twelve panels with a wide beam, computed in the browser: the picture of the front page. */
export const exampleRoom = { length_m: 9, width_m: 7 };
export const exampleSize = { length_m: 0.573, width_m: 0.573 };
export const examplePositions = Array.from({ length: 12 }, (_, i) => [
  (9 / 4) * ((i % 4) + 0.5),
  (7 / 3) * (Math.floor(i / 4) + 0.5),
  3,
  0,
]);

const gammas = Array.from({ length: 19 }, (_, i) => 5 * i);
/** A luminaire with a wide, even beam. */
export const plainPanel: Intensities = {
  c_deg: [0],
  gamma_deg: gammas,
  intensity_cd: [gammas.map((gamma) => 1450 * Math.max(0, Math.cos((gamma * Math.PI) / 180)) ** 1.5)],
};
/** What the faces of a light room give back at the desks, about. */
const reflected_lx = 92;

/** The quarters of the room are alike, so one is computed. */
export function exampleField(): Field {
  const xs = Array.from({ length: 33 }, (_, i) => 0.5 + i * 0.25);
  const ys = Array.from({ length: 25 }, (_, i) => 0.5 + i * 0.25);
  const quarter = ys
    .slice(0, 13)
    .map((y) =>
      xs
        .slice(0, 17)
        .map((x) => 0.8 * directIlluminance(plainPanel, examplePositions, [x, y, 0.75], [0, 0, 1]) + reflected_lx),
    );
  const values = ys.flatMap((_, j) => xs.map((_, i) => quarter[Math.min(j, 24 - j)]?.[Math.min(i, 32 - i)] ?? 0));
  return { xs, ys, values };
}

/** A regular grid at the ceiling, about five square metres to a luminaire. */
export function plainPositions(room: { length_m: number; width_m: number; height_m: number }): number[][] {
  const side_m = 2.25;
  const columns = Math.min(16, Math.max(1, Math.round(room.length_m / side_m)));
  const rows = Math.min(16, Math.max(1, Math.round(room.width_m / side_m)));
  return Array.from({ length: columns * rows }, (_, i) => [
    (room.length_m / columns) * ((i % columns) + 0.5),
    (room.width_m / rows) * (Math.floor(i / columns) + 0.5),
    room.height_m,
    0,
  ]);
}
