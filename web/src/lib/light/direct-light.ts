import { intensityAt, type Intensities } from './intensities';

export type Vector = [number, number, number];
/** x, y, z of the luminous centre in m and the turn counter-clockwise seen from above; C0 lies along +x for 0°. */
export type Placed = readonly number[];

const degrees = 180 / Math.PI;

/**
 * Direct illuminance in lx at a point that looks along `normal` (of length 1), from luminaires as points.
 * For pictures: the figures of evidence come from the engine, which divides luminous areas and adds interreflection.
 */
export function directIlluminance(
  light: Intensities,
  luminaires: readonly Placed[],
  at: Vector,
  normal: Vector,
): number {
  let sum = 0;
  for (const luminaire of luminaires) {
    const [x = 0, y = 0, z = 0, rotation = 0] = luminaire;
    const dx = at[0] - x;
    const dy = at[1] - y;
    const dz = at[2] - z;
    // Points nearer than this are lit by a luminous area, not a point; a picture needs no pole there.
    const square = Math.max(dx * dx + dy * dy + dz * dz, 0.09);
    const distance = Math.sqrt(square);
    const cosine = -(dx * normal[0] + dy * normal[1] + dz * normal[2]) / distance;
    if (cosine <= 0) continue;
    const gamma = Math.acos(Math.min(1, Math.max(-1, -dz / distance))) * degrees;
    const c = Math.atan2(dy, dx) * degrees - rotation;
    sum += (intensityAt(light, c, gamma) * cosine) / square;
  }
  return sum;
}
