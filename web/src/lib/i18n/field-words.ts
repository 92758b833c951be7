import type { Language } from './translate';

/** What fields of records are called, by their names in records. */
export type FieldWords = ReadonlyMap<string, Record<Language, string>>;

let words: Promise<FieldWords> | null = null;
/** Those of the list by which tables are exported and imported; read when they are first needed. */
export const fieldWords = (): Promise<FieldWords> =>
  (words ??= import('../../../../data/words/fields.tsv?raw').then(({ default: table }) => wordsOf(table)));

/** Of a table with a line for each field: its name, then what it is called in the languages of the heading. */
export function wordsOf(table: string): FieldWords {
  const [heading = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(
    rows.map((row) => [
      row[0] ?? '',
      Object.fromEntries(heading.map((name, i) => [name, row[i]])) as Record<Language, string>,
    ]),
  );
}

/** The steps of a pointer (RFC 6901) into what was sent; what is none, such as the name of a parameter, is the one step. */
export const stepsOfPointer = (pointer: string): string[] =>
  pointer.startsWith('/')
    ? pointer
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    : [pointer];

/**
 * The steps of a path into a record as people read it, from the outermost field in; numbers count from 1. A step that
 * has no name stands as it is.
 */
export const namesOf = (steps: readonly string[], language: Language, words: FieldWords): string[] =>
  steps.map((step, i) => {
    if (/^\d+$/.test(step)) return String(Number(step) + 1);
    // What is called by one word in records and in their files has another name in these.
    const field = step === 'role' && steps[i - 2] === 'files' ? 'files.role' : step;
    return words.get(field)?.[language] ?? step.replaceAll('_', ' ');
  });
