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
