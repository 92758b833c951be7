import { expect, it } from 'vitest';
import { daysUntil } from './expiry';

it('a certificate holds on its last day and no longer', () => {
  const now = new Date(2026, 10, 28, 23, 30);
  expect(daysUntil('2026-11-28', now)).toBe(0);
  expect(daysUntil('2026-11-27', now)).toBe(-1);
  expect(daysUntil('2027-02-26', now)).toBe(90);
  expect(daysUntil(null, now)).toBeNull();
});
