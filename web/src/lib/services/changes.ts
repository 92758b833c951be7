/** One step in the life of a record, as GET …/history tells it. */
export interface Step {
  action: string;
  at: string;
  person: string;
  version: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
/** One value that changed; where a side is missing, it was not there. */
export interface Change {
  /** Where it stands: `prices / 0 / unit_price / amount`. */
  path: string;
  before: string | null;
  after: string | null;
}

/** What changed from one form of a record to the next, value by value, in the order of the fields. */
export function changesOf({ before, after }: Pick<Step, 'before' | 'after'>): Change[] {
  const old = flat(before);
  const now = flat(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, path: readonly string[] = [], found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined || value === '') return found;
  if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) flat(inner, [...path, key], found);
  else found.set(path.join(' / '), String(value));
  return found;
}
