import { describe, expect, it } from 'vitest';
import { stillOf } from './room-still';
import type { RoomView } from './room-view';

const view: RoomView = {
  room: { length_m: 6, width_m: 4, height_m: 3 },
  reflectance: { ceiling: 0.7, walls: 0.5, floor: 0.2 },
  positions: [
    [2, 2, 3, 0],
    [4, 2, 3, 90],
  ],
  light: null,
  size: undefined,
  factor: 0.8,
  means_lx: { floor: 400, ceiling: 90, walls: 200 },
  mode: 'real',
  scale_lx: 500,
};

describe('a drawn room', () => {
  it('shows the floor and the two walls behind it, never a ceiling from above', () => {
    expect(stillOf(view, 1.5).faces).toHaveLength(3);
  });
  it('shows every luminaire with four corners', () => {
    const { luminaires } = stillOf(view, 1.5);
    expect(luminaires.map((points) => points.split(' '))).toEqual([expect.any(Array), expect.any(Array)]);
    expect(luminaires[0]?.split(' ')).toHaveLength(4);
  });
  it('is brighter where there is more light', () => {
    const floorOf = (floor: number): number =>
      Number(stillOf({ ...view, means_lx: { ...view.means_lx, floor } }, 1.5).faces[0]?.fill.match(/\d+/)?.[0]);
    expect(floorOf(400)).toBeGreaterThan(floorOf(100));
  });
});
