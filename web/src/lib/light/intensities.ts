/** Luminous intensity over C-planes (ascending, 0 to 360°) and γ (ascending, 0 nadir to 180°), one row a plane. */
export interface Intensities {
  c_deg: number[];
  gamma_deg: number[];
  intensity_cd: number[][];
}

const mod360 = (angle: number): number => ((angle % 360) + 360) % 360;

/** C of a direction folded into what the planes span: all round, half a turn, a quarter, or a single plane. */
function folded(c_deg: readonly number[], c: number): number {
  const last = c_deg[c_deg.length - 1] ?? 0;
  const first = c_deg[0] ?? 0;
  const angle = mod360(c);
  if (last <= first) return first;
  if (last - first > 180 + 1e-6) return angle;
  if (first >= 90 - 1e-6) return angle < 90 ? 180 - angle : angle > 270 ? 540 - angle : angle;
  const half = angle > 180 ? 360 - angle : angle;
  return last <= 90 + 1e-6 && half > 90 ? 180 - half : half;
}

function bracket(axis: readonly number[], at: number): [number, number, number] {
  if (axis.length < 2) return [0, 0, 0];
  let i = 0;
  while (i < axis.length - 2 && (axis[i + 1] as number) < at) i += 1;
  const from = axis[i] as number;
  const to = axis[i + 1] as number;
  return [i, i + 1, Math.min(1, Math.max(0, (at - from) / (to - from)))];
}

/** Intensity in a direction, linear in both angles; 0 beyond the γ that the file states. */
export function intensityAt(light: Intensities, c: number, gamma: number): number {
  const gammas = light.gamma_deg;
  if (gamma > (gammas[gammas.length - 1] ?? 0) + 1e-6 || gamma < (gammas[0] ?? 0) - 1e-6) return 0;
  const [g0, g1, v] = bracket(gammas, gamma);
  const row = (index: number): number => {
    const plane = light.intensity_cd[index] ?? [];
    return (plane[g0] ?? 0) * (1 - v) + (plane[g1] ?? 0) * v;
  };
  const angle = folded(light.c_deg, c);
  const last = light.c_deg[light.c_deg.length - 1] ?? 0;
  if (angle > last && last > 180) {
    const u = (angle - last) / (360 - last + (light.c_deg[0] ?? 0));
    return row(light.c_deg.length - 1) * (1 - u) + row(0) * u;
  }
  const [c0, c1, u] = bracket(light.c_deg, angle);
  return row(c0) * (1 - u) + row(c1) * u;
}

export function greatestIntensity(light: Intensities): number {
  return Math.max(0, ...light.intensity_cd.map((plane) => Math.max(0, ...plane)));
}
