/**
 * The place in a menu that a key leads to, as the ARIA Authoring Practices have it: arrows go round, a letter leads to
 * the next name that begins with it. Null where the key is none of a menu's.
 * @param at where the reader is
 */
export function placeByKey(names: readonly string[], at: number, key: string): number | null {
  const count = names.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if ([...key].length !== 1 || key === ' ') return null;
  const ahead = names.map((_, i) => (at + 1 + i) % count);
  return ahead.find((i) => names[i]?.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}
