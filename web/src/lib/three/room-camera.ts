import type { Vector } from '$lib/light/direct-light';

export interface RoomSize {
  length_m: number;
  width_m: number;
  height_m: number;
}
/** How a room is turned, in radians: about the vertical, and from straight above (0) to level (π/2). */
export interface Turn {
  azimuth: number;
  polar: number;
}

export const fieldOfView_deg = 38;

/** From the point looked at to the eye, before anybody turns the room; y is up here. */
const first: Vector = [-0.42, 0.56, 0.78];
const away = Math.hypot(...first);
const below = -0.04;
const steepest = 0.05;

export const firstTurn: Turn = { azimuth: Math.atan2(first[0], first[2]), polar: Math.acos(first[1] / away) };

export const turned = (turn: Turn, azimuth: number, polar: number): Turn => ({
  azimuth: turn.azimuth + azimuth,
  polar: Math.min(Math.PI / 2, Math.max(steepest, turn.polar + polar)),
});

/** Where the eye is and what it looks at; the room's middle is the origin and y is up. */
export function eyeOf(room: RoomSize, aspect: number, turn: Turn): { eye: Vector; target: Vector } {
  const { length_m, width_m, height_m } = room;
  // Enough for the sphere about the room; a flat one stands well within its sphere.
  const air = 1.22 + 0.3 * Math.min(1, height_m / Math.max(length_m, width_m));
  const reach = (Math.hypot(length_m, width_m, height_m) * air) / Math.min(1, aspect / 1.25);
  const target: Vector = [0, below * reach, 0];
  const level = reach * away * Math.sin(turn.polar);
  const eye: Vector = [
    level * Math.sin(turn.azimuth),
    target[1] + reach * away * Math.cos(turn.polar),
    level * Math.cos(turn.azimuth),
  ];
  return { eye, target };
}

/** (x, y, z) of a room, z up from a corner, as (x, z, -y) about its middle. */
export const middled = (room: RoomSize, [x, y, z]: Vector): Vector => [
  x - room.length_m / 2,
  z - room.height_m / 2,
  room.width_m / 2 - y,
];

/** Where points of a room fall on a picture that is `aspect` wide and 1 high, from its upper left corner. */
export function projection(room: RoomSize, aspect: number, turn: Turn): (point: Vector) => [number, number] {
  const { eye, target } = eyeOf(room, aspect, turn);
  const back = unit(minus(eye, target));
  const right = unit(cross([0, 1, 0], back));
  const up = cross(back, right);
  const focal = 1 / Math.tan((fieldOfView_deg * Math.PI) / 360);
  return (point) => {
    const seen = minus(middled(room, point), eye);
    const depth = -dot(back, seen);
    return [(aspect + (focal * dot(right, seen)) / depth) / 2, (1 - (focal * dot(up, seen)) / depth) / 2];
  };
}

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vector): Vector => {
  const length = Math.hypot(...a);
  return [a[0] / length, a[1] / length, a[2] / length];
};
