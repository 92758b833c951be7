import type { Turn } from './room-camera';
import { RoomScene } from './room-scene';
import type { RoomView } from './room-view';

/** What a page tells the worker that draws its room. */
export type RoomMessage =
  | { kind: 'begin'; canvas: OffscreenCanvas; pixelRatio: number }
  | { kind: 'resize'; width: number; height: number }
  | { kind: 'turn'; turn: Turn }
  | { kind: 'show'; view: RoomView };

let scene: RoomScene | null = null;
let next: RoomView | null = null;

addEventListener('message', ({ data }: MessageEvent<RoomMessage>) => {
  if (data.kind === 'begin') scene = new RoomScene(data.canvas, data.pixelRatio);
  else if (data.kind === 'resize') scene?.resize(data.width, data.height);
  else if (data.kind === 'turn') scene?.turn(data.turn);
  else {
    // Of views that arrive faster than they are drawn, only the newest is.
    if (!next) setTimeout(showNext);
    next = data.view;
  }
});

function showNext(): void {
  if (next) scene?.show(next);
  next = null;
  // It stands on the page with the worker's next frame.
  requestAnimationFrame(() => postMessage('drawn'));
}
