import type { NeedDescription, Requirement } from '$lib/services/api';
import { here } from './partnership.svelte';

export type Domain = NeedDescription['domain'];
const key = 'twinlight.need';

export interface Draft {
  name: string;
  domain: Domain;
  requirement: string;
  room: { length_m: number; width_m: number; height_m: number };
  reflectance: { ceiling: number; walls: number; floor: number };
  maintenance_factor: number;
  task: { height_m: number; border_m: number };
  mounting: 'ceiling' | 'suspended' | 'either';
  hours_per_year: number;
  electricity_price_per_kWh: number;
  currency: string;
  minimise: 'energy' | 'cost' | 'count';
  years: number;
}

/** What a room of each domain usually is, so that every field starts with a sensible answer. */
const usual: Record<Domain, Partial<Draft>> = {
  education: {
    room: { length_m: 9, width_m: 7, height_m: 3 },
    task: { height_m: 0.75, border_m: 0.5 },
    hours_per_year: 2000,
  },
  care: {
    room: { length_m: 6, width_m: 4.2, height_m: 2.7 },
    task: { height_m: 0.85, border_m: 0.3 },
    hours_per_year: 3000,
  },
  agriculture: {
    room: { length_m: 12, width_m: 6, height_m: 4 },
    task: { height_m: 0.1, border_m: 0.5 },
    hours_per_year: 4000,
  },
};

const empty: Draft = {
  name: '',
  domain: 'education',
  requirement: '',
  room: { length_m: 9, width_m: 7, height_m: 3 },
  reflectance: { ceiling: 0.8, walls: 0.5, floor: 0.2 },
  maintenance_factor: 0.8,
  task: { height_m: 0.75, border_m: 0.5 },
  mounting: 'either',
  hours_per_year: 2000,
  electricity_price_per_kWh: 0.28,
  currency: 'EUR',
  minimise: 'energy',
  years: 15,
};

/** The reverse of `NeedDraft.description`: what can be filled in again. */
export function draftOf(need: NeedDescription): Partial<Draft> {
  const { operation, layout, cost } = need;
  return {
    name: need.name ?? '',
    domain: need.domain,
    requirement: need.requirement ?? '',
    room: { length_m: need.room.length_m, width_m: need.room.width_m, height_m: need.room.height_m },
    reflectance: { ...need.reflectance },
    maintenance_factor: need.maintenance_factor,
    task: { height_m: need.task.height_m ?? empty.task.height_m, border_m: need.task.border_m ?? empty.task.border_m },
    mounting: mountingOf(layout?.mounting),
    hours_per_year: operation?.hours_per_year ?? empty.hours_per_year,
    electricity_price_per_kWh: operation?.electricity_price_per_kWh ?? empty.electricity_price_per_kWh,
    currency: operation?.currency ?? empty.currency,
    minimise: need.minimise ?? empty.minimise,
    years: typeof cost?.years === 'number' ? cost.years : empty.years,
  };
}

const mountingOf = (mounting: string | undefined): Draft['mounting'] =>
  mounting === 'ceiling' || mounting === 'suspended' ? mounting : 'either';

/** Each partnership has its own: a draft may have begun with a need of its members. */
const placeOfDraft = (): string => (here.atHome ? key : `${key}.${here.id}`);

function remembered(place: string): Draft {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<Draft>) };
  } catch {
    return empty;
  }
}

/** The need that is being described, kept in the tab until it is sent. */
export class NeedDraft {
  readonly #place = placeOfDraft();
  value = $state<Draft>(remembered(this.#place));

  chooseDomain(domain: Domain): void {
    if (domain === this.value.domain) return;
    this.value = { ...this.value, ...usual[domain], domain, requirement: '' };
  }

  chooseTask(requirement: Requirement): void {
    this.value.requirement = requirement.id;
    this.value.name = requirement.label;
  }

  /** Takes up what somebody else's need tells; the rest is as usual in its domain. */
  take(told: Partial<Draft>): void {
    const domain = told.domain ?? this.value.domain;
    this.value = { ...empty, ...usual[domain], ...told, domain };
  }

  remember(): void {
    sessionStorage.setItem(this.#place, JSON.stringify(this.value));
  }

  /** The JSON form of a need file, as docs/needs.md explains it. */
  description(): NeedDescription {
    const { room, reflectance, task, ...draft } = this.value;
    return {
      name: draft.name || draft.requirement,
      domain: draft.domain,
      requirement: draft.requirement,
      maintenance_factor: draft.maintenance_factor,
      minimise: draft.minimise,
      room: { ...room },
      reflectance: { ...reflectance },
      operation: {
        hours_per_year: draft.hours_per_year,
        electricity_price_per_kWh: draft.electricity_price_per_kWh,
        currency: draft.currency,
      },
      task: { ...task },
      layout: {
        mounting: draft.mounting,
        // Pendants hang a sixth of the way down, half a metre at most: rows stay above heads in a usual room.
        ...(draft.mounting === 'ceiling' ? {} : { suspension_m: Number(Math.min(0.5, room.height_m / 6).toFixed(2)) }),
        max_luminaires: Math.max(12, Math.ceil((room.length_m * room.width_m) / 2)),
        min_spacing_m: Math.min(1.2, Math.min(room.length_m, room.width_m) / 2),
        max_spacing_ratio: 2,
      },
      ...(draft.domain === 'agriculture' ? { plants: { daylight_mol_per_m2_day: 0 } } : {}),
      cost: { years: draft.years, discount_rate: 0.03, grid: draft.currency === 'CNY' ? 'CN-GD' : 'BE' },
    };
  }
}
