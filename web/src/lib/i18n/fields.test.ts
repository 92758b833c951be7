// What a field is called on a page and in a table that is exported or imported is the same word.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import en from './messages/en.json';
import nl from './messages/nl.json';
import zh from './messages/zh.json';

const messages = { nl, en, zh } as const;
const [heading = [], ...rows] = readFileSync('../data/words/fields.tsv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

it('fields have one name on pages and in tables', () => {
  expect(heading).toEqual(['field', 'nl', 'en', 'zh']);
  for (const [language, said] of Object.entries(messages) as [keyof typeof messages, Record<string, string>][]) {
    const column = heading.indexOf(language);
    const named = rows
      .map((row) => [row[0] ?? '', row[column] ?? ''] as const)
      .filter(([field]) => `field.${field}` in said);
    expect(named.length).toBeGreaterThan(30);
    // Pages keep "e-mail" on one line by a mark that no table needs.
    const onPages = named.map(([field]) => [field, said[`field.${field}`]?.replaceAll('\u2060', '')]);
    expect(onPages, language).toEqual(named.map((pair) => [...pair]));
  }
});
