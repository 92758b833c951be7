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

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/**
 * How many digits show on which side of the limit a value stands: the usual ones, or more where a value that fails
 * would be rounded to its limit. Limits are round numbers mostly and then stay so. The reports do the same.
 */
export function digitsThatTell(
  { limit, value, least }: Limit,
  pass: boolean | null,
  usual: number,
): { value: number; limit: number } {
  const plain = { value: usual, limit: usual };
  if (limit === null || value === null || pass === null) return plain;
  for (let digits = usual; digits <= usual + 4; digits += 1) {
    const [shown, asked] = [rounded(value, digits), rounded(limit, digits)];
    if ((least ? shown >= asked : shown <= asked) !== pass) continue;
    return { value: digits, limit: asked === rounded(limit, usual) ? usual : digits };
  }
  return plain;
}
