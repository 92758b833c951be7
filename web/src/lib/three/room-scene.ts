import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  EdgesGeometry,
  FrontSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
} from 'three';
import { eyeOf, fieldOfView_deg, firstTurn, type Turn } from './room-camera';
import { lightOn, surfacesOf, type Lit } from './room-light';
import { paintOf } from './room-paint';
import { luminaireSize, type RoomView } from './room-view';

/** A room drawn by light; y of three.js is up, z of Twinlight is: (x, y, z) here is (x, z, -y) there. */
export class RoomScene {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(fieldOfView_deg, 1, 0.1, 2000);
  #content = new Group();
  #room: RoomView['room'] | null = null;
  #turn = firstTurn;

  constructor(canvas: HTMLCanvasElement | OffscreenCanvas, pixelRatio: number) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
    this.#renderer.setPixelRatio(pixelRatio);
    this.#scene.add(this.#content);
  }

  show(view: RoomView): void {
    this.#clear();
    const { length_m, width_m, height_m } = view.room;
    const lit = lightOn(
      surfacesOf(length_m, width_m, height_m),
      view.light,
      view.positions,
      view.factor,
      view.means_lx,
    );
    for (const face of lit) this.#content.add(faceMesh(face, view));
    this.#content.add(edgesOf(view));
    for (const position of view.positions) this.#content.add(luminaire(position, view));
    this.#content.position.set(-length_m / 2, -height_m / 2, width_m / 2);
    this.#room = view.room;
    this.#draw();
  }

  resize(width: number, height: number): void {
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / Math.max(1, height);
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  turn(turn: Turn): void {
    this.#turn = turn;
    this.#draw();
  }

  dispose(): void {
    this.#clear();
    this.#renderer.dispose();
  }

  #draw(): void {
    if (!this.#room) return;
    const { eye, target } = eyeOf(this.#room, this.#camera.aspect, this.#turn);
    this.#camera.position.set(...eye);
    this.#camera.lookAt(...target);
    this.#renderer.render(this.#scene, this.#camera);
  }

  #clear(): void {
    this.#content.traverse((part) => {
      if (part instanceof Mesh || part instanceof LineSegments) {
        (part.geometry as BufferGeometry).dispose();
        (part.material as MeshBasicMaterial).dispose();
      }
    });
    this.#content.clear();
  }
}

function faceMesh(face: Lit, view: RoomView): Mesh {
  const { columns, rows, surface } = face;
  const points: number[] = [];
  const colours: number[] = [];
  face.illuminance_lx.forEach((value, k) => {
    const i = (k % (columns + 1)) / columns;
    const j = Math.floor(k / (columns + 1)) / rows;
    const [x, y, z] = [0, 1, 2].map(
      (a) => (surface.origin[a] ?? 0) + (surface.u[a] ?? 0) * i + (surface.v[a] ?? 0) * j,
    );
    points.push(x ?? 0, z ?? 0, -(y ?? 0));
    colours.push(...paintOf(value, surface.name, view));
  });
  const index: number[] = [];
  for (let j = 0; j < rows; j += 1)
    for (let i = 0; i < columns; i += 1) {
      const a = j * (columns + 1) + i;
      const c = a + columns + 1;
      index.push(a, a + 1, c + 1, a, c + 1, c);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(colours), 3));
  geometry.setIndex(index);
  return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: FrontSide }));
}

function luminaire(position: readonly number[], view: RoomView): Group {
  const [x = 0, y = 0, z = 0, rotation = 0] = position;
  const group = new Group();
  const { along_m, across_m } = luminaireSize(view);
  const body = new Mesh(new BoxGeometry(along_m, 0.05, across_m), new MeshBasicMaterial({ color: 0xfffbee }));
  const height = Math.min(z + 0.025, view.room.height_m - 0.02);
  body.position.set(x, height, -y);
  body.rotation.y = (rotation * Math.PI) / 180;
  group.add(body);
  const rim = new LineSegments(new EdgesGeometry(body.geometry), new LineBasicMaterial({ color: 0x6a5a30 }));
  rim.position.copy(body.position);
  rim.rotation.copy(body.rotation);
  group.add(rim);
  if (view.room.height_m - z > 0.1) {
    const wire = new Mesh(
      new BoxGeometry(0.012, view.room.height_m - z, 0.012),
      new MeshBasicMaterial({ color: 0x66686a }),
    );
    wire.position.set(x, (view.room.height_m + z) / 2, -y);
    group.add(wire);
  }
  return group;
}

function edgesOf(view: RoomView): LineSegments {
  const { length_m, width_m, height_m } = view.room;
  const box = new BoxGeometry(length_m, height_m, width_m);
  const edges = new LineSegments(new EdgesGeometry(box), new LineBasicMaterial({ color: 0x7b8488 }));
  edges.position.set(length_m / 2, height_m / 2, -width_m / 2);
  box.dispose();
  return edges;
}
