import { falseColour } from '$lib/light/false-colour';
import type { Surface } from './room-light';
import type { RoomView } from './room-view';

/** Red, green and blue from 0 to 1, in proportion to light. */
export type Linear = [number, number, number];

/** Warm white paint, by its reflectance; a floor is a little warmer. */
const tints: Record<Surface['name'], Linear> = {
  ceiling: [1, 0.99, 0.96],
  walls: [1, 0.96, 0.88],
  floor: [1, 0.87, 0.7],
};

/** The colour of a face where it gets so much light. */
export function paintOf(lux: number, name: Surface['name'], view: RoomView): Linear {
  if (view.mode === 'false') {
    const [r, g, b] = falseColour(lux / view.scale_lx);
    return [toLinear(r / 255), toLinear(g / 255), toLinear(b / 255)];
  }
  // Luminance of a diffuse face against that of white paper in the brightest light, with a soft shoulder.
  const luminance = (lux * view.reflectance[name]) / view.scale_lx;
  const shown = (luminance * 3.6) / (1 + luminance * 2.2);
  const [r, g, b] = tints[name];
  return [Math.min(1, shown * r), Math.min(1, shown * g), Math.min(1, shown * b)];
}

/** The same colour as a style sheet names it. */
export const cssOf = (colour: Linear): string =>
  `rgb(${colour.map((part) => Math.round(255 * fromLinear(part))).join(' ')})`;

// IEC 61966-2-1 (sRGB).
const toLinear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const fromLinear = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
