// Every message stands in three languages, with the same values to fill in, and is used; every key that is used exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './messages/en.json';
import nl from './messages/nl.json';
import zh from './messages/zh.json';
import { localised, preferredLanguage, translate, type Messages } from './translate';

const keys = Object.keys(en);
const values = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(svelte|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('messages', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(nl)).toEqual(keys);
    expect(Object.keys(zh)).toEqual(keys);
  });
  it('have the same values to fill in', () => {
    for (const key of keys as (keyof typeof en)[]) {
      expect(values(nl[key]), key).toEqual(values(en[key]));
      expect(values(zh[key]), key).toEqual(values(en[key]));
    }
  });
  it('are translated: Chinese in Chinese characters, Dutch not as the English', () => {
    // Units and abbreviations (Ēm, UGR, Ra) and lists of formats are the same everywhere.
    const words = (keys as (keyof typeof en)[]).filter((key) => !/^(short\.|inspect\.formats$)/.test(key));
    expect(
      words.filter((key) => !/[\u4e00-\u9fff]/.test(zh[key].replaceAll(/\{\w+\}/g, '')) && /[a-z]{3}/.test(en[key])),
    ).toEqual(['progress.count', 'filter.found', 'market.changeOf']);
    const wordsIn = (text: string): number => (text.replaceAll(/\{\w+\}/g, '').match(/\p{L}{2,}/gu) ?? []).length;
    expect(words.filter((key) => nl[key] === en[key] && wordsIn(en[key]) > 2)).toEqual([]);
  });
  it('address Dutch readers as letters and reports do', () => {
    expect(Object.values(nl).filter((text) => /\b(je|jij|jou|jouw|jullie)\b/i.test(text))).toEqual([]);
  });
  it('are all used, and all that is used exists', () => {
    const text = sources('src').join('\n');
    const used = [...text.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((match) => match[1] ?? '');
    const ternaries = [...text.matchAll(/[?:] '([a-z]\w*\.[\w.]+)'/g)].map((match) => match[1] ?? '');
    const prefixes = [
      ...[...text.matchAll(/\bt\(`([\w.]+?)\.?\$\{/g)].map((match) => match[1] ?? ''),
      ...[...text.matchAll(/(?:locale|this)\.name\('(\w+)'/g)].map((match) => match[1] ?? ''),
    ];
    for (const key of used) expect(keys).toContain(key);
    const plain = (key: string): string => key.replace(/_one$/, '');
    const unused = keys.filter(
      (key) =>
        ![...used, ...ternaries].includes(plain(key)) && !prefixes.some((prefix) => key.startsWith(`${prefix}.`)),
    );
    expect(unused).toEqual([]);
  });
  it('are filled in, with the singular where there is one', () => {
    expect(translate(en as Messages, 'need.task.count', { n: 1 })).toBe('1 task');
    expect(translate(en as Messages, 'need.task.count', { n: 35 })).toBe('35 tasks');
    expect(translate(en as Messages, 'ranking.answer', { pass: 3 })).toContain('3 of {all}');
  });
});

describe('the reader', () => {
  it('gets the first language that we speak', () => {
    expect(preferredLanguage(['fr-BE', 'nl-BE', 'en'])).toBe('nl');
    expect(preferredLanguage(['zh-CN'])).toBe('zh');
    expect(preferredLanguage(['pt'])).toBe('en');
  });
  it('gets a text in the own language, else English, else any', () => {
    expect(localised({ en: 'room', nl: 'ruimte' }, 'nl')).toBe('ruimte');
    expect(localised({ en: 'room', nl: 'ruimte' }, 'zh')).toBe('room');
    expect(localised({ zh: '房间' }, 'nl')).toBe('房间');
    expect(localised(null, 'nl')).toBe('');
  });
});
