import { directIlluminance, type Placed, type Vector } from '$lib/light/direct-light';
import type { Intensities } from '$lib/light/intensities';

export interface Surface {
  name: 'floor' | 'ceiling' | 'walls';
  origin: Vector;
  u: Vector;
  v: Vector;
  normal: Vector;
}

/** The six faces of a box room, seen from inside. */
export function surfacesOf(length: number, width: number, height: number): Surface[] {
  return [
    { name: 'floor', origin: [0, 0, 0], u: [length, 0, 0], v: [0, width, 0], normal: [0, 0, 1] },
    { name: 'ceiling', origin: [0, width, height], u: [length, 0, 0], v: [0, -width, 0], normal: [0, 0, -1] },
    { name: 'walls', origin: [0, 0, 0], u: [0, width, 0], v: [0, 0, height], normal: [1, 0, 0] },
    { name: 'walls', origin: [length, width, 0], u: [0, -width, 0], v: [0, 0, height], normal: [-1, 0, 0] },
    { name: 'walls', origin: [length, 0, 0], u: [-length, 0, 0], v: [0, 0, height], normal: [0, 1, 0] },
    { name: 'walls', origin: [0, width, 0], u: [length, 0, 0], v: [0, 0, height], normal: [0, -1, 0] },
  ];
}

export interface Lit {
  surface: Surface;
  columns: number;
  rows: number;
  /** lx at (columns + 1) × (rows + 1) corners, u fastest. */
  illuminance_lx: number[];
}

const length = ([x, y, z]: Vector): number => Math.hypot(x, y, z);
const cell_m = 0.3;
const mostCells = 40;
const cellsAlong = (side_m: number): number => Math.min(mostCells, Math.max(4, Math.round(side_m / cell_m)));

/**
 * A picture's light on the faces of a room: direct light from the file, and what the faces give each other spread so
 * that each kind of face has the mean that the engine computed.
 */
export function lightOn(
  surfaces: readonly Surface[],
  light: Intensities | null,
  luminaires: readonly Placed[],
  factor: number,
  means_lx: Partial<Record<Surface['name'], number | null>>,
): Lit[] {
  const lit = surfaces.map((surface) => {
    const columns = cellsAlong(length(surface.u));
    const rows = cellsAlong(length(surface.v));
    const illuminance_lx: number[] = [];
    for (let j = 0; j <= rows; j += 1)
      for (let i = 0; i <= columns; i += 1) {
        const at = surface.origin.map(
          (o, k) => o + ((surface.u[k] ?? 0) * i) / columns + ((surface.v[k] ?? 0) * j) / rows,
        ) as Vector;
        illuminance_lx.push(light ? factor * directIlluminance(light, luminaires, at, surface.normal) : 0);
      }
    return { surface, columns, rows, illuminance_lx };
  });
  for (const name of ['floor', 'ceiling', 'walls'] as const) {
    const faces = lit.filter(({ surface }) => surface.name === name);
    const wanted = means_lx[name];
    if (wanted === null || wanted === undefined) continue;
    const weight = faces.reduce((sum, face) => sum + areaOf(face.surface), 0);
    const direct = faces.reduce((sum, face) => sum + (mean(face.illuminance_lx) * areaOf(face.surface)) / weight, 0);
    const indirect = Math.max(0, wanted - direct);
    for (const face of faces) face.illuminance_lx = face.illuminance_lx.map((value) => value + indirect);
  }
  return lit;
}

const areaOf = ({ u, v }: Surface): number => length(u) * length(v);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
