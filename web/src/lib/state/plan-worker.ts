import PlanWorker from '$lib/light/plan.worker?worker';
import type { PlanDrawing, PlanRequest } from '$lib/light/plan-drawing';

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, (drawing: PlanDrawing) => void>();

/** Draws a plan beside the page, which answers meanwhile. */
export function plan(request: PlanRequest): Promise<PlanDrawing> {
  if (!worker) {
    worker = new PlanWorker();
    worker.onmessage = ({ data }: MessageEvent<{ id: number; drawing: PlanDrawing }>) => {
      waiting.get(data.id)?.(data.drawing);
      waiting.delete(data.id);
    };
  }
  const id = (last += 1);
  worker.postMessage({ id, request });
  return new Promise((done) => waiting.set(id, done));
}
