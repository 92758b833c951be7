import { describe, expect, it } from 'vitest';
import { clauseIn } from './clause';
import zh from './messages/zh.json';
import { translate, type Messages } from './translate';

const chinese = (clause: string): string => clauseIn(clause, (key, values) => translate(zh as Messages, key, values));

describe('a clause', () => {
  it('keeps its numbers in the words of the language', () => {
    expect(chinese('table 44, row 44.1')).toBe('表 44 第 44.1 行');
    expect(chinese('Annex II (3)')).toBe('附件 II（3）');
    expect(chinese('table of rooms')).toBe('房间表');
  });
  it('stays as it is where it is a name or a number', () => {
    for (const clause of ['5.2.1', 'L03', 'Tomato, vegetative + fruit']) expect(chinese(clause)).toBe(clause);
  });
});
