import type { Vector } from '$lib/light/direct-light';
import { eyeOf, firstTurn, middled, projection, type Turn } from './room-camera';
import { surfacesOf, type Surface } from './room-light';
import { cssOf, paintOf } from './room-paint';
import { luminaireSize, type RoomView } from './room-view';

/** A room as flat shapes on a picture that is `aspect` wide and 1 high: what is shown until it can be turned. */
export interface RoomStill {
  faces: { points: string; fill: string }[];
  luminaires: string[];
}

/** Each face evenly in the light that it gets in the mean. */
export function stillOf(view: RoomView, aspect: number, turn: Turn = firstTurn): RoomStill {
  const { length_m, width_m, height_m } = view.room;
  const project = projection(view.room, aspect, turn);
  const { eye } = eyeOf(view.room, aspect, turn);
  const drawn = (points: Vector[]): string =>
    points.map((point) => project(point).map((part) => part.toFixed(4))).join(' ');
  const faces = surfacesOf(length_m, width_m, height_m)
    .filter((surface) => facing(surface, view, eye))
    .map((surface) => ({
      points: drawn(cornersOf(surface)),
      fill: cssOf(paintOf(view.means_lx[surface.name] ?? 0, surface.name, view)),
    }));
  return { faces, luminaires: view.positions.map((position) => drawn(outlineOf(position, view))) };
}

/** Faces are seen from inside alone. */
function facing(surface: Surface, view: RoomView, eye: Vector): boolean {
  const [x, y, z] = middled(view.room, surface.origin);
  const [nx, ny, nz] = surface.normal;
  return nx * (eye[0] - x) + nz * (eye[1] - y) - ny * (eye[2] - z) > 0;
}

const along = (origin: Vector, ...ways: Vector[]): Vector =>
  ways.reduce<Vector>((at, way) => [at[0] + way[0], at[1] + way[1], at[2] + way[2]], origin);
const cornersOf = ({ origin, u, v }: Surface): Vector[] => [
  origin,
  along(origin, u),
  along(origin, u, v),
  along(origin, v),
];

function outlineOf([x = 0, y = 0, z = 0, rotation = 0]: readonly number[], view: RoomView): Vector[] {
  const size = luminaireSize(view);
  const angle = (rotation * Math.PI) / 180;
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([a = 0, b = 0]) => {
    const dx = (a * size.along_m) / 2;
    const dy = (b * size.across_m) / 2;
    return [x + dx * Math.cos(angle) - dy * Math.sin(angle), y + dx * Math.sin(angle) + dy * Math.cos(angle), z];
  });
}
