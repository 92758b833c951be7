import type { MessageKey, Values } from './translate';

type Translate = (key: MessageKey, values?: Values) => string;

/** Clauses and standards that are words, not numbers or names, as `data/requirements` has them. */
const clauses = [
  'tender specification',
  'reading and writing desk lamps',
  'teaching displays',
  'assimilation lighting',
  'artificial lighting',
  'lighting of desks',
  'lighting of the board',
  'environmental permit',
  'daytime',
  'evening',
  'night',
];
const standards = [
  'Local classroom renewal programme',
  'Expert consensus on indoor light exposure',
  'Twinlight, crop practice',
  'Twinlight, crop practice in lux',
  'Twinlight, light for animals',
];
const wordOf = (words: string): string => words.toLowerCase().replaceAll(/[ ,]+/g, '_');

/** A clause as the requirements name it, "table 44, row 44.1", in the words of a language; names and numbers stay. */
export function clauseIn(clause: string, t: Translate): string {
  const row = /^table ([\w.]+), row ([\w.]+)$/.exec(clause);
  if (row) return t('clause.row', { table: row[1] ?? '', row: row[2] ?? '' });
  const chapter = /^Annex (\w+), chapter (\w+) \(([^)]+)\)$/.exec(clause);
  if (chapter)
    return t('clause.chapter', { annex: chapter[1] ?? '', chapter: chapter[2] ?? '', point: chapter[3] ?? '' });
  const annex = /^Annex (\w+) \(([^)]+)\)$/.exec(clause);
  if (annex) return t('clause.annex', { annex: annex[1] ?? '', point: annex[2] ?? '' });
  if (clause === 'table of rooms') return t('clause.rooms');
  if (clauses.includes(clause)) return t(`clause.said.${wordOf(clause)}` as MessageKey);
  return clause === 'lighting power density' ? t('quantity.power_density_W_per_m2') : clause;
}

/** A standard in the words of a language, where its name is made of words. */
export function standardIn(standard: string, t: Translate): string {
  const directive = /^Directive (\S+)$/.exec(standard);
  if (directive) return t('standard.directive', { number: directive[1] ?? '' });
  return standards.includes(standard) ? t(`standard.said.${wordOf(standard)}` as MessageKey) : standard;
}
