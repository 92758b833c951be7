import { api, ofPartnership, unwrap } from './api';
import { route } from '$lib/route';
import type { Text } from './records';

/** The kinds of records that have a page to go to. */
export const searchedKinds = ['organisation', 'profile', 'product', 'event', 'newsletter'] as const;
export type SearchedKind = (typeof searchedKinds)[number];

export interface Hit {
  id: string;
  kind: SearchedKind;
  href: string;
  title: Text | undefined;
  text: Text | undefined;
}

const isSearched = (kind: string): kind is SearchedKind => (searchedKinds as readonly string[]).includes(kind);

function hrefOf(kind: SearchedKind, id: string): string {
  switch (kind) {
    case 'organisation':
      return route.organisation(id);
    case 'profile':
      return route.profile(id);
    case 'product':
      return route.productRecord(id);
    case 'event':
      return route.events();
    case 'newsletter':
      return route.news();
  }
}

/** What a found record is called, says and leads to; of a kind without a page there is none. */
export function hitOf(record: { id: string; kind: string; document: Record<string, unknown> }): Hit | undefined {
  const { id, kind, document } = record;
  if (!isSearched(kind)) return undefined;
  const field = (...names: string[]): Text | undefined =>
    names.map((name) => document[name] as Text | undefined).find(Boolean);
  return {
    id,
    kind,
    href: hrefOf(kind, id),
    title: field('name', 'title', 'subject'),
    text: field('summary', 'description', 'body'),
  };
}

/** A page of what full text finds, the best first; `next` asks for the one after it. */
export async function search(q: string, kind: string, first = 0): Promise<{ hits: Hit[]; next: number | null }> {
  const query = { q, kinds: kind || searchedKinds.join(','), first, ...ofPartnership() };
  const { items, next } = await unwrap(api.GET('/search', { params: { query } }));
  return { hits: items.map(hitOf).filter((hit) => hit !== undefined), next };
}
