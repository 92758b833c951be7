import { describe, expect, it } from 'vitest';
import { corrected } from './topics';

describe('corrections of topics', () => {
  it('denies what the program found', () => {
    expect(corrected([], { id: 'greenhouse', by: 'program' }, false)).toEqual([{ topic: 'greenhouse', named: false }]);
  });
  it('takes a denial back', () => {
    const denied = [{ topic: 'greenhouse', named: false }];
    expect(corrected(denied, { id: 'greenhouse', by: 'program' }, true)).toEqual([]);
  });
  it('forgets what a person had named, and nothing else', () => {
    const named = [{ topic: 'greenhouse', named: true, words: 'glas' }, { topic: 'school' }];
    expect(corrected(named, { id: 'greenhouse', by: 'person' }, false)).toEqual([{ topic: 'school' }]);
  });
});
