// Rows that come one by one stand in the order that the whole ranking has.
import { expect, it, vi } from 'vitest';
import type { ShortlistEntry } from '$lib/services/api';
import { placed } from './ranking.svelte';

vi.mock('$lib/i18n/locale.svelte', () => ({ locale: { language: 'nl' } }));
const row = (file: string, rank: number): ShortlistEntry => ({ file, rank }) as ShortlistEntry;
const said = (rows: ShortlistEntry[]): string[] => rows.map(({ file, rank }) => `${rank} ${file}`);

it('rows push the later ones down, whether they come alone or together', () => {
  const coming = [row('b', 1), row('d', 2), row('a', 1), row('c', 3)];
  const alone = coming.reduce<ShortlistEntry[]>((rows, next) => placed(rows, [next]), []);
  expect(said(alone)).toEqual(['1 a', '2 b', '3 c', '4 d']);
  expect(said(placed([], coming))).toEqual(said(alone));
  expect(said(placed(placed([], coming.slice(0, 2)), coming.slice(2)))).toEqual(said(alone));
});
it('ten thousand rows are put in their places within a few frames', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => row(`p${i}`, 1 + Math.floor(i / 2)));
  expect(said(placed([], many)).length).toBe(10_000);
});
