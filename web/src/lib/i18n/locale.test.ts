import { describe, expect, it } from 'vitest';
import { locale } from './locale.svelte';

const [from, to] = ['2027-03-08T08:00:00.000Z', '2027-03-08T16:00:00.000Z'];

describe('a time in a zone', () => {
  it('is that of the place, which is named', () => {
    expect(locale.span(from, to, 'Asia/Shanghai')).toMatch(/16:00.*Shanghai/);
  });
  it('is in UTC, and says so, where there is no such zone', () => {
    expect(locale.span(from, to, 'Europe/Brusels')).toMatch(/8:00.*UTC/);
    expect(locale.sameTime(from, 'Europe/Brusels', 'UTC')).toBe(true);
  });
});
