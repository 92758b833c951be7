// Laws of perspective, and that what is drawn flat is what three dimensions show.
import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { eyeOf, fieldOfView_deg, firstTurn, middled, projection, turned } from './room-camera';

const room = { length_m: 9, width_m: 7, height_m: 3 };

describe('the eye on a room', () => {
  it('sees points where the camera of three.js does', () => {
    for (const turn of [firstTurn, turned(firstTurn, 1.1, 0.3), turned(firstTurn, -2, -0.4)]) {
      const aspect = 1.5;
      const { eye, target } = eyeOf(room, aspect, turn);
      const camera = new PerspectiveCamera(fieldOfView_deg, aspect, 0.1, 100);
      camera.position.set(...eye);
      camera.lookAt(...target);
      camera.updateMatrixWorld();
      const project = projection(room, aspect, turn);
      for (const point of [
        [0, 0, 0],
        [9, 7, 3],
        [2, 6, 1],
      ] as [number, number, number][]) {
        const { x, y } = new Vector3(...middled(room, point)).project(camera);
        expect(project(point)[0]).toBeCloseTo(((x + 1) / 2) * aspect, 6);
        expect(project(point)[1]).toBeCloseTo((1 - y) / 2, 6);
      }
    }
  });
  it('has the whole room in the picture, however it is turned', () => {
    for (const aspect of [0.8, 1.5, 2.2])
      for (let azimuth = 0; azimuth < 6; azimuth += 0.5) {
        const project = projection(room, aspect, turned(firstTurn, azimuth, 0));
        for (const x of [0, 9])
          for (const y of [0, 7])
            for (const z of [0, 3]) {
              const [across, down] = project([x, y, z]);
              expect(across).toBeGreaterThan(0);
              expect(across).toBeLessThan(aspect);
              expect(down).toBeGreaterThan(0);
              expect(down).toBeLessThan(1);
            }
      }
  });
  it('goes neither under the floor nor over the top', () => {
    expect(turned(firstTurn, 0, 9).polar).toBeCloseTo(Math.PI / 2);
    expect(turned(firstTurn, 0, -9).polar).toBeGreaterThan(0);
  });
});
