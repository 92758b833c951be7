import type { Placed } from '$lib/light/direct-light';
import type { Intensities } from '$lib/light/intensities';

/** Everything that a picture of a room shows. */
export interface RoomView {
  room: { length_m: number; width_m: number; height_m: number };
  reflectance: { ceiling: number; walls: number; floor: number };
  positions: readonly Placed[];
  light: Intensities | null;
  size: { length_m: number; width_m: number } | undefined;
  /** Maintenance factor, with which direct light counts. */
  factor: number;
  means_lx: { floor?: number | null; ceiling?: number | null; walls?: number | null };
  mode: 'false' | 'real';
  /** Illuminance at the top of the scale. */
  scale_lx: number;
}

const leastDrawn_m = 0.08;

/** The luminous length lies along C90-C270, the width along C0-C180, which points along +x for rotation 0. */
export function luminaireSize({ size }: RoomView): { along_m: number; across_m: number } {
  const { length_m, width_m } = size ?? { length_m: 0.6, width_m: 0.6 };
  return { along_m: Math.max(leastDrawn_m, width_m || length_m), across_m: Math.max(leastDrawn_m, length_m) };
}
