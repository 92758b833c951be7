import { describe, expect, it } from 'vitest';
import type { Text } from './records';
import { hitOf } from './search';

describe('a found record', () => {
  const text = (words: string): Text => ({ language: 'en', text: words });
  it('is called by its name, title or subject and leads to its page', () => {
    const profile = hitOf({ id: '7', kind: 'profile', document: { title: text('Lamps'), summary: text('Many') } });
    expect([profile?.title?.text, profile?.href]).toEqual(['Lamps', '/profiles/7']);
    expect(hitOf({ id: '7', kind: 'organisation', document: { name: text('Maker') } })?.title?.text).toBe('Maker');
    expect(hitOf({ id: '7', kind: 'newsletter', document: { subject: text('June') } })?.title?.text).toBe('June');
  });
  it('of a kind without a page is none', () => {
    expect(hitOf({ id: '7', kind: 'space', document: {} })).toBeUndefined();
  });
});
