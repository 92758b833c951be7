import { describe, expect, test } from 'vitest';
import { ApiError, faultsOf } from './api';

const refusal = new ApiError(422, {
  type: 'urn:twinlight:problem:invalid',
  title: 'Not valid',
  status: 422,
  errors: [
    { pointer: '/email', message: 'no address' },
    { pointer: '/desk/address/city', message: 'too long' },
  ],
} as ConstructorParameters<typeof ApiError>[1]);

describe('faults of a form', () => {
  test('are known by the names of its fields', () => {
    expect(faultsOf(refusal).get('email')).toBe('no address');
    expect(faultsOf(refusal, '/desk').get('address/city')).toBe('too long');
  });
  test('are none where the server refused nothing', () => {
    expect(faultsOf(new Error('offline')).size).toBe(0);
    expect(faultsOf(null).size).toBe(0);
  });
});
