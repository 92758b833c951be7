import type { Turn } from './room-camera';
import type { RoomView } from './room-view';
import RoomWorker from './room.worker?worker';
import type { RoomMessage } from './room.worker';

/** Where a room is drawn. */
export interface RoomStage {
  show(view: RoomView): void;
  resize(width: number, height: number): void;
  turn(turn: Turn): void;
  dispose(): void;
}

const sharpest = 2;

/** A stage on a canvas: a worker draws where the browser lets one, and the page stays free meanwhile. */
export async function openStage(
  canvas: HTMLCanvasElement,
  inWorker: boolean,
  told: { drawn: () => void; failed: () => void },
): Promise<RoomStage> {
  const pixelRatio = Math.min(sharpest, devicePixelRatio);
  if (inWorker && 'transferControlToOffscreen' in canvas) return workerStage(canvas, pixelRatio, told);
  const { RoomScene } = await import('./room-scene');
  const scene = new RoomScene(canvas, pixelRatio);
  return {
    show: (view) => {
      scene.show(view);
      told.drawn();
    },
    resize: (width, height) => scene.resize(width, height),
    turn: (turn) => scene.turn(turn),
    dispose: () => scene.dispose(),
  };
}

function workerStage(
  canvas: HTMLCanvasElement,
  pixelRatio: number,
  told: { drawn: () => void; failed: () => void },
): RoomStage {
  const worker = new RoomWorker();
  const tell = (message: RoomMessage, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  worker.onmessage = told.drawn;
  worker.onerror = told.failed;
  const offscreen = canvas.transferControlToOffscreen();
  tell({ kind: 'begin', canvas: offscreen, pixelRatio }, [offscreen]);
  return {
    show: (view) => tell({ kind: 'show', view }),
    resize: (width, height) => tell({ kind: 'resize', width, height }),
    turn: (turn) => tell({ kind: 'turn', turn }),
    dispose: () => worker.terminate(),
  };
}
