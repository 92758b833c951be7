import { describe, expect, it } from 'vitest';
import type { NeedDescription } from './api';
import { needDocument, type SharedNeed } from './share-need';

const shared: SharedNeed = {
  partnership: 'p',
  organisation: 'o',
  title: 'Klas',
  text: '',
  language: 'nl',
  rooms: 12,
  wantedBy: '',
  level: 'open',
};
const description = { domain: 'education', requirement: 'x/1', operation: { currency: 'CNY' } } as NeedDescription;

describe('a shared need', () => {
  it('hides its owner only where they chose so', () => {
    expect(needDocument(shared, description, 'h')).toMatchObject({ anonymous: false });
    expect(needDocument({ ...shared, level: 'anonymous' }, description, 'h')).toMatchObject({ anonymous: true });
  });
  it('is for the market whose money it counts in', () => {
    expect(needDocument(shared, description, 'h')).toMatchObject({ market: 'china', wanted_by: null });
  });
  it('leaves out a description that nobody wrote', () => {
    expect(needDocument(shared, description, 'h')).not.toHaveProperty('description');
  });
});
