import type { ShortlistEntry } from '$lib/services/api';

export type SortKey = 'rank' | 'energy' | 'cost' | 'mean' | 'ugr';
/** Part of the chart: from and to of energy and of cost. */
export interface ChartArea {
  energy: [number, number];
  cost: [number, number];
}
export const mostCompared = 5;
const open: [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

const last = Number.POSITIVE_INFINITY;
const keys: Record<SortKey, (entry: ShortlistEntry) => number> = {
  rank: (entry) => entry.rank,
  energy: (entry) => entry.energy_kWh_per_m2_year ?? last,
  cost: (entry) => entry.cost_per_year ?? last,
  mean: (entry) => entry.evaluation?.task.mean_lx ?? last,
  ugr: (entry) => entry.evaluation?.ugr_max ?? last,
};

/** What the reader sees of a shortlist: filters that table and chart share, order, and the products to compare. */
export class Selection {
  words = $state('');
  passingOnly = $state(false);
  frontOnly = $state(false);
  area = $state.raw<ChartArea | null>(null);
  sort = $state<SortKey>('rank');
  descending = $state(false);
  pointed = $state<number | null>(null);
  compared = $state<number[]>([]);

  sortBy(key: SortKey): void {
    this.descending = this.sort === key ? !this.descending : false;
    this.sort = key;
  }

  compare(rank: number): void {
    if (this.compared.includes(rank)) this.compared = this.compared.filter((known) => known !== rank);
    else if (this.compared.length < mostCompared) this.compared = [...this.compared, rank];
  }

  /** Sets one end of a range; what is no number leaves it open, and open on all sides filters nothing. */
  bound(axis: keyof ChartArea, end: 0 | 1, value: number): void {
    const area = { energy: [...(this.area?.energy ?? open)], cost: [...(this.area?.cost ?? open)] } as ChartArea;
    area[axis][end] = Number.isNaN(value) ? open[end] : value;
    this.area = [...area.energy, ...area.cost].some(Number.isFinite) ? area : null;
  }

  clear(): void {
    this.words = '';
    this.passingOnly = false;
    this.frontOnly = false;
    this.area = null;
  }

  get filtered(): boolean {
    return this.words !== '' || this.passingOnly || this.frontOnly || this.area !== null;
  }

  shown(rows: readonly ShortlistEntry[], front: ReadonlySet<number>): ShortlistEntry[] {
    const wanted = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter((row) => {
      if (this.passingOnly && row.verdict !== 'pass') return false;
      if (this.frontOnly && !front.has(row.rank)) return false;
      if (this.area && !within(row, this.area)) return false;
      if (wanted.length === 0) return true;
      const text = `${row.manufacturer} ${row.model} ${row.file}`.toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    const key = keys[this.sort];
    const sign = this.descending ? -1 : 1;
    return found.sort((a, b) => sign * (key(a) - key(b)) || a.rank - b.rank);
  }
}

let current: { id: string; selection: Selection } | null = null;

/** The selection of a ranking, kept while its pages follow one another. */
export function selectionOf(id: string): Selection {
  if (current?.id !== id) current = { id, selection: new Selection() };
  return current.selection;
}

function within(row: ShortlistEntry, area: ChartArea): boolean {
  const { energy_kWh_per_m2_year: energy, cost_per_year: cost } = row;
  if (energy === null || energy === undefined || cost === null || cost === undefined) return false;
  return energy >= area.energy[0] && energy <= area.energy[1] && cost >= area.cost[0] && cost <= area.cost[1];
}
