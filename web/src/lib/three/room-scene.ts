import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
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
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { falseColour } from '$lib/light/false-colour';
import { lightOn, surfacesOf, type Lit, type Surface } from './room-light';
import type { RoomView } from './room-view';

/** A room drawn by light; y of three.js is up, z of Twinlight is: (x, y, z) here is (x, z, -y) there. */
export class RoomScene {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(38, 1, 0.1, 2000);
  readonly #controls: OrbitControls;
  #content = new Group();
  #size = '';

  constructor(readonly canvas: HTMLCanvasElement) {
    this.#renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
    this.#renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.enableZoom = false;
    this.#controls.enablePan = false;
    this.#controls.maxPolarAngle = Math.PI / 2;
    this.#controls.addEventListener('change', () => this.#draw());
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
    this.#look(length_m, width_m, height_m);
    this.#draw();
  }

  resize(width: number, height: number): void {
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / Math.max(1, height);
    this.#size = '';
    this.#camera.updateProjectionMatrix();
    this.#draw();
  }

  /** Turns the view by steps, for the keyboard. */
  turn(by: number): void {
    this.#camera.position.applyAxisAngle(this.#camera.up, by);
    this.#controls.update();
    this.#draw();
  }

  dispose(): void {
    this.#clear();
    this.#controls.dispose();
    this.#renderer.dispose();
  }

  #look(length: number, width: number, height: number): void {
    const size = `${length} ${width} ${height} ${this.#camera.aspect}`;
    if (size === this.#size) return;
    this.#size = size;
    // Enough for the sphere about the room; a flat one stands well within its sphere.
    const air = 1.22 + 0.3 * Math.min(1, height / Math.max(length, width));
    const reach = (Math.hypot(length, width, height) * air) / Math.min(1, this.#camera.aspect / 1.25);
    this.#camera.position.set(-0.42 * reach, 0.52 * reach, 0.78 * reach);
    this.#controls.target.set(0, -0.04 * reach, 0);
    this.#controls.update();
  }

  #draw(): void {
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
    colours.push(...colourOf(value, surface.name, view));
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

/** Warm white paint, by its reflectance; a floor is a little warmer. */
const tints: Record<Surface['name'], [number, number, number]> = {
  ceiling: [1, 0.99, 0.96],
  walls: [1, 0.96, 0.88],
  floor: [1, 0.87, 0.7],
};

function colourOf(lux: number, name: Surface['name'], view: RoomView): number[] {
  const colour = new Color();
  if (view.mode === 'false') {
    const [r, g, b] = falseColour(lux / view.scale_lx);
    return colour.setRGB(r / 255, g / 255, b / 255, 'srgb').toArray();
  }
  // Luminance of a diffuse face against that of white paper in the brightest light, with a soft shoulder.
  const luminance = (lux * view.reflectance[name]) / view.scale_lx;
  const shown = (luminance * 3.6) / (1 + luminance * 2.2);
  return tints[name].map((tint) => Math.min(1, shown * tint));
}

function luminaire(position: readonly number[], view: RoomView): Group {
  const [x = 0, y = 0, z = 0, rotation = 0] = position;
  const group = new Group();
  const size = view.size ?? { length_m: 0.6, width_m: 0.6 };
  const along = Math.max(0.08, size.width_m || size.length_m);
  const across = Math.max(0.08, size.length_m);
  const body = new Mesh(new BoxGeometry(along, 0.05, across), new MeshBasicMaterial({ color: 0xfffbee }));
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
