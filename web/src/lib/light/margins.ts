export interface Limit {
  limit: number | null;
  value: number | null;
  least: boolean;
}

/**
 * Where a value stands on a bar whose middle is the limit: 0 far on the failing side, 0.5 at the limit, 1 far inside.
 * A value of twice the limit (or none of it, where less is better) reaches the end.
 */
export function positionOnBar({ limit, value, least }: Limit): number | null {
  if (limit === null || value === null) return null;
  const scale = Math.abs(limit) > 0 ? Math.abs(limit) : 1;
  const inside = ((value - limit) / scale) * (least ? 1 : -1);
  return Math.min(1, Math.max(0, 0.5 + inside / 2));
}
