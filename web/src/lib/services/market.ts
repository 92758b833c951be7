import { api, ofPartnership, unwrap } from './api';
import type { components } from './api-schema';

export type MarketAccess = components['schemas']['MarketAccess'];
export type MarketReport = MarketAccess['markets'][number];
export type MarketRule = components['schemas']['MarketRule'];
export type MarketChange = MarketReport['changes'][number];
export type MarketPaper = components['schemas']['MarketPaper'];
type Language = components['schemas']['Language'];
/** Asks what holds on a day, in a language. */
export type AskMarkets = (date: string, language: Language) => Promise<MarketAccess>;

export const marketsOfFile =
  (sha256: string): AskMarkets =>
  (date, language) =>
    unwrap(
      api.GET('/catalogue/products/{sha256}/market-access', {
        params: { path: { sha256 }, query: { date, language, ...ofPartnership() } },
      }),
    );

export const marketsOfRecord =
  (id: string): AskMarkets =>
  (date, language) =>
    unwrap(api.GET('/products/{id}/market-access', { params: { path: { id }, query: { date, language } } }));

const order = ['missed', 'to_be_shown', 'met', 'not_applicable'];
/** What stands in the way comes first; among equals, in the order of the report (law first). */
export const byUrgency = (rules: readonly MarketRule[]): MarketRule[] =>
  rules.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));

/** Days on which something changes on a market, and how many things do. */
export interface Mark {
  date: string;
  changes: MarketChange[];
}
export interface TimeLine {
  /** The first and last day drawn. */
  from: string;
  to: string;
  markets: { market: MarketReport['market']; marks: Mark[] }[];
  /** Papers that end, each once. */
  papers: MarketPaper[];
}

const shifted = (date: string, days: number): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};
const greatest = (dates: readonly string[]): string => dates.reduce((a, b) => (a > b ? a : b));

/** What there is to draw: from a month before the day until some months after the last change. */
export function timeLineOf({ date, markets, papers }: MarketAccess): TimeLine {
  const ending = papers.filter((paper) => paper.until);
  const known = new Map(ending.map((paper) => [`${paper.number} ${paper.covers.join()}`, paper]));
  const changes = markets.flatMap((market) => market.changes.map((change) => change.date));
  return {
    from: shifted(date, -31),
    to: shifted(greatest([shifted(date, 365), ...changes]), 120),
    markets: markets.map(({ market, changes: all }) => ({
      market,
      marks: [...Map.groupBy(all, (change) => change.date)].map(([day, group]) => ({ date: day, changes: group })),
    })),
    papers: [...known.values()],
  };
}

/** Where a day lies between two others, from 0 to 1; days outside lie at the ends. */
export function placeOf(date: string, { from, to }: { from: string; to: string }): number {
  const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  return Math.min(1, Math.max(0, (at(date) - at(from)) / (at(to) - at(from))));
}
