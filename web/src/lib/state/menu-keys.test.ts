import { describe, expect, it } from 'vitest';
import { placeByKey } from './menu-keys';

const names = ['Limburg–Guangdong', 'Delta en Parelrivier', '林堡—广东', 'Lommel'];

describe('keys of a menu', () => {
  it('go round in both directions', () => {
    const round = (key: string): (number | null)[] => names.map((_, at) => placeByKey(names, at, key));
    expect(round('ArrowDown')).toEqual([1, 2, 3, 0]);
    expect(round('ArrowUp')).toEqual([3, 0, 1, 2]);
    expect(round('Home')).toEqual([0, 0, 0, 0]);
    expect(round('End')).toEqual([3, 3, 3, 3]);
  });
  it('lead to the next name that begins with a letter, whatever its case, and round', () => {
    expect([0, 3].map((at) => placeByKey(names, at, 'l'))).toEqual([3, 0]);
    expect(placeByKey(names, 1, 'D')).toBe(1);
    expect(placeByKey(names, 0, '林')).toBe(2);
  });
  it('leave every other key to the page', () => {
    for (const key of ['Tab', 'Enter', 'Escape', ' ', 'x', 'Shift']) expect(placeByKey(names, 0, key)).toBeNull();
    expect(placeByKey([], 0, 'ArrowDown')).toBeNull();
  });
});
