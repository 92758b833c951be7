import { describe, expect, it } from 'vitest';
import { addressLink } from './mailbox';

describe('the link of a letter to a new address', () => {
  it('has a secret and, after the first point, the address', () => {
    expect(addressLink('#s3cret.mia.peeters@dewilg.example')).toEqual({
      token: 's3cret',
      email: 'mia.peeters@dewilg.example',
    });
  });
  it('gives back what browsers encode, and what they leave as it is', () => {
    expect(addressLink('#s.zo%C3%AB@dewilg.example')?.email).toBe('zoë@dewilg.example');
    expect(addressLink('#s.100%off@dewilg.example')?.email).toBe('100%off@dewilg.example');
  });
  it('is none without an address', () => {
    for (const hash of ['', '#', '#s3cret']) expect(addressLink(hash)).toBeNull();
  });
});
