import { drawnPlan, type PlanRequest } from './plan-drawing';

addEventListener('message', ({ data }: MessageEvent<{ id: number; request: PlanRequest }>) => {
  const drawing = drawnPlan(data.request);
  postMessage({ id: data.id, drawing }, { transfer: [drawing.pixels.buffer] });
});
