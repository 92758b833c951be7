import type { MessageKey, Values } from './translate';

type Translate = (key: MessageKey, values?: Values) => string;

/** A clause as the requirements name it, "table 44, row 44.1", in the words of a language; names and numbers stay. */
export function clauseIn(clause: string, t: Translate): string {
  const row = /^table ([\w.]+), row ([\w.]+)$/.exec(clause);
  if (row) return t('clause.row', { table: row[1] ?? '', row: row[2] ?? '' });
  const annex = /^Annex (\w+) \(([^)]+)\)$/.exec(clause);
  if (annex) return t('clause.annex', { annex: annex[1] ?? '', point: annex[2] ?? '' });
  if (clause === 'table of rooms') return t('clause.rooms');
  return clause === 'lighting power density' ? t('quantity.power_density_W_per_m2') : clause;
}
