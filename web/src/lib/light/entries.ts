import type { Check, Evaluation, Ranking, ShortlistEntry } from '$lib/services/api';

/** Cost over life, as the evidence gives it; null where a price was not known. */
export interface LifeCost {
  years: number;
  currency: string;
  purchase: number | null;
  installation: number | null;
  energy: number | null;
  cleaning: number | null;
  replacements: number | null;
  residual_value: number | null;
  present_value: number | null;
  annual_equivalent: number | null;
  carbon_kg_per_year?: number | null;
  asked_for?: unknown[];
}
export interface Robustness {
  flux_uncertainty: number;
  least_flux_factor: number | null;
  most_flux_factor: number | null;
  least_maintenance_factor: number | null;
  within_uncertainty: string[];
  /** None where the verdict fails, and for lines behind the first. */
  reflectances: ReflectanceRobustness | null;
}
interface ReflectanceTurn {
  factor: number;
  quantity: string;
}
export interface ReflectanceRobustness {
  tried_least_factor: number;
  tried_most_factor: number;
  below: ReflectanceTurn | null;
  above: ReflectanceTurn | null;
}

/** A product that a member published is filed under its record, `products/ID/NAME`: people know it by its name. */
export const fileNameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;

export const lifeCostOf = (entry: ShortlistEntry): LifeCost | null =>
  record(entry['life_cost']) as unknown as LifeCost | null;
export const robustnessOf = (entry: ShortlistEntry): Robustness | null =>
  record(entry['verdict_robustness']) as unknown as Robustness | null;
export const openPointsOf = (entry: ShortlistEntry): string[] =>
  Array.isArray(entry['open_points'])
    ? (entry['open_points'] as unknown[]).map((point) =>
        typeof point === 'string' ? point : String(record(point)?.['message'] ?? record(point)?.['quantity'] ?? ''),
      )
    : [];

/** What was asked for and not known, as words. */
export const askedFor = (cost: LifeCost): string[] =>
  (cost.asked_for ?? []).map((asked) =>
    typeof asked === 'string' ? asked : String(record(asked)?.['what'] ?? record(asked)?.['name'] ?? ''),
  );

export const positionsOf = (entry: ShortlistEntry): number[][] => entry.layout?.positions ?? [];

export const checkOf = (entry: ShortlistEntry, quantity: string): Check | undefined =>
  entry.checks.find((check) => check.quantity === quantity);

/** The checks of an entry as another evaluation of the same product gives them; a quantity that it does not tell stays. */
export function checksWith(checks: readonly Check[], evaluation: Evaluation): Check[] {
  const values = valuesOf(evaluation);
  return checks.map((check) => {
    const value = values[check.quantity];
    if (value === undefined || value === null || check.limit === null) return check;
    const margin = check.limit_is === 'least' ? value - check.limit : check.limit - value;
    return { ...check, value, margin, pass: margin >= 0 };
  });
}

/** What an evaluation says of the quantities that requirements name. */
export function valuesOf(evaluation: Evaluation): Record<string, number | null | undefined> {
  const surfaces = record(evaluation['surfaces']);
  const part = (name: string, key: string): number | undefined => {
    const value = (record(surfaces?.[name]) ?? {})[key];
    return typeof value === 'number' ? value : undefined;
  };
  const cylinder = (record(evaluation['cylindrical']) ?? {})['uniformity'];
  return {
    maintained_illuminance_lx: evaluation.task.mean_lx,
    uniformity: evaluation.task.uniformity,
    ugr: evaluation.ugr_max,
    walls_mean_lx: evaluation.walls_mean_lx,
    walls_uniformity: part('walls', 'uniformity'),
    ceiling_mean_lx: evaluation.ceiling_mean_lx,
    ceiling_uniformity: part('ceiling', 'uniformity'),
    cylindrical_mean_lx: evaluation.cylindrical_mean_lx,
    cylindrical_uniformity: typeof cylinder === 'number' ? cylinder : undefined,
    power_density_W_per_m2: evaluation.power_density_W_per_m2,
  };
}

/** Pass where every check that binds passes. */
export const verdictOf = (checks: readonly Check[]): 'pass' | 'fail' =>
  checks.every((check) => check.pass !== false || check['binding'] === false) ? 'pass' : 'fail';

/** Products that were ranked but not evaluated exactly, and how many of them the rank stage takes to pass. */
export interface NotExact {
  products: number;
  passing_by_rank_stage: number;
}
/** None where every product was evaluated exactly. */
export function notEvaluatedExactly(ranking: Ranking): NotExact | null {
  const rest = record(ranking['not_evaluated_exactly']) as unknown as NotExact | null;
  return rest && rest.products > 0 ? rest : null;
}
