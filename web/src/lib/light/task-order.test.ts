import { expect, test } from 'vitest';
import { inOrderOfUse } from './task-order';

const row = (standard: string, year: number, id = ''): { standard: string; year: number; id: string } => ({
  standard,
  year,
  id,
});

test('the common standard comes first, what a newer edition replaced last, each together', () => {
  const ordered = inOrderOfUse([
    row('EN 12464-1', 2011),
    row('GB 50034', 2013),
    row('GB 7793', 2010),
    row('EN 12464-1', 2021, 'a'),
    row('GB/T 50034', 2024),
    row('EN 12464-1', 2021, 'b'),
    row('GB 7793', 2010, 'c'),
  ]);
  expect(ordered.map(({ standard, year, id }) => `${standard}:${year}${id}`)).toEqual([
    'EN 12464-1:2021a',
    'EN 12464-1:2021b',
    'GB 7793:2010',
    'GB 7793:2010c',
    'GB/T 50034:2024',
    'EN 12464-1:2011',
    'GB 50034:2013',
  ]);
});
