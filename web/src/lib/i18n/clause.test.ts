import { describe, expect, it } from 'vitest';
import { clauseIn, standardIn } from './clause';
import zh from './messages/zh.json';
import { translate, type Messages, type Values } from './translate';

const say = (key: keyof typeof zh, values?: Values): string => translate(zh as Messages, key, values);
const chinese = (clause: string): string => clauseIn(clause, say);

describe('a clause', () => {
  it('keeps its numbers in the words of the language', () => {
    expect(chinese('table 44, row 44.1')).toBe('表 44 第 44.1 行');
    expect(chinese('Annex II (3)')).toBe('附件 II（3）');
    expect(chinese('Annex I, chapter I (2)')).toBe('附件 I 第 I 章（2）');
    expect(chinese('table of rooms')).toBe('房间表');
    expect(chinese('lighting of the board')).toBe('黑板照明');
  });
  it('goes with the name of its standard, which stays where it is a number', () => {
    expect(standardIn('Twinlight, crop practice in lux', say)).toBe('Twinlight 栽培惯例（照度）');
    expect(standardIn('Directive 1999/74/EC', say)).toBe('欧盟指令 1999/74/EC');
    expect(standardIn('EN 12464-1', say)).toBe('EN 12464-1');
  });
  it('stays as it is where it is a name or a number', () => {
    for (const clause of ['5.2.1', 'L03', 'Tomato, vegetative + fruit']) expect(chinese(clause)).toBe(clause);
  });
});
