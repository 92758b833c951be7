interface Edition {
  standard: string;
  year: number;
}

/** Editions of one standard share its number: GB 50034 of 2013 became GB/T 50034 in 2024. */
const numberOf = ({ standard }: Edition): string => /\d[\d-]*/.exec(standard)?.[0] ?? standard;

/**
 * Rows as people look for them: the standard that both regions know first, then other editions in force, last what a
 * newer edition replaced. Within these each standard's rows stand together, as they came.
 */
export function inOrderOfUse<T extends Edition>(rows: T[]): T[] {
  const newest = new Map<string, number>();
  for (const row of rows) newest.set(numberOf(row), Math.max(row.year, newest.get(numberOf(row)) ?? 0));
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const superseded = row.year < (newest.get(numberOf(row)) ?? 0);
    const place = superseded ? 2 : numberOf(row) === '12464-1' ? 0 : 1;
    const key = `${place} ${row.standard} ${row.year}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const placed = [...groups].sort(([a], [b]) => Number(a[0]) - Number(b[0]));
  return placed.flatMap(([, group]) => group);
}
