import { describe, expect, it } from 'vitest';
import { sharedPlace } from './route';

const place = (id: string, path: string): string => sharedPlace(id, new URL(path, 'http://twinlight.test'));

describe('where a page leads that is to show another partnership', () => {
  it('stays where a list is', () => {
    expect(place('/', '/')).toBe('/');
    expect(place('/profiles', '/profiles')).toBe('/profiles');
    expect(place('/products/mine', '/products/mine')).toBe('/products/mine');
    expect(place('/needs/new', '/needs/new')).toBe('/needs/new');
  });
  it('leaves what is about a record for its list', () => {
    expect(place('/profiles/[id]', '/profiles/p1')).toBe('/profiles');
    expect(place('/profiles/[id]/change', '/profiles/p1/change')).toBe('/profiles');
    expect(place('/products/records/[id]', '/products/records/p1')).toBe('/products');
    expect(place('/products/[sha256]', '/products/abc')).toBe('/products');
    expect(place('/rankings/[id]/products/[rank]', '/rankings/r1/products/1')).toBe('/needs/new');
    expect(place('/needs/new', '/needs/new?need=n1')).toBe('/needs');
  });
  it('keeps what is searched, and forgets which partnership a link was about', () => {
    expect(place('/search', '/search?q=klas+licht&kind=profile')).toBe('/search?q=klas+licht&kind=profile');
    expect(place('/work', '/work?partnership=b')).toBe('/work');
  });
});
