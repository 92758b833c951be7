const day_ms = 86_400_000;

/** Whole days from today until the last day on which something holds; negative when it is over, null without an end. */
export function daysUntil(last: string | null | undefined, now: Date): number | null {
  if (!last) return null;
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${last}T00:00:00Z`) - today) / day_ms);
}
