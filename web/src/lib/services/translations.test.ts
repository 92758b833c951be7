import { describe, expect, it } from 'vitest';
import type { Text } from './records';
import { retyped, rewritten } from './translations';

const before: Text = {
  language: 'nl',
  text: 'Lamp',
  translations: { en: { text: 'Lamp', status: 'checked' }, zh: { text: '灯', status: 'human' } },
};

describe('a text anew', () => {
  it('keeps its translations where nothing changed', () => {
    expect(rewritten(before, 'nl', 'Lamp', before.translations)).toEqual(before);
  });
  it('has outdated translations where the original changed and they did not', () => {
    const now = { ...before.translations, zh: retyped('灯具', false) };
    expect(rewritten(before, 'nl', 'Armatuur', now).translations).toEqual({
      en: { text: 'Lamp', status: 'outdated' },
      zh: { text: '灯具', status: 'human' },
    });
  });
  it('has none that is empty or in its own language', () => {
    const now = { nl: retyped('Lamp', false), en: retyped(' ', true), zh: retyped('灯', true) };
    expect(rewritten(undefined, 'nl', 'Lamp', now).translations).toEqual({ zh: { text: '灯', status: 'machine' } });
  });
});
