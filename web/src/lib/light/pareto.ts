/** What a product is weighed by; less is better in both. */
export interface Weighed {
  energy: number | null;
  cost: number | null;
}

/** Those that no other beats in one without losing in the other. What is not known beats nobody. */
export function paretoFront<T extends Weighed>(entries: readonly T[]): T[] {
  const known = entries.filter((entry) => entry.energy !== null && entry.cost !== null);
  const beats = (a: T, b: T): boolean => {
    const [ae, ac, be, bc] = [a.energy, a.cost, b.energy, b.cost] as [number, number, number, number];
    return ae <= be && ac <= bc && (ae < be || ac < bc);
  };
  return known.filter((entry) => !known.some((other) => beats(other, entry)));
}
