import { readRecord, type Text } from './records';

/** What a value of a record names: a record of a kind, to be shown by its title. */
const kinds: Record<string, string> = {
  organisation: 'organisations',
  supplier: 'organisations',
  invited: 'organisations',
  partners: 'organisations',
  signatories: 'organisations',
  bodies: 'organisations',
  person: 'persons',
  partnership: 'partnerships',
  profile: 'profiles',
  own_profile: 'profiles',
  first: 'profiles',
  second: 'profiles',
  product: 'products',
  products: 'products',
  need: 'needs',
  site: 'sites',
  space: 'spaces',
  event: 'events',
  interest: 'interests',
  indicator: 'indicators',
};
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The collection of the record that a value names, or null where it names none. */
export function collectionOf(path: string, value: string): string | null {
  if (!uuid.test(value)) return null;
  const field = path
    .split(' / ')
    .filter((step) => !/^\d+$/.test(step))
    .pop();
  return kinds[field ?? ''] ?? null;
}

interface Named {
  name?: Text | string;
  title?: Text;
  given_name?: string;
  family_name?: string;
  model?: string;
}
/** The title of a record; null where it is not for the reader, or has none. */
export async function titleOf(collection: string, id: string): Promise<Text | string | null> {
  const found = await readRecord<Named & { id: string; state: string; version: number; may: string[] }>(
    collection,
    id,
  ).catch(() => null);
  if (!found) return null;
  const person = [found.given_name, found.family_name].filter(Boolean).join(' ');
  return found.title ?? found.name ?? (person || found.model || null);
}
